//! `hailong estimate mean`, `total` and `ratio`: figures of columns, by the sample's design.

use std::path::PathBuf;

use clap::Args;
use serde_json::Value;

use super::parts::Parts;
use super::sample::{self, Holds, Sample};
use super::sampling::Sampling;
use crate::stats::design::Quotient;

#[derive(Args, Debug)]
pub(crate) struct Column {
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

impl Column {
    /// The weighted mean.
    pub(super) fn mean(self) -> anyhow::Result<Value> {
        let sample = self.sample()?;
        let ones = vec![1.0; sample.design.rows()];
        Ok(self.parts.answer(&sample, self.sampling.level, |part| {
            let y = part.numbers(0);
            let mean = part.design.mean(y, part.domain);
            part.row(mean.as_ref(), None, Quotient { y, x: Some(&ones) })
        }))
    }

    /// The population's total.
    pub(super) fn total(self) -> anyhow::Result<Value> {
        Ok(self.parts.answer(&self.sample()?, self.sampling.level, |part| {
            let y = part.numbers(0);
            let total = part.design.total(y, part.domain);
            part.row(total.as_ref(), None, Quotient { y, x: None })
        }))
    }

    fn sample(&self) -> anyhow::Result<Sample> {
        let columns = self.parts.with(&[(&self.y, Holds::Numbers)]);
        sample::read(&self.data, &self.sampling, &columns)
    }
}

impl Ratio {
    /// The ratio of the two totals.
    pub(super) fn answer(self) -> anyhow::Result<Value> {
        let columns = [(self.y.as_str(), Holds::Numbers), (self.x.as_str(), Holds::Numbers)];
        let sample = sample::read(&self.data, &self.sampling, &self.parts.with(&columns))?;
        Ok(self.parts.answer(&sample, self.sampling.level, |part| {
            let (y, x) = (part.numbers(0), part.numbers(1));
            let ratio = part.design.ratio(y, x, part.domain);
            part.row(ratio.as_ref(), None, Quotient { y, x: Some(x) })
        }))
    }
}
