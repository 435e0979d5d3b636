//! Faults of a file: all are counted, the first are listed.

use std::collections::BTreeMap;
use std::fmt;

use crate::base::table::Marks;
use crate::base::text::with_digits_cut;

/// How many are listed: enough to see a pattern.
const LISTED: usize = 50;

/// What is wrong with a file.
#[derive(Debug, Default)]
pub(super) struct Faults {
    listed: Vec<String>,
    count: usize,
    /// How numbers are written in the file, by column: whether a cell is one depends on it.
    pub(super) marks: BTreeMap<String, Marks>,
}

impl Faults {
    /// Adds one, found in `row` (the header is 1, as spreadsheets count) and `column`.
    pub(super) fn add(&mut self, row: u64, column: &str, sentence: &str) {
        self.count += 1;
        if self.listed.len() < LISTED {
            let column =
                if column.is_empty() { String::new() } else { format!(", column `{column}`") };
            let place = match (row, &*column) {
                (0, "") => String::new(),
                _ => format!("row {row}{column}: "),
            };
            self.listed.push(format!("{place}{}", with_digits_cut(sentence)));
        }
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.listed {
            writeln!(f, "{fault}")?;
        }
        match self.count - self.listed.len() {
            0 => Ok(()),
            more => writeln!(f, "and {more} more"),
        }
    }
}
