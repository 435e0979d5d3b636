//! A share from two counts.

use anyhow::ensure;
use clap::Args;

use super::level::{counted, inside};
use crate::cli::decimal::Decimal;
use crate::stats::Proportion;

/// The counts, and the target they are compared with.
#[derive(Args, Debug)]
pub(super) struct Counts {
    /// How many were satisfied.
    #[arg(long, value_name = "X", requires = "trials")]
    successes: Option<u64>,
    /// How many answered.
    #[arg(long, value_name = "N", requires = "successes")]
    trials: Option<u64>,
    /// How many there are in all, where those who answered were drawn from so few that it matters.
    #[arg(long, value_name = "N", requires = "successes")]
    population: Option<u64>,
    /// The share to be reached, kept to the digit [default: 0.9].
    #[arg(long, value_name = "SHARE", requires = "successes")]
    target: Option<Decimal>,
}

/// The default of `--target`: nine in ten.
const NINETY: Decimal = Decimal { numerator: 9, denominator: 10 };

impl Counts {
    /// The figures of the counts; `None` where there are none.
    pub(super) fn figures(&self, level: f64) -> anyhow::Result<Option<Proportion>> {
        let (Some(successes), Some(trials)) = (self.successes, self.trials) else {
            return Ok(None);
        };
        counted(("--successes", "--trials"), successes, trials)?;
        if let Some(population) = self.population {
            ensure!(
                population >= trials,
                "--population is {population}, less than --trials {trials}: nobody counts twice"
            );
        }
        let target = self.target.unwrap_or(NINETY).share()?;
        let level = inside("--level", level)?;
        Ok(Some(Proportion::of(successes, trials, &target, level, self.population)))
    }
}
