//! `hailong estimate ratio`: the ratio of two columns' totals.

use std::path::PathBuf;

use clap::Args;

use super::parts::Parts;
use super::print::print;
use super::sample::{self, Holds};
use super::sampling::Sampling;

/// Arguments of the command.
#[derive(Args, Debug)]
pub(crate) struct Ratio {
    /// CSV with a header and a row a respondent.
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// The column above the line; a row with a blank cell stays in the design, not in the figure.
    #[arg(long, value_name = "COL")]
    y: String,
    /// The column below it.
    #[arg(long, value_name = "COL")]
    x: String,
    #[command(flatten)]
    parts: Parts,
    #[command(flatten)]
    sampling: Sampling,
}

impl Ratio {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let columns = [(self.y.as_str(), Holds::Numbers), (self.x.as_str(), Holds::Numbers)];
        let asked = self.parts.with(&columns);
        let sample = sample::read(&self.data, &self.sampling, &asked)?;
        let answer = self.parts.answer(&sample, self.sampling.level, |part| {
            let (y, x) = (part.numbers(0), part.numbers(1));
            let estimate = part.design.ratio(y, x, part.domain);
            part.row(estimate.as_ref(), y, Some(x))
        });
        print(&answer, self.sampling.json)
    }
}
