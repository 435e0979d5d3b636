//! Rows of named cells, from any file of rows: CSV or XLSX, uploaded or named on the command line. Pure: bytes in,
//! rows out.
//!
//! What could be dangerous is refused before it is parsed: see `guard`. What a cell means is decided by the reader of
//! the rows; a cell is a text here, a day of Excel as `2026-01-31`. What was taken for what is in the notes.

mod all;
mod book;
mod columns;
mod day;
mod doubt;
mod encoding;
mod fault;
mod format;
mod garbled;
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
mod text;
mod total;
mod workbook;
mod wrapped;

use std::borrow::Cow;
use std::collections::VecDeque;

use crate::base::lang::Text;

pub use all::all;
pub use book::File;
pub use columns::{Cells, Rows};
pub use day::{day, serial_day};
pub use encoding::Legacy;
pub use fault::{Called, Fault};
pub use garbled::sentence as garbled;
pub use header::key;
pub use layout::{Choice, Columns, Head, Layout, Said};
pub use map::{ColumnMap, Header, Source, header};
pub use note::untranslated;
pub use number::{Marks, NumberFault, hundredths, number, whole};
pub use outline::Outline;
pub use refusal::Refusal;
pub use row::Row;

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

/// A header and the rows below it, one at a time; rows without any text are left out, and so are totals that end
/// the table.
pub struct Table<'f> {
    header: Row,
    /// Rows that were read to find the header.
    early: VecDeque<Row>,
    rest: book::Rest<'f>,
    /// Rows that end the table, as far as is known.
    held: Vec<Row>,
    /// Whether a row below the header was looked at.
    is_begun: bool,
    /// Numbers of rows that are a template's example.
    examples: Vec<u64>,
    is_text: bool,
    separator: Option<char>,
    short: u64,
    notes: Vec<Text>,
    faults: Vec<Fault<Text>>,
}

impl Table<'_> {
    /// The names of the columns, as they are written.
    pub fn header(&self) -> &Row {
        &self.header
    }

    /// What stands between cells, in a text.
    pub fn separator(&self) -> Option<char> {
        self.separator
    }

    /// Adds what a reader of the rows took for what.
    pub fn note(&mut self, vi: String, en: String) {
        self.notes.push(Text { vi, en });
    }

    /// The next row; `None` at the end.
    pub fn next_row(&mut self) -> Result<Option<Row>, Refusal> {
        loop {
            let next = match self.early.pop_front() {
                Some(row) => Some(row),
                None => self.rest.next()?,
            };
            let Some(row) = next else {
                self.end();
                return Ok(None);
            };
            if total::is_example(&row) {
                self.examples.push(row.number);
                continue;
            }
            if !std::mem::replace(&mut self.is_begun, true)
                && total::counts_columns(&row, &self.header)
            {
                self.notes.push(total::counted(&row));
                continue;
            }
            if self.may_end(&row) || !self.held.is_empty() && self.may_be_below(&row) {
                self.held.push(row);
                continue;
            }
            for inside in &std::mem::take(&mut self.held) {
                if self.may_end(inside) {
                    self.faults.push(total::inside(inside));
                }
            }
            self.short += u64::from(self.is_text && row.cells.len() < self.header.cells.len());
            return Ok(Some(row));
        }
    }

    /// Whether a row ends the table: a total, or who signed it where and when.
    fn may_end(&self, row: &Row) -> bool {
        total::is_total(row) || self.may_be_below(row) && total::is_signature(row)
    }

    /// Whether a row can be a remark below the table, such as who signed it.
    fn may_be_below(&self, row: &Row) -> bool {
        row.filled() <= 2 && self.header.filled() > 3
    }

    /// Notes what ended the table.
    fn end(&mut self) {
        if !self.held.is_empty() {
            self.notes.push(total::left_out(&std::mem::take(&mut self.held)));
        }
        if !self.examples.is_empty() {
            self.notes.push(total::examples(&std::mem::take(&mut self.examples)));
        }
        let short = std::mem::take(&mut self.short);
        if short > 0 {
            self.note(
                format!("{short} dòng ngắn hơn dòng tiêu đề; ô thiếu ở cuối là ô trống"),
                format!(
                    "{short} row(s) are shorter than the header; what lacks at the end is blank"
                ),
            );
        }
        let unseen = self.rest.unseen();
        if unseen > 0 {
            self.note(
                format!("{unseen} ô có ký tự không nhìn thấy (như U+200B), đã bỏ các ký tự ấy"),
                format!(
                    "{unseen} cell(s) had unseen characters (such as U+200B), which were left out"
                ),
            );
        }
    }

    /// What was taken for what, and what was passed over; whole once all rows are read.
    pub fn notes(&self) -> &[Text] {
        &self.notes
    }

    /// What is wrong with the table as a whole.
    pub fn faults(&self) -> &[Fault<Text>] {
        &self.faults
    }

    /// A row with text to the right of the header's last column. In a text a forgotten quote is seen by it.
    pub fn too_wide(&self, row: &Row) -> Option<Fault<Text>> {
        let needed = self.header.cells.len();
        row.cells().skip(needed).find(|cell| !cell.is_empty())?;
        let cells = row.cells.len();
        let (vi, en) = (
            format!(
                "có {cells} ô, tiêu đề có {needed}; chữ có dấu phẩy phải đặt trong ngoặc kép, ô thừa phải xóa"
            ),
            format!(
                "{cells} cells, the header has {needed}; a comma in a text needs quotes, cells beyond the header are to be cleared"
            ),
        );
        Some(Fault::new(row.number, "", vi, en))
    }
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
