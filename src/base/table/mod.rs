//! Rows of named cells, from an uploaded CSV or Excel file. Pure: bytes in, rows out.
//!
//! What could be dangerous is refused before it is parsed: see `guard`. What a cell means is decided by
//! the reader of the rows; a cell is a text here, a day of Excel as `2026-01-31`.

mod columns;
mod fault;
mod guard;
mod refusal;
mod text;
mod workbook;

use std::collections::BTreeMap;

pub use columns::{Cells, Rows};
pub use fault::Fault;
pub use refusal::{HeaderFault, Refusal};

/// The largest file taken, in bytes: 10 MB.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// Columns at most.
pub const MOST_COLUMNS: usize = 40;

/// How much a file may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Most {
    /// Rows below the header.
    pub rows: usize,
    /// Characters of one cell.
    pub characters: usize,
}

impl Most {
    /// Of what a system exports by the day.
    pub const EXPORTED: Self = Self { rows: 20_000, characters: 2_000 };
    /// Of a table kept over years: figures of every province, and in a cell as much as
    /// a cell of Excel holds.
    pub const KEPT: Self = Self { rows: 200_000, characters: 32_767 };
}

/// Bytes of all cells together at most: a workbook may name one long text in every cell.
const MOST_TEXT: usize = 32 * 1024 * 1024;

/// A header and the rows below it; rows without any text are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    header: Row,
    rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the file, from 1, as a spreadsheet counts.
    pub number: u64,
    cells: Vec<String>,
    /// How many cells stand in it, blank ones among them; of a text alone, a workbook does not tell.
    written: Option<usize>,
}

impl Row {
    /// The text of the cell at `place`, trimmed; empty where there is none.
    pub fn cell(&self, place: usize) -> &str {
        self.cells.get(place).map_or("", String::as_str)
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}

/// Reads a file, by its bytes: XLSX, or CSV in UTF-8 with commas, semicolons or tabs between cells and
/// with or without a byte-order mark.
///
/// # Errors
/// When it is neither, or larger or odder than anything an office keeps.
pub fn read(bytes: &[u8], most: Most) -> Result<Sheet, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    let rows = match bytes {
        [b'P', b'K', 3, 4, ..] => workbook::rows(bytes, most)?,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(Refusal::OldExcel),
        _ => text::rows(bytes, most)?,
    };
    let mut rows = rows.into_iter().filter(|row| !row.is_blank());
    Ok(Sheet { header: rows.next().ok_or(Refusal::Empty)?, rows: rows.collect() })
}

impl Sheet {
    /// The rows below the header.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Where each of `columns` stands.
    pub fn places<const N: usize>(
        &self,
        columns: [&'static str; N],
    ) -> Result<[usize; N], Vec<HeaderFault>> {
        let (places, faults) = self.found(columns);
        if faults.is_empty() { Ok(places.map(Option::unwrap_or_default)) } else { Err(faults) }
    }

    /// Where each of `columns` stands first, if it does, and what is wrong with the header.
    fn found<const N: usize>(
        &self,
        columns: [&'static str; N],
    ) -> ([Option<usize>; N], Vec<HeaderFault>) {
        let header: Vec<String> = self.header.cells.iter().map(|it| it.to_lowercase()).collect();
        let mut faults = Vec::new();
        let places = columns.map(|column| {
            let mut found = (0..header.len()).filter(|place| header[*place] == column);
            let first = found.next();
            if first.is_none() {
                faults.push(HeaderFault::Missing(column));
            } else if found.next().is_some() {
                faults.push(HeaderFault::Twice(column));
            }
            first
        });
        let unknown = self.header.cells.iter().zip(&header);
        let unknown =
            unknown.filter(|(_, name)| !name.is_empty() && !columns.contains(&name.as_str()));
        faults.extend(unknown.map(|(written, _)| HeaderFault::Unknown(written.clone())));
        (places, faults)
    }

    /// The number of the header's row.
    pub fn header_row(&self) -> u64 {
        self.header.number
    }

    /// Whether a row has text to the right of the header's last column.
    pub fn is_too_wide(&self, row: &Row) -> bool {
        row.cells.iter().skip(self.header.cells.len()).any(|cell| !cell.is_empty())
    }
}

/// Cells as they are gathered, within the limits.
struct Gathered {
    most: Most,
    /// By number: a workbook may have them in any order.
    rows: BTreeMap<u64, Row>,
    text: usize,
}

impl Gathered {
    fn within(most: Most) -> Self {
        Self { most, rows: BTreeMap::new(), text: 0 }
    }

    /// In the order of their numbers.
    fn into_rows(self) -> Vec<Row> {
        self.rows.into_values().collect()
    }

    /// Puts a text into a cell; `row` and `column` count from 0.
    fn put(&mut self, (row, column): (usize, usize), text: &str) -> Result<(), Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        let number = u64::try_from(row).unwrap_or(u64::MAX).saturating_add(1);
        if column >= MOST_COLUMNS || row > self.most.rows {
            return Err(Refusal::FarCell {
                row: number,
                column: column.saturating_add(1),
                most: self.most.rows,
            });
        }
        if text.chars().count() > self.most.characters {
            return Err(Refusal::LongCell {
                row: number,
                column: column.saturating_add(1),
                most: self.most.characters,
            });
        }
        self.text += text.len();
        if self.text > MOST_TEXT {
            return Err(Refusal::TooMuch);
        }
        let row = self.rows.entry(number).or_default();
        row.number = number;
        let cells = &mut row.cells;
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        text.clone_into(&mut cells[column]);
        Ok(())
    }

    /// Notes how many cells stand in the row, which counts from 0, unless it has no text.
    fn wrote(&mut self, row: usize, cells: usize) {
        let number = u64::try_from(row).unwrap_or(u64::MAX).saturating_add(1);
        if let Some(row) = self.rows.get_mut(&number) {
            row.written = Some(cells);
        }
    }
}

#[cfg(test)]
mod tests;
