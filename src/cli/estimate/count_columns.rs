//! Columns of successes and trials.

use std::path::{Path, PathBuf};

use clap::Args;

use super::level::MOST;
use super::rows::each_row;
use super::sheet::{Cell, is_blank};
use crate::cli::faults::Faults;
use crate::stats::Counted;

/// Counts over time.
#[derive(Args, Debug)]
pub(super) struct CountSeries {
    /// A CSV file, a row a point of time, in order.
    #[arg(long, value_name = "FILE")]
    pub(super) data: PathBuf,
    /// The column of satisfied answers.
    #[arg(long, value_name = "COL")]
    successes: String,
    /// The column of valid answers; a blank or 0 is a gap.
    #[arg(long, value_name = "COL")]
    trials: String,
}

impl CountSeries {
    pub(super) fn read(&self) -> anyhow::Result<Vec<Counted>> {
        let mut points = Vec::new();
        let columns = CountColumns { successes: &self.successes, trials: &self.trials };
        columns.each(&self.data, &[], |_, counted| points.push(counted))?;
        Ok(points)
    }
}

/// Names of the two columns.
#[derive(Clone, Copy)]
pub(super) struct CountColumns<'a> {
    pub(super) successes: &'a str,
    pub(super) trials: &'a str,
}

impl CountColumns<'_> {
    /// Calls `each` with a row's cells under `labels` and its counts, 0 where they are blank. Fails
    /// at the end with every fault of the file.
    pub(super) fn each(
        self,
        path: &Path,
        labels: &[&str],
        mut each: impl FnMut(&[&str], Counted),
    ) -> anyhow::Result<()> {
        let Self { successes, trials } = self;
        each_row(path, &[labels, &[successes, trials]].concat(), |row, cells, faults| {
            let Some((before, [part, whole])) = cells.split_last_chunk() else { return };
            let successes = Cell { row, column: successes, text: part };
            let trials = Cell { row, column: trials, text: whole };
            let (part, whole) = (count(successes, faults), count(trials, faults));
            let (Ok(part), Ok(whole)) = (part, whole) else { return };
            match (part, whole) {
                (Some(part), Some(whole)) if part > whole => {
                    let sentence = format!("{part} is more than the {whole} trials of the row.");
                    successes.fault(&sentence, faults);
                }
                (Some(part), None) if part > 0 => {
                    trials.fault("is blank, and there are successes. Write how many.", faults);
                }
                (None, Some(whole)) if whole > 0 => {
                    successes.fault("is blank, and there are trials. Write 0 for none.", faults);
                }
                _ => each(
                    before,
                    Counted { successes: part.unwrap_or(0), trials: whole.unwrap_or(0) },
                ),
            }
        })
    }
}

/// The cell was added to the faults.
struct Faulty;

/// A count; `None` is blank.
fn count(cell: Cell<'_>, faults: &mut Faults) -> Result<Option<u64>, Faulty> {
    let text = cell.text;
    if is_blank(text) {
        return Ok(None);
    }
    // R writes counts of doubles as 50, other programs as 50.0.
    let count = text.strip_suffix(".0").unwrap_or(text).parse().ok();
    count.filter(|count| *count <= MOST).map(Some).ok_or_else(|| {
        let sentence =
            format!("`{text}` is no count. Write a whole number up to {MOST}, or leave it blank.");
        cell.fault(&sentence, faults);
        Faulty
    })
}
