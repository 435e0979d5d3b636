//! `hailong estimate difference`: the difference of two groups' means.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use serde_json::{Value, json};

use super::sample::{self, Holds};
use super::sampling::Sampling;
use crate::stats::design::Domain;

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

impl Difference {
    /// The second group's mean less the first one's.
    pub(super) fn answer(self) -> anyhow::Result<Value> {
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
        Ok(sample.answer(json!({
            "groups": [first, second],
            "n": found.n,
            "means": found.means,
            "diff": found.value,
            "se": found.se,
            "t": found.t(),
            "df": found.degf,
            "p": found.p_two_sided(),
            "ci": found.interval(self.sampling.level),
        })))
    }
}
