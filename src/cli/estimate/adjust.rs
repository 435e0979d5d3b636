//! `hailong estimate adjust`: p-values of many tests at once.

use anyhow::bail;
use clap::Args;
use serde::Serialize;

use super::print::print;
use crate::measure::{benjamini_hochberg, holm};

/// Arguments of the command.
#[derive(Args, Debug)]
pub(crate) struct Adjust {
    /// The p-values, with commas between.
    #[arg(long, value_name = "P1,P2,…", value_delimiter = ',', required = true)]
    p: Vec<f64>,
    /// As JSON rather than as lines.
    #[arg(long)]
    json: bool,
}

/// In the order the p-values came in.
#[derive(Serialize)]
struct Answer {
    holm: Vec<f64>,
    bh: Vec<f64>,
}

impl Adjust {
    pub(super) fn run(self) -> anyhow::Result<()> {
        if let Some((at, p)) = self.p.iter().enumerate().find(|(_, p)| !(0.0..=1.0).contains(*p)) {
            bail!("--p: value {} is {p}, and a p-value lies between 0 and 1", at + 1);
        }
        let answer = Answer { holm: holm(&self.p), bh: benjamini_hochberg(&self.p) };
        print(&answer, self.json)
    }
}
