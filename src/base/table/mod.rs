//! Rows of named cells, from any file of rows: CSV or XLSX, uploaded or named on the command line. Pure: bytes in,
//! rows out.
//!
//! What could be dangerous is refused before it is parsed: see `guard`. What a cell means is decided by the reader of
//! the rows; a cell is a text here, a day of Excel as `2026-01-31`. What was taken for what is in the notes.

mod all;
mod below;
mod book;
mod codes;
mod columns;
mod day;
mod doubt;
mod encoding;
mod fault;
mod format;
mod garbled;
mod group;
mod guard;
mod header;
mod layout;
mod legacy;
mod map;
mod note;
mod number;
mod oddity;
mod outline;
mod package;
mod refusal;
mod row;
mod said;
mod text;
mod total;
mod workbook;
mod wrapped;
mod zeros;

use std::borrow::Cow;

use crate::base::lang::Text;

pub use all::all;
pub use below::Table;
pub use book::File;
pub use codes::{foreign, straightened};
pub use columns::{Cells, Rows};
pub use day::{day, serial_day};
pub use encoding::{Legacy, plain_text};
pub use fault::{Called, Fault};
pub use garbled::sentence as garbled;
pub use group::groups_told;
pub use header::key;
pub use layout::{Choice, Columns, Head, Layout, Said};
pub use map::{ColumnMap, Header, Source, header};
pub use note::untranslated;
pub use number::{Marks, NumberFault, hundredths, number, whole};
pub use outline::Outline;
pub use refusal::Refusal;
pub use row::Row;
pub use zeros::{without_zeros, zero_variants};

/// The largest file that is uploaded or imported, in bytes: 10 MB.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// How much a file may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Most {
    /// Bytes.
    pub bytes: usize,
    /// Rows below the header.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Characters of one cell.
    pub characters: usize,
    /// Whether a row of blank cells is a row: a gap in a series.
    pub blank_rows: bool,
}

impl Most {
    /// Of what a system exports by the day.
    pub const EXPORTED: Self =
        Self { bytes: LARGEST, rows: 20_000, columns: 40, characters: 2_000, blank_rows: false };
    /// Of a table kept over years: figures of every province, and in a cell as much as
    /// a cell of Excel holds.
    pub const KEPT: Self = Self { rows: 200_000, characters: 32_767, ..Self::EXPORTED };
    /// Of data to estimate from, which nobody uploads: microdata of a country.
    pub const DATA: Self = Self {
        bytes: 4 * 1024 * 1024 * 1024,
        rows: 100_000_000,
        columns: 5_000,
        characters: 32_767,
        blank_rows: true,
    };
}

/// A whole file in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    header: Row,
    map: ColumnMap,
    rows: Vec<Row>,
    /// Whether commas part its cells, which may be decimal marks.
    by_commas: bool,
    notes: Vec<Text>,
    faults: Vec<Fault<Text>>,
}

/// Reads a file whose columns are those of `layout`, by its bytes.
///
/// # Errors
/// When it is no file of rows, or larger or odder than anything an office keeps.
pub fn read<'a, const N: usize>(
    source: impl Into<Source<'a>>,
    most: Most,
    layout: &Layout<N>,
) -> Result<Sheet, Refusal> {
    let source = source.into();
    let map = source.map();
    let file = File::open(source.bytes, most)?;
    let mut table = file.table(&|name| map.column(layout, name).is_some())?;
    let mut rows = Vec::new();
    let mut text = 0;
    while let Some(row) = table.next_row()? {
        text += row.cells.as_slice().len();
        if text > MOST_TEXT {
            return Err(Refusal::TooMuch);
        }
        match table.too_wide(&row) {
            Some(fault) => table.faults.push(fault),
            None => rows.push(row),
        }
    }
    let by_commas = table.separator() == Some(',');
    let Table { header, notes, faults, .. } = table;
    Ok(Sheet { header, map, rows, by_commas, notes, faults })
}

/// What was read of a file, and what was taken for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken<T> {
    /// What its rows are.
    pub rows: T,
    /// One sentence each; empty where nothing had to be guessed.
    pub notes: Vec<Text>,
}

/// Bytes of all cells together at most: a workbook may name one long text in every cell.
const MOST_TEXT: usize = 32 * 1024 * 1024;

impl Sheet {
    /// The number of the header's row.
    pub fn header_row(&self) -> u64 {
        self.header.number
    }

    /// What was taken for what, and what was passed over.
    pub fn notes(&self) -> &[Text] {
        &self.notes
    }
}

/// A text without a copy where nothing changes.
type Shared<'a> = Cow<'a, str>;

#[cfg(test)]
mod tests;
