//! `hailong papi`: published PAPI figures added up, ranked and compared.
//!
//! A command a file; `columns` knows the names a file may use, `file` reads it.

mod columns;
mod compare;
mod file;
mod print;
mod province;
mod rank;
mod score;

use anyhow::anyhow;
use clap::Subcommand;
use serde::Serialize;

use super::notes;
use super::terminal::say_json;
use crate::domain::measure::papi::{Series, Structure};

#[derive(Subcommand, Debug)]
pub(super) enum Papi {
    /// Dimensions and totals from sub-dimensions.
    Score(score::Score),
    /// Ranks, the four groups and the distance to the next one.
    Rank(rank::Rank),
    /// Two years of each province, where the series allows it.
    Compare(compare::Compare),
}

impl Papi {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let series = Series::built_in().map_err(|fault| anyhow!("surveys/papi: {fault}"))?;
        match self {
            Self::Score(task) => task.run(&series),
            Self::Rank(task) => task.run(&series),
            Self::Compare(task) => task.run(&series),
        }
    }
}

/// The structure of `year`, or why there is none.
fn structure(series: &Series, year: i32) -> anyhow::Result<Structure<'_>> {
    series.of_year(year).ok_or_else(|| {
        let known = series.years().map(|(first, last)| format!("; known are {first} to {last}"));
        let known = known.unwrap_or_default();
        anyhow!("what PAPI is made of in {year} is not known{known}")
    })
}

/// Prints a table, or the answer as JSON.
fn tell(answer: &impl Serialize, json: bool, table: impl FnOnce() -> String) -> anyhow::Result<()> {
    if json {
        notes::complain();
        return say_json(answer);
    }
    say!("{}", table().trim_end());
    notes::say();
    Ok(())
}
