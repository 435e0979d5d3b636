//! `hailong estimate proportion`: a share from two counts, or of a column by the sample's design.

use std::path::{Path, PathBuf};

use anyhow::{bail, ensure};
use clap::Args;
use serde_json::{Value, json};

use super::level::{computable, counted, inside};
use super::parts::Parts;
use super::sample::{self, Column, Holds, Sample};
use super::sampling::Sampling;
use crate::cli::decimal::Decimal;
use crate::stats;
use crate::stats::design::Quotient;

#[derive(Args, Debug)]
pub(crate) struct Proportion {
    #[command(flatten)]
    counts: Counts,
    /// CSV with a header and a row a respondent, in the place of counts.
    #[arg(long, value_name = "FILE", required_unless_present = "successes")]
    #[arg(conflicts_with = "successes")]
    data: Option<PathBuf>,
    /// The column of 0 and 1; a row with a blank cell stays in the design, not in the figure.
    #[arg(long, value_name = "COL", required_unless_present = "successes")]
    #[arg(conflicts_with = "successes")]
    y: Option<String>,
    /// The share of this value, in a column of text.
    #[arg(long, value_name = "VALUE", requires = "y")]
    category: Option<String>,
    #[command(flatten)]
    parts: Parts,
    #[command(flatten)]
    sampling: Sampling,
}

impl Proportion {
    pub(super) fn answer(self) -> anyhow::Result<Value> {
        match (self.counts.figures(self.sampling.level)?, &self.data, &self.y) {
            (Some(figures), ..) => Ok(json!(figures)),
            (None, Some(data), Some(y)) => self.by_design(data, y),
            (None, ..) => bail!("two counts, or --data and --y, tell what the share is of"),
        }
    }

    fn by_design(&self, data: &Path, y: &str) -> anyhow::Result<Value> {
        let holds = match self.category {
            Some(_) => Holds::Text,
            None => Holds::ZeroOne,
        };
        let mut sample = sample::read(data, &self.sampling, &self.parts.with(&[(y, holds)]))?;
        if let Some(category) = &self.category {
            mark(&mut sample, y, category)?;
        }
        let level = self.sampling.level;
        let ones = vec![1.0; sample.design.rows()];
        Ok(self.parts.answer(&sample, level, |part| {
            let y = part.numbers(0);
            let share = part.design.mean(y, part.domain);
            let intervals =
                share.as_ref().map(|share| part.design.intervals(share, y, part.domain, level));
            part.row(share.as_ref(), intervals, Quotient { y, x: Some(&ones) })
        }))
    }
}

/// The counts, and the target they are compared with.
#[derive(Args, Debug)]
struct Counts {
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
    fn figures(&self, level: f64) -> anyhow::Result<Option<stats::Proportion>> {
        let (Some(successes), Some(trials)) = (self.successes, self.trials) else {
            return Ok(None);
        };
        counted(("--successes", "--trials"), successes, trials)?;
        if let Some(population) = self.population {
            computable("--population", population)?;
            ensure!(
                population >= trials,
                "--population is {population}, less than --trials {trials}: nobody counts twice"
            );
        }
        let target = self.target.unwrap_or(NINETY).share()?;
        let level = inside("--level", level)?;
        Ok(Some(stats::Proportion::of(successes, trials, &target, level, self.population)))
    }
}

/// Writes 1 where the column `y` has the value and 0 where it has another.
fn mark(sample: &mut Sample, y: &str, category: &str) -> anyhow::Result<()> {
    let Some(Column { numbers, labels, .. }) = sample.columns.first_mut() else {
        return Ok(());
    };
    let Some(place) = labels.place(category) else {
        let known = labels.in_order();
        let known: Vec<&str> = known.iter().map(|(label, _)| *label).take(20).collect();
        bail!("column `{y}` has no value `{category}`; it has {}", known.join(", "));
    };
    let rows = labels.of_row().iter();
    *numbers = rows.map(|label| f64::from(*label == Some(place))).collect();
    Ok(())
}
