//! The columns that say how a sample was drawn: arguments, reading, and their faults.

use anyhow::ensure;
use clap::{Args, ValueEnum};

use super::estimate::sheet::{Cell, is_blank};
use super::faults::Faults;
use crate::stats::design::{Design, Draft, DraftRow, Lonely, Part};

/// Columns of the design.
#[derive(Args, Debug)]
pub(super) struct Sampled {
    /// Weights [default: from --fpc, else all rows the same].
    #[arg(long, visible_alias = "weight", value_name = "COL")]
    weights: Option<String>,
    /// Strata of the first stage.
    #[arg(long, value_name = "COL")]
    strata: Option<String>,
    /// Clusters, the largest first; labels are read within their stratum [default: each row].
    #[arg(long, value_name = "COL,…", value_delimiter = ',')]
    cluster: Vec<String>,
    /// Population sizes, or shares drawn, a column a stage.
    #[arg(long, value_name = "COL,…", value_delimiter = ',')]
    fpc: Vec<String>,
    /// What a stratum of one cluster is worth.
    #[arg(long, value_name = "POLICY", value_enum, default_value_t)]
    lonely_psu: LonelyPsu,
}

/// The policies, as R's `survey.lonely.psu` names them.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum LonelyPsu {
    /// Refuse.
    #[default]
    Fail,
    /// Nothing: it was sure to be in the sample.
    Certainty,
    /// Its distance from the mean of the whole sample.
    Adjust,
    /// As much as the mean of the other strata.
    Average,
}

impl From<LonelyPsu> for Lonely {
    fn from(policy: LonelyPsu) -> Self {
        match policy {
            LonelyPsu::Fail => Self::Fail,
            LonelyPsu::Certainty => Self::Certainty,
            LonelyPsu::Adjust => Self::Adjust,
            LonelyPsu::Average => Self::Average,
        }
    }
}

impl Sampled {
    /// Whether any column is named.
    pub(super) fn is_given(&self) -> bool {
        !self.names().is_empty()
    }

    /// Whether the design has weights alone.
    pub(super) fn is_simple(&self) -> bool {
        self.strata.is_none() && self.cluster.is_empty() && self.fpc.is_empty()
    }

    /// Whether the options fit each other.
    pub(super) fn check(&self) -> anyhow::Result<()> {
        let stages = self.cluster.len().max(1);
        ensure!(
            self.fpc.is_empty() || self.fpc.len() == stages,
            "--fpc names {} columns for {stages} stages; write one a stage of --cluster",
            self.fpc.len()
        );
        Ok(())
    }

    /// The columns, in the order [`Self::read`] wants their cells.
    pub(super) fn names(&self) -> Vec<&str> {
        let single = self.weights.iter().chain(&self.strata);
        let all = single.chain(&self.cluster).chain(&self.fpc);
        all.map(String::as_str).collect()
    }

    /// A design without rows.
    pub(super) fn draft(&self) -> Draft {
        Draft::new(self.strata.is_some(), self.weights.is_some(), self.cluster.len())
    }

    /// Puts a row into the design.
    pub(super) fn read(&self, row: u64, cells: &[&str], draft: &mut Draft, faults: &mut Faults) {
        let (weight, rest) = cells.split_at(usize::from(self.weights.is_some()));
        let (stratum, rest) = rest.split_at(usize::from(self.strata.is_some()));
        let (clusters, fpc) = rest.split_at(self.cluster.len());
        let mut named = true;
        let labels = self.strata.iter().chain(&self.cluster);
        for (name, cell) in labels.zip(stratum.iter().chain(clusters)) {
            if is_blank(cell) {
                faults.add(row, name, "is blank. Write what the row belongs to.");
                named = false;
            }
        }
        let sizes: Vec<f64> = self
            .fpc
            .iter()
            .zip(fpc)
            .filter_map(|(column, text)| size(Cell { row, column, text }, faults))
            .collect();
        let weight = self.weights.as_ref().zip(weight.first());
        let weight =
            weight.and_then(|(column, text)| weight_of(Cell { row, column, text }, faults));
        // The other faults of a row that is not placed would be noise.
        if named && sizes.len() == self.fpc.len() {
            draft.add(&DraftRow {
                number: row,
                weight,
                stratum: stratum.first().copied().unwrap_or_default(),
                clusters,
                fpc: &sizes,
            });
        }
    }

    /// The design of all rows; `None`, and faults, when there is none.
    pub(super) fn finish(&self, draft: Draft, faults: &mut Faults) -> Option<Design> {
        match draft.finish(self.lonely_psu.into()) {
            Ok(design) => Some(design),
            Err(found) => {
                for fault in found {
                    faults.add(fault.row, self.name_of(fault.part), &fault.sentence);
                }
                None
            }
        }
    }

    /// The column a fault is in; empty for a design that names none.
    fn name_of(&self, part: Part) -> &str {
        let name = match part {
            Part::Strata => self.strata.as_ref(),
            Part::Cluster(stage) => self.cluster.get(stage),
            Part::Fpc(stage) => self.fpc.get(stage),
        };
        name.map_or("", String::as_str)
    }
}

fn weight_of(cell: Cell<'_>, faults: &mut Faults) -> Option<f64> {
    let blank = "is blank. Write the weight, or 0 to leave the row out.";
    let unfit = "is below 0. Write a weight of 0 or more.";
    amount(cell, faults, blank, |weight| weight >= 0.0, unfit)
}

/// A population size or a share drawn.
fn size(cell: Cell<'_>, faults: &mut Faults) -> Option<f64> {
    let blank = "is blank. Write how many units there are.";
    let unfit = "is not above 0. Write how many units there are.";
    amount(cell, faults, blank, |size| size > 0.0, unfit)
}

/// A number that `fits`; anything else is a fault.
fn amount(
    cell: Cell<'_>,
    faults: &mut Faults,
    blank: &str,
    fits: fn(f64) -> bool,
    unfit: &str,
) -> Option<f64> {
    if is_blank(cell.text) {
        cell.fault(blank, faults);
        return None;
    }
    let number = cell.number(faults)?;
    if !fits(number) {
        cell.fault(&format!("`{}` {unfit}", cell.text), faults);
    }
    fits(number).then_some(number)
}
