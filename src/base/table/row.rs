//! One row of a file. Pure.

use csv::StringRecord;

use super::oddity::Odd;
use super::{Most, Refusal};

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the file, from 1, as a spreadsheet counts.
    pub number: u64,
    pub(super) cells: StringRecord,
    /// Cells whose text is not what was meant, by their places.
    pub(super) odd: Vec<(usize, Odd)>,
}

impl Row {
    /// The text of the cell at `place`, trimmed; empty where there is none.
    pub fn cell(&self, place: usize) -> &str {
        self.cells.get(place).unwrap_or_default().trim()
    }

    /// All cells, trimmed.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(str::trim)
    }

    /// How many cells have text.
    pub fn filled(&self) -> usize {
        self.cells().filter(|cell| !cell.is_empty()).count()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.filled() == 0
    }

    /// The first text in it, shortened.
    pub(super) fn begin(&self) -> String {
        let first = self.cells().find(|cell| !cell.is_empty()).unwrap_or_default();
        let begin: String = first.chars().take(60).collect();
        if begin.len() < first.len() { format!("{begin}…") } else { begin }
    }

    pub(super) fn must_be_within(&self, most: Most) -> Result<(), Refusal> {
        let last = (0..self.cells.len()).rfind(|place| !self.cell(*place).is_empty());
        let Some(last) = last else { return Ok(()) };
        if last >= most.columns || self.number > most.rows as u64 + 1 {
            return Err(Refusal::FarCell { row: self.number, column: last + 1, most });
        }
        let is_long =
            |cell: &str| cell.len() > most.characters && cell.chars().count() > most.characters;
        match self.cells().position(is_long) {
            Some(place) => Err(Refusal::LongCell {
                row: self.number,
                column: place + 1,
                most: most.characters,
            }),
            None => Ok(()),
        }
    }
}
