//! CSV of a table: the heads and values of its columns as a spreadsheet shows them.

use std::borrow::Cow;

use super::{Cell, Column, Dataset, Failed, Rows};
use crate::base::csv::{begun, finished, harmless, writer};

/// The first line.
pub(super) fn head(table: &Dataset) -> Result<Vec<u8>, Failed> {
    let mut lines = begun();
    let heads = table.shown_columns().map(|(_, column)| harmless(table.head(column)));
    lines.write_record(heads).map_err(Failed::of)?;
    finished(lines).map_err(Failed::of)
}

/// The lines of a run.
pub(super) fn lines(table: &Dataset, rows: &impl Rows) -> Result<Vec<u8>, Failed> {
    let mut lines = writer(Vec::with_capacity(1 << 18));
    let mut shown: Vec<(usize, Writing<'_>)> =
        table.shown_columns().map(|(place, column)| (place, Writing::of(column, table))).collect();
    rows.each(&mut |row| {
        for (place, shown) in &mut shown {
            let cell = row.get(*place).unwrap_or(&Cell::Empty);
            lines.write_field(shown.written(cell)).map_err(Failed::of)?;
        }
        lines.write_record(None::<&[u8]>).map_err(Failed::of)
    })?;
    finished(lines).map_err(Failed::of)
}

/// What is shown of the values of a column, and its last text or day: neighbours often have the same.
struct Writing<'t> {
    values: Vec<Cow<'t, str>>,
    text: String,
    day: Option<chrono::NaiveDate>,
    written: String,
}

impl<'t> Writing<'t> {
    fn of(column: &'t Column, table: &Dataset) -> Self {
        let value = |choice| {
            let value = table.value(choice);
            // Answers are digits and marks that stand alone.
            if value.len() == 1 { Cow::Borrowed(value) } else { Cow::Owned(harmless(value)) }
        };
        let values = column.choices().iter().map(value).collect();
        Self { values, text: String::new(), day: None, written: String::new() }
    }

    fn written(&mut self, cell: &Cell<'_>) -> &str {
        match cell {
            Cell::Empty => return "",
            Cell::Choice(at) => return self.values.get(usize::from(*at)).map_or("", |it| it),
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
