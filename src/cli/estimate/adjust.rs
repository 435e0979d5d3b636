//! `hailong estimate adjust`: p-values of many tests at once.

use anyhow::bail;
use clap::Args;
use serde_json::{Value, json};

use crate::stats::{benjamini_hochberg, holm};

#[derive(Args, Debug)]
pub(crate) struct Adjust {
    /// The p-values, with commas between.
    #[arg(long, value_name = "P1,P2,…", value_delimiter = ',', required = true)]
    p: Vec<f64>,
}

impl Adjust {
    /// Adjusted p-values in the order of `--p`.
    pub(super) fn answer(self) -> anyhow::Result<Value> {
        if let Some((at, p)) = self.p.iter().enumerate().find(|(_, p)| !(0.0..=1.0).contains(*p)) {
            bail!("--p: value {} is {p}, and a p-value lies between 0 and 1", at + 1);
        }
        Ok(json!({ "holm": holm(&self.p), "bh": benjamini_hochberg(&self.p) }))
    }
}
