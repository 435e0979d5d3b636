//! The workbook of a questionnaire.

use rust_xlsxwriter::{ColNum, Format, RowNum, Workbook, Worksheet, XlsxError};

use super::{GROUP, LANGUAGES, NOTE, REMARK, index};
use crate::base::Text;
use crate::base::dataset::Failed;
use crate::domain::survey::edit::{counts_code, factor_of};
use crate::domain::survey::file::decimal;
use crate::domain::survey::interchange::condition;
use crate::domain::survey::interchange::rough::{DONT_KNOW, NOT_APPLICABLE};
use crate::domain::survey::{Instrument, Item, Kind};

/// The columns of the sheet of questions; the last six are our own.
const SURVEY: [&str; 14] = [
    "type",
    "name",
    "label",
    "label",
    "hint",
    "hint",
    "required",
    "relevant",
    "factor",
    "title_vi",
    "title_en",
    "max_points",
    "provisional_vi",
    "provisional_en",
];

/// Decimals of points.
const OF_POINTS: usize = 3;

/// The columns of the sheet of answers; the last two are our own.
const CHOICES: [&str; 6] = ["list_name", "name", "label", "label", "counts", "points"];

/// A row of the sheet of questions.
#[derive(Default)]
struct Row<'a> {
    kind: String,
    name: String,
    label: Text,
    hint: Option<&'a Text>,
    required: bool,
    relevant: String,
    factor: String,
    title: Option<&'a Text>,
    max_points: Option<i64>,
    provisional: Option<&'a Text>,
}

/// The file.
pub(in super::super) fn write(instrument: &Instrument) -> Result<Vec<u8>, Failed> {
    let mut book = Workbook::new();
    survey(book.add_worksheet(), instrument).map_err(Failed::of)?;
    choices(book.add_worksheet(), instrument).map_err(Failed::of)?;
    settings(book.add_worksheet(), instrument).map_err(Failed::of)?;
    index::write(book.add_worksheet(), instrument).map_err(Failed::of)?;
    book.save_to_buffer().map_err(Failed::of)
}

pub(super) fn head(sheet: &mut Worksheet, name: &str, columns: &[&str]) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let bold = Format::new().set_bold();
    let mut before = "";
    for (at, column) in (0..).zip(columns) {
        // A column that is there twice is there in each language.
        let second = usize::from(*column == before);
        before = *column;
        let is_translated = columns.iter().filter(|other| *other == column).count() == 2;
        let title = if is_translated {
            format!("{column}::{}", LANGUAGES[second])
        } else {
            (*column).to_owned()
        };
        sheet.set_column_width(at, if is_translated { 48 } else { 16 })?;
        sheet.write_string_with_format(0, at, title, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

pub(super) fn cells(sheet: &mut Worksheet, row: RowNum, cells: &[&str]) -> Result<(), XlsxError> {
    for (at, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        let at: ColNum = at;
        sheet.write_string(row, at, *cell)?;
    }
    Ok(())
}

fn survey(sheet: &mut Worksheet, of: &Instrument) -> Result<(), XlsxError> {
    head(sheet, "survey", &SURVEY)?;
    for (at, row) in (1..).zip(rows(of)) {
        let empty = Text::default();
        let [hint, title, provisional] =
            [row.hint, row.title, row.provisional].map(|text| text.unwrap_or(&empty));
        let points = row.max_points.map(|points| decimal(points, OF_POINTS)).unwrap_or_default();
        let required = if row.required { "yes" } else { "" };
        let written = [
            row.kind.as_str(),
            &row.name,
            &row.label.vi,
            &row.label.en,
            &hint.vi,
            &hint.en,
            required,
            &row.relevant,
            &row.factor,
            &title.vi,
            &title.en,
            &points,
            &provisional.vi,
            &provisional.en,
        ];
        cells(sheet, at, &written)?;
    }
    Ok(())
}

/// The rows: a group for each section, then the free text.
fn rows(of: &Instrument) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    if of.purpose != Text::default() {
        let (kind, label) = ("note".to_owned(), of.purpose.clone());
        rows.push(Row { kind, label, name: format!("{NOTE}purpose"), ..Row::default() });
    }
    for section in &of.sections {
        let name = format!("{GROUP}{}", section.code);
        let label = section.title.clone();
        rows.push(Row { kind: "begin_group".to_owned(), label, name, ..Row::default() });
        if let Some(intro) = &section.intro {
            let (kind, name) = ("note".to_owned(), format!("{NOTE}{}", section.code));
            rows.push(Row { kind, name, label: intro.clone(), ..Row::default() });
        }
        let items = of.items.iter().filter(|item| item.section == section.code);
        rows.extend(items.map(|item| question(of, item)));
        rows.push(Row { kind: "end_group".to_owned(), ..Row::default() });
    }
    rows.push(Row {
        kind: "text".to_owned(),
        name: REMARK.to_owned(),
        label: Text::new("Góp ý thêm", "Anything else"),
        ..Row::default()
    });
    rows
}

fn question<'a>(of: &Instrument, item: &'a Item) -> Row<'a> {
    let kind = match &item.kind {
        Kind::SelectOne { scale } => format!("select_one {scale}"),
        Kind::SelectMany { scale } => format!("select_multiple {scale}"),
    };
    Row {
        kind,
        name: item.code.clone(),
        label: item.question.clone(),
        hint: item.help.as_ref(),
        required: of.obligatory,
        relevant: item.asked_if.as_ref().map(condition::xlsform).unwrap_or_default(),
        factor: factor_of(of, &item.code).unwrap_or_default(),
        title: Some(&item.title),
        max_points: item.max_points,
        provisional: item.provisional.as_ref(),
    }
}

fn choices(sheet: &mut Worksheet, of: &Instrument) -> Result<(), XlsxError> {
    head(sheet, "choices", &CHOICES)?;
    let mut row: RowNum = 1;
    for scale in &of.scales {
        for choice in &scale.choices {
            let (code, counts) = (choice.code.to_string(), counts_code(choice.counts));
            let points = choice.points.map(|it| decimal(it, OF_POINTS)).unwrap_or_default();
            let label = &choice.label;
            cells(sheet, row, &[&scale.code, &code, &label.vi, &label.en, counts, &points])?;
            row += 1;
        }
        let others = [(DONT_KNOW, &scale.dont_know), (NOT_APPLICABLE, &scale.not_applicable)];
        for (name, label) in others {
            if let Some(label) = label {
                cells(sheet, row, &[&scale.code, name, &label.vi, &label.en])?;
                row += 1;
            }
        }
    }
    Ok(())
}

fn settings(sheet: &mut Worksheet, of: &Instrument) -> Result<(), XlsxError> {
    let columns = ["form_title", "form_id", "version", "default_language", "title_en"];
    head(sheet, "settings", &columns)?;
    let Text { vi, en } = &of.title;
    cells(sheet, 1, &[vi, &of.id, &of.version, LANGUAGES[0], en])
}
