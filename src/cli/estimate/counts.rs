//! A share from two counts.

use anyhow::ensure;
use clap::Args;

use super::level::{counted, inside};
use crate::cli::wanted::Wanted;
use crate::measure::Proportion;
use crate::survey::{Target, TargetRule};

/// The counts, and what they are held against.
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
    target: Option<Wanted>,
}

/// The target of a share that names none: nine in ten.
const NINETY: Wanted = Wanted { numerator: 9, denominator: 10 };

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
        let wanted = self.target.unwrap_or(NINETY);
        ensure!(
            wanted.numerator <= wanted.denominator,
            "--target is a share and at most 1: write 0.9 for 90 %"
        );
        let target = Target {
            numerator: wanted.numerator,
            denominator: wanted.denominator,
            rule: TargetRule::AtLeast,
        };
        let level = inside("--level", level)?;
        let figures = Proportion::of(successes, trials, &target, level, self.population);
        Ok(Some(figures))
    }
}
