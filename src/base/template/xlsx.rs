//! The workbook: the sheet to fill in, the guidance, and the lists.

use rust_xlsxwriter::{
    ColNum, DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, RowNum, Workbook, Worksheet, XlsxError,
    column_number_to_name,
};

use super::{Column, Kind, Template, example_mark};
use crate::base::calendar::read_day;
use crate::base::dataset::Failed;
use crate::base::lang::Lang;
use crate::base::words;

/// The last row with lists and formats: as many rows as a file that is brought in may have.
const LAST: RowNum = 20_000;

words! {
    /// Names and heads.
    struct Words {
        data: "Nhập liệu" / "Data",
        guide: "Hướng dẫn" / "Guide",
        lists: "Danh mục" / "Lists",
        heads: [
            "Cột" / "Column",
            "Bắt buộc" / "Required",
            "Cách ghi" / "What to write",
            "Ví dụ" / "Example",
            "Chọn một trong" / "One of",
        ],
        yes: "có" / "yes",
        begin: "Điền vào trang “Nhập liệu”, mỗi dòng một mục, từ dòng 2. Dòng ví dụ không được tính; có thể ghi đè hoặc để nguyên."
            / "Fill in the sheet “Data”, a row each, from row 2. The example row does not count; write over it or leave it.",
        not_listed: "Xin chọn một mục trong danh sách." / "Please choose one from the list.",
        no_day: "Xin ghi ngày, ví dụ 05/11/2026." / "Please write a day, such as 2026-11-05.",
        no_whole: "Xin ghi số nguyên, từ 0." / "Please write a whole number, from 0.",
        no_number: "Xin ghi một số." / "Please write a number.",
    }
}

/// The file.
pub(super) fn written(template: &Template, lang: Lang) -> Result<Vec<u8>, Failed> {
    let words = Words::of(lang);
    let mut book = Workbook::new();
    data(book.add_worksheet(), template, lang).map_err(failed)?;
    guide(book.add_worksheet(), template, lang).map_err(failed)?;
    if template.columns.iter().any(|column| !column.kind.choices().is_empty()) {
        lists(book.add_worksheet().set_name(words.lists).map_err(failed)?, template, lang)
            .map_err(failed)?;
    }
    book.save_to_buffer().map_err(failed)
}

/// The sheet to fill in.
fn data(sheet: &mut Worksheet, template: &Template, lang: Lang) -> Result<(), XlsxError> {
    let words = Words::of(lang);
    sheet.set_name(words.data)?;
    sheet.set_freeze_panes(1, 0)?;
    let example = Format::new().set_italic().set_font_color("#666666");
    let mut is_marked = false;
    let mut list: ColNum = 0;
    for (at, column) in (0..).zip(&template.columns) {
        let title = column.title.in_lang(lang);
        let wide = title.chars().count().max(column.example.chars().count() + 8).clamp(12, 36);
        sheet.set_column_width(at, f64::from(u8::try_from(wide).unwrap_or(36)))?;
        sheet.set_column_format(at, &format(&column.kind, lang))?;
        sheet.write_string_with_format(0, at, title, &head(column.is_needed))?;
        if let Some(rule) = rule(&column.kind, list, words) {
            sheet.add_data_validation(1, at, LAST, at, &rule)?;
        }
        list += ColNum::from(!column.kind.choices().is_empty());
        // A code typed over the example stays a text.
        let example = match column.kind {
            Kind::Text | Kind::One(_) | Kind::Suggested(_) => example.clone().set_num_format("@"),
            _ => example.clone(),
        };
        let day = read_day(&column.example).filter(|_| column.kind == Kind::Day);
        match day {
            _ if column.example.is_empty() => {}
            Some(day) if is_marked => {
                let day = ExcelDateTime::parse_from_str(&day.to_string())?;
                let own = example.clone().set_num_format(pattern(lang));
                sheet.write_datetime_with_format(1, at, day, &own)?;
            }
            _ if is_marked => {
                sheet.write_string_with_format(1, at, &column.example, &example)?;
            }
            _ => {
                let marked = format!("{} {}", example_mark(lang), column.example);
                sheet.write_string_with_format(1, at, marked, &example)?;
                is_marked = true;
            }
        }
    }
    Ok(())
}

fn pattern(lang: Lang) -> &'static str {
    lang.pick("dd/mm/yyyy", "yyyy-mm-dd")
}

fn head(is_needed: bool) -> Format {
    let shade = if is_needed { "#FCE4D6" } else { "#E2EFDA" };
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_background_color(shade)
}

/// How a spreadsheet keeps what is typed into a column.
fn format(kind: &Kind, lang: Lang) -> Format {
    match kind {
        Kind::Text | Kind::One(_) | Kind::Suggested(_) => Format::new().set_num_format("@"),
        Kind::Day => Format::new().set_num_format(pattern(lang)),
        Kind::Whole => Format::new().set_num_format("0"),
        Kind::Decimal => Format::new(),
    }
}

/// What may be typed into a column whose list, if any, is the column `list` of the sheet of lists.
fn rule(kind: &Kind, list: ColNum, words: &Words) -> Option<DataValidation> {
    let any = DataValidation::new();
    let (rule, said) = match kind {
        Kind::Text => return None,
        Kind::One(choices) | Kind::Suggested(choices) if choices.is_empty() => return None,
        Kind::One(choices) | Kind::Suggested(choices) => {
            let column = column_number_to_name(list);
            let range = format!("='{}'!${column}$2:${column}${}", words.lists, choices.len() + 1);
            (any.allow_list_formula(Formula::new(range)), words.not_listed)
        }
        Kind::Whole => {
            let from = DataValidationRule::GreaterThanOrEqualTo(0);
            (any.allow_whole_number(from), words.no_whole)
        }
        Kind::Decimal => {
            let all = DataValidationRule::Between(-1e15, 1e15);
            (any.allow_decimal_number(all), words.no_number)
        }
        Kind::Day => {
            let end = |year| ExcelDateTime::from_ymd(year, 1, 1).ok();
            let days = DataValidationRule::Between(end(1990)?, end(2200)?);
            (any.allow_date(days), words.no_day)
        }
    };
    let style = match kind {
        Kind::Suggested(_) => DataValidationErrorStyle::Information,
        _ => DataValidationErrorStyle::Stop,
    };
    rule.set_error_style(style).set_error_message(said).ok()
}

/// What each column holds.
fn guide(sheet: &mut Worksheet, template: &Template, lang: Lang) -> Result<(), XlsxError> {
    let words = Words::of(lang);
    sheet.set_name(words.guide)?;
    for (at, width) in (0..).zip([30.0, 10.0, 60.0, 24.0, 60.0]) {
        sheet.set_column_width(at, width)?;
    }
    let title = Format::new().set_bold().set_font_size(14);
    sheet.write_string_with_format(0, 0, template.title.in_lang(lang), &title)?;
    sheet.write_string(1, 0, words.begin)?;
    let mut row: RowNum = 2;
    for line in &template.guide {
        sheet.write_string(row, 0, line.in_lang(lang))?;
        row += 1;
    }
    row += 1;
    for (at, name) in (0..).zip(words.heads) {
        sheet.write_string_with_format(row, at, name, &head(false))?;
    }
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for Column { title, is_needed, kind, example, note } in &template.columns {
        row += 1;
        let needed = if *is_needed { words.yes } else { "" };
        let choices = kind.choices().iter().take(12).map(String::as_str).collect::<Vec<_>>();
        let choices = choices.join("; ");
        let more = if kind.choices().len() > 12 { "; …" } else { "" };
        let cells =
            [title.in_lang(lang), needed, note.in_lang(lang), example, &format!("{choices}{more}")];
        for (at, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string_with_format(row, at, cell, &wrapped)?;
        }
    }
    Ok(())
}

/// The lists to choose from, a column each.
fn lists(sheet: &mut Worksheet, template: &Template, lang: Lang) -> Result<(), XlsxError> {
    let with_lists = template.columns.iter().filter(|column| !column.kind.choices().is_empty());
    for (at, column) in (0..).zip(with_lists) {
        sheet.set_column_width(at, 36)?;
        sheet.write_string_with_format(0, at, column.title.in_lang(lang), &head(false))?;
        for (row, choice) in (1..).zip(column.kind.choices()) {
            sheet.write_string(row, at, choice)?;
        }
    }
    Ok(())
}

fn failed(error: XlsxError) -> Failed {
    match error {
        XlsxError::IoError(error) | XlsxError::TempFileError(_, error) => Failed::Io(error),
        other => Failed::of(other),
    }
}
