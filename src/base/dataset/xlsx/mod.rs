//! XLSX: the rows, the codebook and the summary, a sheet each. Rows are kept on disk until the file is completed.

mod beside;

use std::io::Write;
use std::path::Path;

use chrono::NaiveDate;
use rust_xlsxwriter::{ColNum, Format, FormatAlign, RowNum, Workbook, Worksheet, XlsxError};

use super::{Cell, Choice, Column, Dataset, Failed, Kind, Shown, Summary};
use crate::base::words;

/// Rows of a sheet, the head among them.
///
/// Source: Excel specifications and limits (<https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3>).
const SHEET_ROWS: RowNum = 1_048_576;

/// Letters that a cell holds, below Excel's limit of 32,767.
const MOST_LETTERS: usize = 32_000;

words! {
    /// Names and heads.
    struct Words {
        data: "Dữ liệu" / "Data",
        codebook: "Bảng mã" / "Codebook",
        summary: "Tổng hợp" / "Summary",
        heads: [
            "Biến" / "Variable",
            "Tên" / "Label",
            "Câu hỏi" / "Question",
            "Kiểu" / "Kind",
            "Giá trị" / "Value",
            "Nhãn giá trị" / "Value label",
            "Thiếu" / "Missing",
        ],
        yes: "có" / "yes",
        kind: {
            "text" => "chữ" / "text",
            "whole" => "số nguyên" / "whole number",
            "decimal" => "số" / "number",
            "day" => "ngày" / "day",
            "choice" => "một phương án" / "one choice",
            "choices" => "nhiều phương án" / "several choices",
        },
    }
}

/// A table being written.
pub(super) struct Writer {
    workbook: Workbook,
    table: Dataset,
    summary: Option<Summary>,
    sheet: Worksheet,
    /// Sheets of rows, the present one among them.
    sheets: u32,
    /// The next row of the sheet.
    next: RowNum,
    day: Format,
    head: Format,
    /// The place of each column that is shown, with the values of its choices.
    columns: Vec<(usize, Vec<Value>)>,
}

/// How a choice is shown.
enum Value {
    Number(f64),
    Text(String),
}

impl Value {
    fn of(choice: &Choice, table: &Dataset) -> Self {
        match (table.shown, choice.digit()) {
            (Shown::Codes, Some(digit)) => Self::Number(f64::from(digit)),
            _ => Self::Text(table.value(choice).to_owned()),
        }
    }
}

impl Writer {
    /// Begins the workbook; its rows wait in a file without a name in `scratch`.
    pub(super) fn begin(
        table: &Dataset,
        summary: Option<&Summary>,
        scratch: &Path,
    ) -> Result<Self, Failed> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(scratch).map_err(failed)?;
        let sheet = workbook.new_worksheet_with_constant_memory().map_err(failed)?;
        let values =
            |column: &Column| column.choices().iter().map(|each| Value::of(each, table)).collect();
        let columns = table.shown_columns().map(|(place, column)| (place, values(column)));
        let pattern = table.lang.pick("dd/mm/yyyy", "yyyy-mm-dd");
        let mut writer = Self {
            columns: columns.collect(),
            workbook,
            table: table.clone(),
            summary: summary.cloned(),
            sheet,
            sheets: 1,
            next: 0,
            day: Format::new().set_num_format(pattern),
            head: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
        };
        writer.begin_sheet()?;
        Ok(writer)
    }

    fn words(&self) -> &'static Words {
        Words::of(self.table.lang)
    }

    /// Names the present sheet and writes its head.
    fn begin_sheet(&mut self) -> Result<(), Failed> {
        let data = self.words().data;
        let name =
            if self.sheets == 1 { data.to_owned() } else { format!("{data} ({})", self.sheets) };
        self.sheet.set_name(name).map_err(failed)?;
        self.sheet.set_freeze_panes(1, 0).map_err(failed)?;
        for (at, (place, _)) in (0..).zip(&self.columns) {
            let column = &self.table.columns[*place];
            let head = self.table.head(column);
            self.sheet.set_column_width(at, width(column, head)).map_err(failed)?;
            self.sheet.write_string_with_format(0, at, head, &self.head).map_err(failed)?;
        }
        self.next = 1;
        Ok(())
    }

    /// Closes the present sheet.
    fn end_sheet(&mut self) -> Result<(), Failed> {
        let last = ColNum::try_from(self.columns.len().saturating_sub(1)).unwrap_or(ColNum::MAX);
        let rows = self.next.saturating_sub(1);
        self.sheet.autofilter(0, 0, rows, last).map_err(failed)?;
        Ok(())
    }

    /// Adds a row.
    pub(super) fn row(&mut self, row: &[Cell<'_>]) -> Result<(), Failed> {
        if self.next == SHEET_ROWS {
            self.end_sheet()?;
            let next = self.workbook.new_worksheet_with_constant_memory().map_err(failed)?;
            self.workbook.push_worksheet(std::mem::replace(&mut self.sheet, next));
            self.sheets += 1;
            self.begin_sheet()?;
        }
        let at = self.next;
        for (column, (place, values)) in (0..).zip(&self.columns) {
            match row.get(*place).unwrap_or(&Cell::Empty) {
                Cell::Choice(value) => match values.get(usize::from(*value)) {
                    Some(Value::Number(number)) => {
                        self.sheet.write_number(at, column, *number).map_err(failed)?;
                    }
                    Some(Value::Text(text)) => {
                        self.sheet.write_string(at, column, text.as_str()).map_err(failed)?;
                    }
                    None => {}
                },
                other => write(&mut self.sheet, (at, column), other, &self.day)?,
            }
        }
        self.next += 1;
        Ok(())
    }

    /// Completes the file.
    pub(super) fn finish(mut self, file: &mut (impl Write + Send)) -> Result<(), Failed> {
        self.end_sheet()?;
        let words = self.words();
        let mut codebook = Worksheet::new();
        codebook.set_name(words.codebook).map_err(failed)?;
        beside::codebook(&mut codebook, &self.table, words, &self.head)?;
        self.workbook.push_worksheet(self.sheet);
        self.workbook.push_worksheet(codebook);
        if let Some(summary) = &self.summary {
            let mut sheet = Worksheet::new();
            sheet.set_name(words.summary).map_err(failed)?;
            beside::summary(&mut sheet, summary, (words.summary, &self.head, &self.day))?;
            self.workbook.push_worksheet(sheet);
        }
        self.workbook.save_to_writer(file).map_err(failed)
    }
}

fn width(column: &Column, head: &str) -> f64 {
    let least = match &column.kind {
        Kind::Text(most) if *most > 100 => 40_u8,
        Kind::Text(most) if *most > 30 => 24,
        Kind::Day => 12,
        Kind::Text(_) | Kind::Choices(_) => 14,
        Kind::Choice(_) | Kind::Whole | Kind::Decimal => 9,
    };
    let head = u8::try_from(head.chars().count()).unwrap_or(u8::MAX).saturating_add(3).min(24);
    f64::from(least.max(head))
}

/// Writes a cell that is no choice. A text is a text, whatever it begins with.
fn write(
    sheet: &mut Worksheet,
    (row, column): (RowNum, ColNum),
    cell: &Cell<'_>,
    day: &Format,
) -> Result<(), Failed> {
    #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's numbers are doubles")]
    let written = match cell {
        Cell::Empty | Cell::Choice(_) => return Ok(()),
        Cell::Text(text) => match text.char_indices().nth(MOST_LETTERS) {
            Some((end, _)) => sheet.write_string(row, column, format!("{}…", &text[..end])),
            None => sheet.write_string(row, column, &**text),
        },
        Cell::Whole(number) => sheet.write_number(row, column, *number as f64),
        Cell::Decimal(number) => sheet.write_number(row, column, *number),
        Cell::Day(of) => sheet.write_number_with_format(row, column, serial(*of), day),
    };
    written.map(|_| ()).map_err(failed)
}

/// A day as spreadsheets count: 1 March 1900 is 61.
fn serial(day: NaiveDate) -> f64 {
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30);
    let days = zero.map_or(0, |zero| (day - zero).num_days());
    f64::from(i32::try_from(days).unwrap_or_default())
}

fn failed(error: XlsxError) -> Failed {
    match error {
        XlsxError::IoError(error) | XlsxError::TempFileError(_, error) => Failed::Io(error),
        other => Failed::of(other),
    }
}
