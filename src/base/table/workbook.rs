//! XLSX: the first sheet, cell by cell.
//!
//! Cells are streamed: a reader that makes a table of the whole sheet would make one of a million rows
//! for a single cell in the last of them.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Xlsx};

use super::{Gathered, Most, Refusal, Row, guard};

/// The rows of the first sheet.
pub(super) fn rows(bytes: &[u8], most: Most) -> Result<Vec<Row>, Refusal> {
    guard::pass(bytes)?;
    let broken = |error: calamine::XlsxError| Refusal::Broken(error.to_string());
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = book.sheets_metadata().iter();
    let mut sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let name = sheets.next().map(|sheet| sheet.name.clone());
    let name = name.ok_or(Refusal::NoSheet)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut gathered = Gathered::within(most);
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        gathered.put((place(row), place(column)), &cell_text(cell.get_value()))?;
    }
    Ok(gathered.into_rows())
}

/// A cell as text.
fn cell_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(time) if time.is_datetime() => day(time),
        DataRef::DateTime(time) => time.as_f64().to_string(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A day as `2026-01-31`, with its time if it has one.
fn day(time: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => day,
        _ => format!("{day}T{hour:02}:{minute:02}:{second:02}"),
    }
}
