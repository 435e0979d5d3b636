//! CSV of a table: the codes of its columns in the first line.

use super::{Cell, Column, Dataset, Failed, Rows};
use crate::base::csv::{begun, finished, harmless, writer};

/// The first line.
pub(super) fn head(table: &Dataset) -> Result<Vec<u8>, Failed> {
    let mut lines = begun();
    let codes = table.columns.iter().map(|column| harmless(&column.code));
    lines.write_record(codes).map_err(Failed::of)?;
    finished(lines).map_err(Failed::of)
}

/// The lines of a run.
pub(super) fn lines(table: &Dataset, rows: &impl Rows) -> Result<Vec<u8>, Failed> {
    let mut lines = writer(Vec::with_capacity(1 << 18));
    let mut last: Vec<Last> = table.columns.iter().map(|_| Last::default()).collect();
    rows.each(&mut |row| {
        for ((column, cell), last) in table.columns.iter().zip(row).zip(&mut last) {
            lines.write_field(last.written(column, cell)).map_err(Failed::of)?;
        }
        lines.write_record(None::<&[u8]>).map_err(Failed::of)
    })?;
    finished(lines).map_err(Failed::of)
}

/// The last text or day of a column: neighbours often have the same.
#[derive(Default)]
struct Last {
    text: String,
    day: Option<chrono::NaiveDate>,
    written: String,
}

impl Last {
    fn written<'c>(&'c mut self, column: &'c Column, cell: &Cell<'_>) -> &'c str {
        match cell {
            Cell::Empty => return "",
            Cell::Choice(at) => {
                return column.choices().get(usize::from(*at)).map_or("", |choice| &choice.code);
            }
            Cell::Text(text) if !self.text.is_empty() && self.text == **text => {}
            Cell::Text(text) => {
                self.text.clear();
                self.text.push_str(text);
                self.written = harmless(text);
            }
            Cell::Day(day) if self.day == Some(*day) => {}
            Cell::Day(day) => {
                self.day = Some(*day);
                self.written = day.to_string();
            }
            Cell::Whole(number) => self.written = number.to_string(),
            Cell::Decimal(number) => self.written = number.to_string(),
        }
        &self.written
    }
}
