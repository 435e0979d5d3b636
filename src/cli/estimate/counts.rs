//! `hailong estimate proportion` from two counts.

use anyhow::ensure;
use clap::Args;

use super::level::{counted, inside};
use super::print::print;
use crate::cli::wanted::Wanted;
use crate::measure::Proportion;
use crate::survey::{Target, TargetRule};

/// Arguments of the command.
#[derive(Args, Debug)]
pub(in crate::cli) struct Counts {
    /// How many were satisfied.
    #[arg(long, value_name = "X")]
    successes: u64,
    /// How many answered.
    #[arg(long, value_name = "N")]
    trials: u64,
    /// How many there are in all, where those who answered were drawn from so few that it matters.
    #[arg(long, value_name = "N")]
    population: Option<u64>,
    /// The share to be reached, kept to the digit.
    #[arg(long, value_name = "SHARE", default_value = "0.9")]
    target: Wanted,
    /// The level of the intervals.
    #[arg(long, default_value_t = 0.95, allow_negative_numbers = true)]
    level: f64,
    /// As JSON rather than as lines.
    #[arg(long)]
    json: bool,
}

impl Counts {
    pub(super) fn run(self) -> anyhow::Result<()> {
        counted(("--successes", "--trials"), self.successes, self.trials)?;
        if let Some(population) = self.population {
            ensure!(
                population >= self.trials,
                "--population is {population}, less than --trials {}: nobody counts twice",
                self.trials
            );
        }
        ensure!(
            self.target.numerator <= self.target.denominator,
            "--target is a share and at most 1: write 0.9 for 90 %"
        );
        let target = Target {
            numerator: self.target.numerator,
            denominator: self.target.denominator,
            rule: TargetRule::AtLeast,
        };
        let level = inside("--level", self.level)?;
        let answer = Proportion::of(self.successes, self.trials, &target, level, self.population);
        print(&answer, self.json)
    }
}
