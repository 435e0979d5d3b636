//! Figures of the whole sample, or of each of its parts.

use clap::{Args, ValueEnum};
use rand::RngExt;

use super::answer::{Answer, Replicates, Row, Weights};
use super::sample::{Column, Holds, Sample};
use crate::chance::Chance;
use crate::measure::design::{Basis, Design, Domain, Estimate, Makeup, Quotient, ReplicateMethod};

/// Which parts, and whether a second opinion on their standard errors is asked for.
#[derive(Args, Debug)]
pub(super) struct Parts {
    /// A figure for each value of this column.
    #[arg(long, value_name = "COL")]
    by: Option<String>,
    /// Standard errors of samples made from the sample, beside the linearised ones.
    #[arg(long, value_enum, conflicts_with_all = ["post", "rake", "trim"])]
    replicates: Option<Resampling>,
    /// How many samples the bootstrap makes.
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u16).range(2..))]
    draws: u16,
    /// The bootstrap's seed: the same seed makes the same samples.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// How samples are made from the sample.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Resampling {
    /// Each cluster left out once.
    Jackknife,
    /// Clusters drawn anew.
    Bootstrap,
}

/// One part of the sample.
pub(super) struct Part<'a> {
    name: Option<String>,
    pub(super) design: &'a Design,
    pub(super) domain: Domain<'a>,
    pub(super) columns: &'a [Column],
    makeup: Makeup,
    level: f64,
    parts: &'a Parts,
}

impl Parts {
    /// The columns that are asked for, and the one of the parts.
    pub(super) fn with<'a>(&'a self, asked: &[(&'a str, Holds)]) -> Vec<(&'a str, Holds)> {
        let by = self.by.iter().map(|by| (by.as_str(), Holds::Text));
        asked.iter().copied().chain(by).collect()
    }

    /// `figure` of each part; a row with a blank among the columns asked for is in none.
    pub(super) fn answer(
        &self,
        sample: &Sample,
        level: f64,
        figure: impl Fn(&Part<'_>) -> Row,
    ) -> Answer {
        let (asked, by) = match (&self.by, sample.columns.split_last()) {
            (Some(_), Some((by, asked))) => (asked, Some(&by.labels)),
            _ => (&sample.columns[..], None),
        };
        let mut known = vec![true; sample.design.rows()];
        for column in asked {
            for (known, here) in known.iter_mut().zip(&column.known) {
                *known &= here;
            }
        }
        let of = |name: Option<&str>, members: &[bool]| {
            figure(&Part {
                name: name.map(str::to_owned),
                design: &sample.design,
                domain: Domain(members),
                columns: asked,
                makeup: sample.design.makeup(Domain(members)),
                level,
                parts: self,
            })
        };
        let estimates = match by {
            None => vec![of(None, &known)],
            Some(labels) => {
                let values = labels.in_order();
                let part = |(value, place): &(&str, usize)| {
                    of(Some(value), &labels.members(*place, &known))
                };
                values.iter().map(part).collect()
            }
        };
        Answer { design: Basis::of(&sample.design), weights: Weights::of(sample), estimates }
    }
}

impl<'a> Part<'a> {
    /// The numbers of a column asked for.
    pub(super) fn numbers(&self, at: usize) -> &'a [f64] {
        self.columns.get(at).map_or(&[], |column| &column.numbers)
    }

    /// The part's estimate; with replicates of Σ w·y / Σ w·x, or of Σ w·y without `x`.
    pub(super) fn row(&self, estimate: Option<&Estimate>, y: &[f64], x: Option<&[f64]>) -> Row {
        let mut row = Row::of(self.name.clone(), estimate, &self.makeup, self.level);
        row.replicates = self.replicates(y, x);
        row
    }

    fn replicates(&self, y: &[f64], x: Option<&[f64]>) -> Option<Replicates> {
        let (method, name) = match self.parts.replicates? {
            Resampling::Jackknife if self.design.is_stratified() => {
                (ReplicateMethod::Jackknife, "JKn")
            }
            Resampling::Jackknife => (ReplicateMethod::Jackknife, "JK1"),
            Resampling::Bootstrap => {
                let draws = usize::from(self.parts.draws);
                (ReplicateMethod::Bootstrap(draws), "bootstrap")
            }
        };
        let chance = Chance::seeded(self.parts.seed);
        let found = chance.with(|rng| {
            let mut draw = |below: usize| rng.random_range(0..below);
            self.design.replicated(Quotient { y, x }, self.domain, method, &mut draw)
        });
        Some(Replicates {
            method: name,
            made: found.map_or(0, |found| found.replicates),
            se: found.map(|found| found.se),
        })
    }
}
