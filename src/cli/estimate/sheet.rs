//! Columns of a CSV file, as numbers or as labels.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::bail;

use super::rows::each_row;
use crate::base::table::number;
use crate::cli::faults::Faults;

/// Reads the columns `wanted` as numbers, one list a column in that order; a blank cell is `None`.
pub(super) fn numbers(path: &Path, wanted: &[String]) -> anyhow::Result<Vec<Vec<Option<f64>>>> {
    let mut columns = vec![Vec::new(); wanted.len()];
    let names: Vec<&str> = wanted.iter().map(String::as_str).collect();
    each_row(path, &names, |row, cells, faults| {
        for ((numbers, column), text) in columns.iter_mut().zip(wanted).zip(cells) {
            numbers.push(Cell { row, column, text }.number(faults));
        }
    })?;
    Ok(columns)
}

/// A cell, its place and the name of its column.
#[derive(Clone, Copy)]
pub(crate) struct Cell<'a> {
    pub(crate) row: u64,
    pub(crate) column: &'a str,
    pub(crate) text: &'a str,
}

impl Cell<'_> {
    pub(crate) fn fault(self, sentence: &str, faults: &mut Faults) {
        faults.add(self.row, self.column, sentence);
    }

    /// A number, `None` when the cell is blank; anything but a finite number is a fault.
    pub(crate) fn number(self, faults: &mut Faults) -> Option<f64> {
        let text = self.text;
        if is_blank(text) {
            return None;
        }
        let marks = faults.marks.get(self.column).copied().unwrap_or_default();
        match number(text, marks) {
            Ok(number) => Some(number),
            Err(fault) => {
                self.fault(&fault.sentence(text).en, faults);
                None
            }
        }
    }
}

/// Whether a cell holds nothing; R writes `NA`.
pub(crate) fn is_blank(cell: &str) -> bool {
    cell.is_empty() || cell == "NA"
}

/// Refuses a column that `option` names twice.
pub(super) fn different(option: &str, names: &[String]) -> anyhow::Result<()> {
    let mut seen = BTreeSet::new();
    if let Some(twice) = names.iter().find(|name| !seen.insert(*name)) {
        bail!("{option}: `{twice}` is named twice; name each column once");
    }
    Ok(())
}
