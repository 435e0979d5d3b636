//! `hailong estimate difference`: the difference of two groups' means.

use anyhow::bail;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::answer::Weights;
use super::print::print;
use super::sample::{self, Holds};
use super::sampling::Sampling;
use crate::measure::Interval;
use crate::measure::design::{Basis, Domain};

/// Arguments of the command.
#[derive(Args, Debug)]
pub(crate) struct Difference {
    /// CSV with a header and a row a respondent.
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// The column of numbers.
    #[arg(long, value_name = "COL")]
    y: String,
    /// The column of two values, whose means are compared.
    #[arg(long, value_name = "COL")]
    group: String,
    #[command(flatten)]
    sampling: Sampling,
}

/// The second group's mean less the first one's.
#[derive(Serialize)]
struct Answer {
    design: Basis,
    #[serde(skip_serializing_if = "Option::is_none")]
    weights: Option<Weights>,
    groups: [String; 2],
    n: [usize; 2],
    means: [f64; 2],
    diff: f64,
    se: f64,
    t: Option<f64>,
    df: usize,
    p: Option<f64>,
    ci: Option<Interval>,
}

impl Difference {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let asked = [(self.y.as_str(), Holds::Numbers), (self.group.as_str(), Holds::Text)];
        let sample = sample::read(&self.data, &self.sampling, &asked)?;
        let [y, group] = &sample.columns[..] else {
            bail!("a difference needs two columns");
        };
        let groups = group.labels.in_order();
        let [(first, one), (second, other)] = groups[..] else {
            bail!("`{}` has {} values; a difference is of two", self.group, groups.len());
        };
        let members = |place| group.labels.members(place, &y.known);
        let (ones, others) = (members(one), members(other));
        let found = sample.design.difference(&y.numbers, Domain(&ones), Domain(&others));
        let Some(found) = found else {
            bail!("one of the groups `{first}` and `{second}` has no rows that weigh anything");
        };
        let answer = Answer {
            design: Basis::of(&sample.design),
            weights: Weights::of(&sample),
            groups: [first.to_owned(), second.to_owned()],
            n: [found.n.0, found.n.1],
            means: [found.means.0, found.means.1],
            diff: found.value,
            se: found.se,
            t: found.t(),
            df: found.degf,
            p: found.p_two_sided(),
            ci: found.interval(self.sampling.level),
        };
        print(&answer, self.sampling.json)
    }
}
