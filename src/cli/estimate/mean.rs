//! `hailong estimate mean`: the weighted mean of a column, by the sample's design.

use std::path::PathBuf;

use clap::Args;

use super::parts::Parts;
use super::print::print;
use super::sample::{self, Holds};
use super::sampling::Sampling;

/// Arguments of the command.
#[derive(Args, Debug)]
pub(crate) struct Mean {
    /// CSV with a header and a row a respondent.
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// The column of numbers; a row with a blank cell stays in the design, not in the figure.
    #[arg(long, value_name = "COL")]
    y: String,
    #[command(flatten)]
    parts: Parts,
    #[command(flatten)]
    sampling: Sampling,
}

impl Mean {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let asked = self.parts.with(&[(self.y.as_str(), Holds::Numbers)]);
        let sample = sample::read(&self.data, &self.sampling, &asked)?;
        let ones = vec![1.0; sample.design.rows()];
        let answer = self.parts.answer(&sample, self.sampling.level, |part| {
            let y = part.numbers(0);
            let estimate = part.design.mean(y, part.domain);
            part.row(estimate.as_ref(), y, Some(&ones))
        });
        print(&answer, self.sampling.json)
    }
}
