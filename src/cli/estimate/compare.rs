//! `hailong estimate compare`: two shares.

use anyhow::Context;
use clap::Args;
use serde_json::{Value, json};

use super::level::{counted, inside};
use crate::stats::{Comparison, Counted};

#[derive(Args, Debug)]
pub(crate) struct Compare {
    /// How many were satisfied in the first group.
    #[arg(long)]
    x1: u64,
    /// How many answered in the first group.
    #[arg(long)]
    n1: u64,
    /// How many were satisfied in the second group.
    #[arg(long)]
    x2: u64,
    /// How many answered in the second group.
    #[arg(long)]
    n2: u64,
    /// The level of the intervals.
    #[arg(long, default_value_t = 0.95, allow_negative_numbers = true)]
    level: f64,
}

impl Compare {
    pub(super) fn answer(self) -> anyhow::Result<Value> {
        counted(("--x1", "--n1"), self.x1, self.n1)?;
        counted(("--x2", "--n2"), self.x2, self.n2)?;
        let level = inside("--level", self.level)?;
        let first = Counted { successes: self.x1, trials: self.n1 };
        let second = Counted { successes: self.x2, trials: self.n2 };
        let answer = Comparison::of(first, second, level)
            .context("--n1 and --n2 have to be above 0: a group without answers has no share")?;
        Ok(json!(answer))
    }
}
