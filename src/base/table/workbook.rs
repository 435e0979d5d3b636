//! XLSX: the visible sheets, cell by cell.
//!
//! Cells are streamed: a reader that makes a table of the whole sheet would make one of a million rows
//! for a single cell in the last of them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Font, Reader, SheetType, SheetVisible, Xlsx};
use csv::StringRecord;

use super::format::{Shown, shown};
use super::oddity::Odd;
use super::package::{self, Marks, Package};
use super::text::has_unseen;
use super::{MOST_TEXT, Most, Refusal, Row, encoding, guard};
use crate::base::lang::Text;
use crate::base::text::tidied;

/// Cells of a sheet at most, blank ones to the left of a text among them.
const MOST_CELLS: usize = 20_000_000;

/// A sheet.
#[derive(Debug)]
pub(super) struct Worksheet {
    pub(super) name: String,
    /// Rows with text, in the order of their numbers.
    pub(super) rows: Vec<Row>,
    /// How many cells had unseen characters.
    pub(super) unseen: u64,
    /// Numbers of hidden rows with text.
    pub(super) hidden_rows: Vec<u64>,
    /// Letters of hidden columns with text.
    pub(super) hidden_columns: Vec<String>,
    /// Cells with text that is struck out, such as `B3`.
    pub(super) struck: Vec<String>,
}

/// The visible sheets; hidden ones are named in the notes.
pub(super) fn sheets(
    bytes: &[u8],
    most: Most,
    notes: &mut Vec<Text>,
) -> Result<Vec<Worksheet>, Refusal> {
    guard::pass(bytes)?;
    let broken = |error: calamine::XlsxError| Refusal::Broken(error.to_string());
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let all = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (visible, hidden): (Vec<_>, Vec<_>) =
        all.cloned().partition(|sheet| sheet.visible == SheetVisible::Visible);
    if visible.is_empty() {
        return Err(if hidden.is_empty() { Refusal::NoSheet } else { Refusal::Hidden });
    }
    if !hidden.is_empty() {
        let names: Vec<&str> = hidden.iter().map(|sheet| sheet.name.as_str()).collect();
        let names = names.join("`, `");
        notes.push(Text {
            vi: format!("không đọc trang tính ẩn: `{names}`"),
            en: format!("hidden sheets were not read: `{names}`"),
        });
    }
    let mut sheets = Vec::new();
    let mut package = Package::open(bytes);
    for sheet in visible {
        let marks = package.as_mut().map(|package| package.marks(&sheet.name));
        let marks = marks.unwrap_or_default();
        let mut gathered = Gathered::default();
        let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(broken)?;
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(broken)? {
            let (row, column) = cell.get_position();
            let style = cells.styles().get(style);
            let is_struck =
                style.and_then(|it| it.font.as_ref()).is_some_and(Font::has_strikethrough);
            let code = style.and_then(|style| style.number_format.as_ref());
            let code = code.map(|format| format.format_code.as_str());
            let value = if marks.uncalculated.contains(&(row, column)) {
                (String::new(), Some(Odd::Uncalculated))
            } else {
                read(cell.get_value(), code)
            };
            if is_struck && !value.0.trim().is_empty() {
                gathered.struck.push(format!("{}{}", package::letters(column), row + 1));
            }
            gathered.put((row, column), value, most)?;
        }
        sheets.push(gathered.into_sheet(sheet.name, &marks)?);
    }
    Ok(sheets)
}

/// Cells as they are gathered, within the limits.
#[derive(Default)]
struct Gathered {
    /// By number: a workbook may have them in any order.
    rows: BTreeMap<u32, BTreeMap<u32, (String, Option<Odd>)>>,
    text: usize,
    unseen: u64,
    struck: Vec<String>,
}

impl Gathered {
    /// Puts a text into a cell; `row` and `column` count from 0.
    fn put(
        &mut self,
        (row, column): (u32, u32),
        (text, odd): (String, Option<Odd>),
        most: Most,
    ) -> Result<(), Refusal> {
        let trimmed = text.trim();
        if trimmed.is_empty() && odd.is_none() {
            return Ok(());
        }
        let number = u64::from(row) + 1;
        let place = usize::try_from(column).unwrap_or(usize::MAX);
        if place >= most.columns || number > most.rows as u64 + 1 {
            return Err(Refusal::FarCell { row: number, column: place.saturating_add(1), most });
        }
        if trimmed.chars().count() > most.characters {
            return Err(Refusal::LongCell {
                row: number,
                column: place.saturating_add(1),
                most: most.characters,
            });
        }
        self.text += trimmed.len();
        if self.text > MOST_TEXT {
            return Err(Refusal::TooMuch);
        }
        self.unseen += u64::from(has_unseen(trimmed));
        let tidy = tidied(trimmed).into_owned();
        self.rows.entry(row).or_default().insert(column, (tidy, odd));
        Ok(())
    }

    fn into_sheet(self, name: String, marks: &Marks) -> Result<Worksheet, Refusal> {
        let texts = self.rows.values().flat_map(BTreeMap::values).map(|(text, _)| text.as_str());
        let joined: String = texts.filter(|text| !text.is_ascii()).take(2_000).fold(
            String::new(),
            |mut joined, text| {
                joined.push_str(text);
                joined.push(' ');
                joined
            },
        );
        if let Some(legacy) = encoding::of_letters(&joined) {
            return Err(Refusal::NotUnicode(legacy, None));
        }
        let width = |cells: &BTreeMap<u32, _>| {
            cells.keys().next_back().map_or(0, |last| *last as usize + 1)
        };
        if self.rows.values().map(width).sum::<usize>() > MOST_CELLS {
            return Err(Refusal::TooMuch);
        }
        let hidden_rows = self.rows.keys().filter(|row| marks.hidden_rows.contains(row));
        let hidden_rows = hidden_rows.map(|row| u64::from(*row) + 1).collect();
        let columns: BTreeSet<u32> = self.rows.values().flat_map(BTreeMap::keys).copied().collect();
        let is_hidden = |column: &u32| {
            marks.hidden_columns.iter().any(|(from, to)| (from..=to).contains(&column))
        };
        let hidden_columns = columns.into_iter().filter(is_hidden).map(package::letters).collect();
        let rows = self.rows.into_iter().map(|(number, cells)| {
            let mut row = Row { number: u64::from(number) + 1, ..Row::default() };
            let mut record = StringRecord::new();
            for (column, (text, odd)) in cells {
                let place = usize::try_from(column).unwrap_or(usize::MAX);
                while record.len() < place {
                    record.push_field("");
                }
                record.push_field(&text);
                row.odd.extend(odd.map(|odd| (place, odd)));
            }
            row.cells = record;
            row
        });
        let rows = rows.filter(|row| !row.is_blank() || !row.odd.is_empty()).collect();
        let (unseen, struck) = (self.unseen, self.struck);
        Ok(Worksheet { name, rows, unseen, hidden_rows, hidden_columns, struck })
    }
}

/// A cell as text, and what became of it.
fn read(value: &DataRef<'_>, code: Option<&str>) -> (String, Option<Odd>) {
    let plain = |text: String| (text, None);
    let number = |number: f64| match shown(number, code) {
        Shown::Text(text) => (text, None),
        Shown::Loose(text) => (text, Some(Odd::Decimals)),
        Shown::Lost(digits) => (digits, Some(Odd::Lost)),
    };
    match value {
        DataRef::Empty => plain(String::new()),
        #[expect(clippy::cast_precision_loss, reason = "beyond 15 digits it is refused")]
        DataRef::Int(whole) => number(*whole as f64),
        DataRef::Float(float) => number(*float),
        DataRef::String(text) => plain(text.clone()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (text.clone(), Some(Odd::Day)),
        DataRef::SharedString(text) => plain((*text).to_owned()),
        DataRef::Bool(truth) => plain(truth.to_string()),
        DataRef::DateTime(time) if time.is_datetime() => (day(time), Some(Odd::Day)),
        DataRef::DateTime(time) => (time.as_f64().to_string(), Some(Odd::Day)),
        DataRef::Error(error) => (error.to_string(), Some(Odd::Formula)),
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
