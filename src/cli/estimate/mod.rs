//! `hailong estimate`: figures from numbers or from a CSV file, without a database.
//!
//! A command a file: its arguments, what it asks `measure`, and the answer's shape as JSON.

mod adjust;
mod print;
pub(super) mod rows;
pub(super) mod sheet;

use clap::Subcommand;

/// The estimates there are.
#[derive(Subcommand, Debug)]
pub(super) enum Estimate {
    /// Corrects p-values for how many there are (Holm; Benjamini and Hochberg).
    Adjust(adjust::Adjust),
}

impl Estimate {
    pub(super) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Adjust(task) => task.run(),
        }
    }
}
