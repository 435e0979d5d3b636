//! A design while its rows are read: labels become numbers; faults name their row.

use std::collections::BTreeMap;

use super::stage::{Lonely, Stage, Stratum};
use super::{Design, count};

/// One row's place in the design.
#[derive(Clone, Copy, Debug)]
pub struct DraftRow<'a> {
    /// Its number in the file, for faults.
    pub number: u64,
    /// What it weighs; `None` when weights follow from the population sizes, or are 1.
    pub weight: Option<f64>,
    /// Its stratum; empty in a design without strata.
    pub stratum: &'a str,
    /// Its cluster at each stage, the largest first; empty when each row is its own cluster.
    pub clusters: &'a [&'a str],
    /// Units in the population of each stage, or the share of them that was drawn.
    pub fpc: &'a [f64],
}

/// Which column a fault is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The strata.
    Strata,
    /// Clusters of a stage, from 0.
    Cluster(usize),
    /// Population sizes of a stage, from 0.
    Fpc(usize),
}

/// What is wrong with a design, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Row of the file.
    pub row: u64,
    /// Column of the file.
    pub part: Part,
    /// What is wrong and what helps.
    pub sentence: String,
}

/// Collects rows.
#[derive(Debug)]
pub struct Draft {
    stratified: bool,
    weights: Option<Vec<f64>>,
    strata: BTreeMap<String, usize>,
    stages: Vec<StageDraft>,
    faults: Vec<Fault>,
}

#[derive(Debug, Default)]
struct StageDraft {
    clusters: Vec<usize>,
    strata_of_clusters: Vec<usize>,
    strata: Vec<StratumDraft>,
}

#[derive(Debug, Default)]
struct StratumDraft {
    name: String,
    first_row: u64,
    labels: BTreeMap<String, usize>,
    sampled: usize,
    fpc: Option<f64>,
}

impl Draft {
    /// An empty design of so many stages of clusters (0: each row is its own).
    pub fn new(stratified: bool, weighted: bool, stages: usize) -> Self {
        let empty = std::iter::repeat_with(StageDraft::default);
        Self {
            stratified,
            weights: weighted.then(Vec::new),
            strata: BTreeMap::new(),
            stages: empty.take(stages.max(1)).collect(),
            faults: Vec::new(),
        }
    }

    /// One more row; its weight is not negative and its population sizes are above 0.
    pub fn add(&mut self, row: &DraftRow<'_>) {
        if let Some(weights) = &mut self.weights {
            weights.push(row.weight.unwrap_or(1.0));
        }
        let strata = self.strata.len();
        let known = self.strata.get(row.stratum).copied();
        let mut stratum = known.unwrap_or(strata);
        if known.is_none() {
            self.strata.insert(row.stratum.to_owned(), strata);
        }
        let mut name = row.stratum;
        for (at, stage) in self.stages.iter_mut().enumerate() {
            let place = Place {
                at,
                stratum,
                name,
                label: row.clusters.get(at).copied(),
                fpc: row.fpc.get(at).copied(),
                row: row.number,
            };
            stratum = stage.add(&place, &mut self.faults);
            name = place.label.unwrap_or_default();
        }
    }

    /// The design of all rows.
    pub fn finish(mut self, lonely: Lonely) -> Result<Design, Vec<Fault>> {
        let sizes = self.are_sizes();
        let mut faults = std::mem::take(&mut self.faults);
        let finite = sizes.is_some();
        let mut stages = Vec::with_capacity(self.stages.len());
        for (at, draft) in self.stages.iter_mut().enumerate() {
            for stratum in &draft.strata {
                faults.extend(stratum.fault_of_size(at, sizes));
            }
            let stage = draft.finish(sizes == Some(true));
            let refused = match lonely {
                Lonely::Fail => true,
                // Within one cluster there is nothing to average over.
                Lonely::Average => at > 0,
                Lonely::Certainty | Lonely::Adjust => false,
            };
            for (stratum, label) in stage.strata.iter().zip(&draft.strata) {
                if refused && (at == 0 || finite) && stratum.is_lonely() {
                    faults.push(label.fault_of_one(at, self.stratified));
                }
            }
            stages.push(stage);
        }
        if !faults.is_empty() {
            faults.sort_by_key(|fault| fault.row);
            return Err(faults);
        }
        let rows = stages.first().map_or(0, |stage| stage.clusters.len());
        let weights = match self.weights {
            Some(weights) => weights,
            None => (0..rows).map(|row| from_sizes(&stages, row)).collect(),
        };
        Ok(Design {
            weights,
            stages,
            finite,
            stratified: self.stratified,
            lonely,
            adjustments: Vec::new(),
        })
    }

    /// Whether finite populations are given as sizes (`true`) or as sampling fractions; `None` if not given.
    ///
    /// As one table: shares at one stage and sizes at another are a fault of a size below 1.
    fn are_sizes(&self) -> Option<bool> {
        let strata = self.stages.iter().flat_map(|stage| &stage.strata);
        let mut label = strata.filter_map(|stratum| stratum.fpc).peekable();
        label.peek()?;
        Some(label.any(|fpc| fpc > 1.0))
    }
}

/// Where a row stands at one stage.
struct Place<'a> {
    at: usize,
    stratum: usize,
    name: &'a str,
    label: Option<&'a str>,
    fpc: Option<f64>,
    row: u64,
}

impl StageDraft {
    /// The unit of the row.
    fn add(&mut self, place: &Place<'_>, faults: &mut Vec<Fault>) -> usize {
        if self.strata.len() <= place.stratum {
            self.strata.push(StratumDraft {
                name: place.name.to_owned(),
                first_row: place.row,
                fpc: place.fpc,
                ..StratumDraft::default()
            });
        }
        let fresh = self.strata_of_clusters.len();
        let stratum = &mut self.strata[place.stratum];
        if stratum.fpc != place.fpc {
            let (other, first) = (place.fpc.unwrap_or(0.0), stratum.fpc.unwrap_or(0.0));
            faults.push(Fault {
                row: place.row,
                part: Part::Fpc(place.at),
                sentence: format!(
                    "is {other} here and {first} in row {}, in the same {}. Write one number for all of it.",
                    stratum.first_row,
                    stratum.label(place.at)
                ),
            });
        }
        let known = place.label.and_then(|label| stratum.labels.get(label));
        let cluster = known.copied().unwrap_or(fresh);
        if cluster == fresh {
            stratum.sampled += 1;
            if let Some(label) = place.label {
                stratum.labels.insert(label.to_owned(), fresh);
            }
            self.strata_of_clusters.push(place.stratum);
        }
        self.clusters.push(cluster);
        cluster
    }

    fn finish(&mut self, sizes: bool) -> Stage {
        let strata = self.strata.iter().map(|draft| Stratum {
            sampled: draft.sampled,
            population: draft.fpc.map(|fpc| if sizes { fpc } else { count(draft.sampled) / fpc }),
        });
        Stage {
            strata: strata.collect(),
            clusters: std::mem::take(&mut self.clusters),
            strata_of_clusters: std::mem::take(&mut self.strata_of_clusters),
        }
    }
}

impl StratumDraft {
    /// A size below 1 among sizes, or below what is in the sample.
    fn fault_of_size(&self, at: usize, sizes: Option<bool>) -> Option<Fault> {
        let fpc = self.fpc.filter(|_| sizes == Some(true))?;
        let sentence = if fpc < 1.0 {
            "is a share, and other cells are population sizes. Write all of them as one or the other."
                .to_owned()
        } else if fpc < count(self.sampled) {
            format!(
                "is {fpc}, and the sample has {} units of the {}. Write how many units there are.",
                self.sampled,
                self.label(at)
            )
        } else {
            return None;
        };
        Some(Fault { row: self.first_row, part: Part::Fpc(at), sentence })
    }

    fn fault_of_one(&self, at: usize, stratified: bool) -> Fault {
        let (part, what) = match (at, stratified) {
            (0, true) => (Part::Strata, format!("stratum `{}` has one cluster", self.name)),
            (0, false) => (Part::Cluster(0), "the file has one cluster".to_owned()),
            _ => (Part::Cluster(at), format!("cluster `{}` has one unit", self.name)),
        };
        let choices = match at {
            0 => "certainty, adjust or average",
            _ => "certainty or adjust",
        };
        let sentence = format!(
            "{what}, from which no variance can be had. \
             Join it with another, or choose --lonely-psu {choices}."
        );
        Fault { row: self.first_row, part, sentence }
    }

    fn label(&self, at: usize) -> String {
        match (at, self.name.as_str()) {
            (0, "") => "population".to_owned(),
            (0, name) => format!("stratum `{name}`"),
            (_, name) => format!("cluster `{name}`"),
        }
    }
}

/// What a row weighs if every unit had the same chance within its stratum: Π N/n; 1 without sizes.
fn from_sizes(stages: &[Stage], row: usize) -> f64 {
    let weight = |stage: &Stage| {
        let cluster = *stage.clusters.get(row)?;
        let stratum = stage.strata.get(*stage.strata_of_clusters.get(cluster)?)?;
        Some(stratum.population? / count(stratum.sampled))
    };
    stages.iter().filter_map(weight).product()
}
