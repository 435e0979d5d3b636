//! Files of responses: a row a form, its answers by item code or title, as codes or in words. All rows or none: every
//! fault is told at once, with its row and column.

mod cell;
mod columns;
mod meant;
mod places;
mod row;
mod titles;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::base::table::{
    File, Header, Most, Refusal, Source, Taken, groups_told, straightened, without_zeros,
};
use crate::base::text::with_digits_cut;
use crate::base::{Lang, Text};
use crate::domain::survey::{Answers, Catalogue, Tier};
use crate::domain::unit::Touchpoint;

pub use cell::posted;
pub use columns::{EXTRAS, Extra, columns};
pub use titles::Titles;

/// What rows may refer to, and what stands for columns that are left out.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The instruments, all versions.
    pub instruments: &'a Catalogue,
    /// Id of the instrument that was answered.
    pub survey: &'a str,
    /// The places.
    pub touchpoints: &'a [Touchpoint],
    /// The place of rows that name none.
    pub touchpoint: Option<&'a str>,
    /// The day of rows that name none.
    pub day: Option<NaiveDate>,
    /// No form is filled in after it.
    pub today: NaiveDate,
}

/// A row that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRow {
    /// Its number in the file.
    pub row: u64,
    /// What tells it from all others; `None` where the file has no such column.
    pub key: Option<String>,
    /// The bundle that it is of; empty where the file names none.
    pub bundle: String,
    /// Code of the place.
    pub touchpoint: String,
    /// The day written on it.
    pub day: NaiveDate,
    /// `Paper` or `Assisted`.
    pub tier: Tier,
    /// Code of the procedure.
    pub procedure: Option<String>,
    /// Version of the instrument.
    pub version: String,
    /// Its answers.
    pub answers: Answers,
}

/// One thing wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFault {
    /// The row, from 1; 0 for the whole file.
    pub row: u64,
    /// The column as the file names it; empty for the whole row.
    pub column: String,
    /// What is wrong, and what to do.
    pub problem: Text,
}

impl FileFault {
    /// A fault in both languages.
    pub fn new(row: u64, column: &str, vi: String, en: String) -> Self {
        Self { row, column: column.to_owned(), problem: Text { vi, en } }
    }

    /// The place and the problem.
    pub fn localized(&self, lang: Lang) -> String {
        let problem = with_digits_cut(self.problem.in_lang(lang));
        let (row, column) = lang.pick(("dòng", "cột"), ("row", "column"));
        match (self.row, self.column.as_str()) {
            (0, _) => problem,
            (number, "") => format!("{row} {number}: {problem}"),
            (number, name) => format!("{row} {number}, {column} {name}: {problem}"),
        }
    }
}

impl From<Refusal> for FileFault {
    fn from(refusal: Refusal) -> Self {
        Self::new(0, "", refusal.localized(Lang::Vi), refusal.localized(Lang::En))
    }
}

/// What is remembered of columns is remembered by survey, whose items they are.
pub fn column_map_kind(survey: &str) -> String {
    format!("responses:{survey}")
}

/// How much such a file may hold.
const MOST: Most = Most { columns: 400, ..Most::EXPORTED };

/// The header of a file, as far as it is known.
///
/// # Errors
/// When it is no file of rows.
pub fn header<'a>(source: impl Into<Source<'a>>, context: &Context<'_>) -> Result<Header, Refusal> {
    let source = source.into();
    let file = File::open(source.bytes, MOST)?;
    let known = columns::Known::of(context, source.map);
    let table = file.table(&|name| known.column(name).is_some())?;
    Ok(known.header(table.header(), context))
}

/// Reads the rows of a file, in its order.
///
/// # Errors
/// Every fault of it.
pub fn read<'a>(
    source: impl Into<Source<'a>>,
    context: &Context<'_>,
) -> Result<Taken<Vec<FileRow>>, Vec<FileFault>> {
    let source = source.into();
    let file = File::open(source.bytes, MOST).map_err(of_file)?;
    let known = columns::Known::of(context, source.map);
    let mut table = file.table(&|name| known.column(name).is_some()).map_err(of_file)?;
    let (columns, mut notes) = known.columns(table.header())?;
    let mut faults = columns::lacking(&columns, context, table.header().number);
    let (mut rows, mut straight, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    let codes = places::of_codes(&columns);
    while let Some(mut row) = table.next_row().map_err(of_file)? {
        if let Some(fault) = table.too_wide(&row) {
            faults.push(FileFault {
                row: fault.row,
                column: String::new(),
                problem: fault.problem,
            });
            continue;
        }
        if places::is_group(&row, &columns, context) {
            groups.push(row);
            continue;
        }
        straight.extend(row.straighten(&codes));
        match row::read(&row, &columns, context) {
            Ok(row) => rows.push(row),
            Err(more) => faults.extend(more),
        }
    }
    let told = groups_told(&groups);
    faults.extend(table.faults().iter().chain(&told).map(|fault| {
        FileFault::new(fault.row, fault.column, fault.problem.vi.clone(), fault.problem.en.clone())
    }));
    if rows.is_empty() && faults.is_empty() {
        let (vi, en) = ("tệp không có dòng phiếu nào", "the file has no row of answers");
        faults.push(FileFault::new(0, "", vi.to_owned(), en.to_owned()));
    }
    faults.extend(unlike(&rows));
    faults.extend(repeated(&mut rows));
    faults.sort_by_key(|fault| fault.row);
    if !faults.is_empty() {
        return Err(faults);
    }
    notes.extend_from_slice(table.notes());
    notes.extend(straightened(&straight));
    Ok(Taken { rows, notes })
}

fn of_file(refusal: Refusal) -> Vec<FileFault> {
    vec![refusal.into()]
}

/// Rows of a bundle that say another place or day than its first row.
fn unlike(rows: &[FileRow]) -> Vec<FileFault> {
    let mut firsts: BTreeMap<&str, &FileRow> = BTreeMap::new();
    let mut faults = Vec::new();
    for row in rows.iter().filter(|row| !row.bundle.is_empty()) {
        let first = firsts.entry(&row.bundle).or_insert(row);
        if (&first.touchpoint, first.day) != (&row.touchpoint, row.day) {
            let (bundle, at) = (&row.bundle, first.row);
            let vi = format!(
                "bó phiếu `{bundle}` ở dòng {at} ghi nơi và ngày khác; mỗi bó chỉ một nơi, một ngày, xin sửa hoặc tách bó"
            );
            let en = format!(
                "sheet `{bundle}` has another place or day in row {at}; a sheet is of one place and one day: correct it, or make two"
            );
            faults.push(FileFault::new(row.row, "sheet", vi, en));
        }
    }
    faults
}

/// Rows under a key that another row has: the same answers are one row, others a fault.
fn repeated(rows: &mut Vec<FileRow>) -> Vec<FileFault> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    let mut kept: Vec<FileRow> = Vec::new();
    for row in std::mem::take(rows) {
        let before = row.key.clone().and_then(|key| {
            let at = *seen.entry(without_zeros(&key).to_owned()).or_insert(kept.len());
            kept.get(at)
        });
        match before {
            Some(before) if FileRow { row: row.row, ..before.clone() } == row => {}
            Some(before) if before.key != row.key => {
                let key = row.key.as_deref().unwrap_or_default();
                let (first, at) = (before.key.as_deref().unwrap_or_default(), before.row);
                let vi = format!(
                    "khóa `{key}` chỉ khác khóa `{first}` ở dòng {at} bởi số 0 đứng trước; nếu là một phiếu thì bỏ một dòng, nếu không thì ghi khóa khác"
                );
                let en = format!(
                    "key `{key}` differs from key `{first}` in row {at} by zeros before it alone; remove one of the rows if they are one form, else write another key"
                );
                faults.push(FileFault::new(row.row, "key", vi, en));
            }
            Some(before) => {
                let (key, at) = (row.key.as_deref().unwrap_or_default(), before.row);
                let vi = format!(
                    "khóa `{key}` đã có ở dòng {at} với câu trả lời khác; mỗi phiếu một khóa"
                );
                let en = format!(
                    "key `{key}` stands in row {at} with other answers; give each form a key of its own"
                );
                faults.push(FileFault::new(row.row, "key", vi, en));
            }
            None => kept.push(row),
        }
    }
    *rows = kept;
    faults
}

#[cfg(test)]
mod tests;
