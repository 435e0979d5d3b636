//! Figures of the whole sample, or of each of its parts.

use clap::{Args, ValueEnum};
use rand::RngExt;
use serde_json::{Value, json};

use super::sample::{Column, Holds, Sample};
use crate::base::random::Random;
use crate::stats::design::{Design, Domain, Estimate, Intervals, Quotient, ReplicateMethod};

/// Which parts, and whether standard errors are estimated by replicates too.
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
    name: Option<&'a str>,
    pub(super) design: &'a Design,
    pub(super) domain: Domain<'a>,
    columns: &'a [Column],
    level: f64,
    parts: &'a Parts,
}

impl Parts {
    /// The columns `asked` for, and the one of the parts.
    pub(super) fn with<'a>(&'a self, asked: &[(&'a str, Holds)]) -> Vec<(&'a str, Holds)> {
        let by = self.by.iter().map(|by| (by.as_str(), Holds::Text));
        asked.iter().copied().chain(by).collect()
    }

    /// The design and `row` of each part; a row of the file with a blank among the columns asked
    /// for is in none.
    pub(super) fn answer(
        &self,
        sample: &Sample,
        level: f64,
        row: impl Fn(&Part<'_>) -> Value,
    ) -> Value {
        let (columns, by) = match (&self.by, sample.columns.split_last()) {
            (Some(_), Some((by, asked))) => (asked, Some(&by.labels)),
            _ => (&sample.columns[..], None),
        };
        let is_known = |row: usize| columns.iter().all(|column| column.known[row]);
        let known: Vec<bool> = (0..sample.design.rows()).map(is_known).collect();
        let of = |name, members: &[bool]| {
            let (design, domain) = (&sample.design, Domain(members));
            row(&Part { name, design, domain, columns, level, parts: self })
        };
        let estimates: Vec<Value> = match by {
            None => vec![of(None, &known)],
            Some(labels) => {
                let values = labels.in_order().into_iter();
                values
                    .map(|(value, place)| of(Some(value), &labels.members(place, &known)))
                    .collect()
            }
        };
        sample.answer(json!({ "estimates": estimates }))
    }
}

impl<'a> Part<'a> {
    /// The numbers of a column asked for.
    pub(super) fn numbers(&self, at: usize) -> &'a [f64] {
        self.columns.get(at).map_or(&[], |column| &column.numbers)
    }

    /// The part's estimate, with the intervals of a proportion, and with replicates of `quotient`
    /// if they are asked for.
    pub(super) fn row(
        &self,
        estimate: Option<&Estimate>,
        intervals: Option<Intervals>,
        quotient: Quotient<'_>,
    ) -> Value {
        let makeup = self.design.makeup(self.domain);
        let mut row = json!({
            "domain": self.name,
            "n": makeup.n,
            "est": estimate.map(|each| each.value),
            "se": estimate.map(Estimate::se),
            "deff": estimate.and_then(|each| each.deff),
            "deff_replace": estimate.and_then(|each| each.deff_replace),
            "degf": makeup.degf(),
            "ci": estimate.and_then(|each| each.interval(self.level)),
            "ci_normal": estimate.and_then(|each| each.normal_interval(self.level)),
        });
        if let Some(intervals) = intervals {
            row["intervals"] = json!(intervals);
        }
        if let Some(resampling) = self.parts.replicates {
            row["replicates"] = self.replicates(resampling, quotient);
        }
        row
    }

    fn replicates(&self, resampling: Resampling, quotient: Quotient<'_>) -> Value {
        let (method, name) = match resampling {
            Resampling::Jackknife if self.design.is_stratified() => {
                (ReplicateMethod::Jackknife, "JKn")
            }
            Resampling::Jackknife => (ReplicateMethod::Jackknife, "JK1"),
            Resampling::Bootstrap => {
                (ReplicateMethod::Bootstrap(self.parts.draws.into()), "bootstrap")
            }
        };
        let found = Random::seeded(self.parts.seed).with(|rng| {
            let mut draw = |below: usize| rng.random_range(0..below);
            self.design.replicated(quotient, self.domain, method, &mut draw)
        });
        json!({
            "method": name,
            "replicates": found.map_or(0, |found| found.replicates),
            "se": found.map(|found| found.se),
        })
    }
}
