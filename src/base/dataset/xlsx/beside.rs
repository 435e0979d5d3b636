//! The sheets beside the rows: codebook and summary.

use rust_xlsxwriter::{Chart, ChartType, ColNum, Format, FormatAlign, RowNum, Worksheet};

use super::{Words, failed, write};
use crate::base::dataset::{Cell, Dataset, Failed, Part, Summary};

/// Columns of the codebook, with their widths.
const WIDTHS: [f64; 7] = [16.0, 40.0, 60.0, 16.0, 10.0, 36.0, 8.0];

/// A line a value, and one a variable without values.
pub(super) fn codebook(
    sheet: &mut Worksheet,
    table: &Dataset,
    words: &Words,
    head: &Format,
) -> Result<(), Failed> {
    for (at, (name, width)) in (0..).zip(words.heads.iter().zip(WIDTHS)) {
        sheet.write_string_with_format(0, at, *name, head).map_err(failed)?;
        sheet.set_column_width(at, width).map_err(failed)?;
    }
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let lang = table.lang;
    let mut row: RowNum = 1;
    for column in &table.columns {
        let question = column.question.as_ref().map_or("", |question| question.in_lang(lang));
        let kind = words.kind(column.kind.name()).unwrap_or_default();
        let about = [&column.code, column.label.in_lang(lang), question, kind];
        let values = column.choices();
        for place in 0..values.len().max(1) {
            for (at, text) in (0..).zip(about).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string_with_format(row, at, text, &wrapped).map_err(failed)?;
            }
            if let Some(value) = values.get(place) {
                match value.digit() {
                    Some(digit) => sheet.write_number(row, 4, digit),
                    None => sheet.write_string(row, 4, &*value.code),
                }
                .map_err(failed)?;
                let label = value.label.in_lang(lang);
                sheet.write_string_with_format(row, 5, label, &wrapped).map_err(failed)?;
                if value.is_missing {
                    sheet.write_string(row, 6, words.yes).map_err(failed)?;
                }
            }
            row += 1;
        }
    }
    sheet.autofilter(0, 0, row.saturating_sub(1), 6).map_err(failed)?;
    Ok(())
}

/// Facts above, tables below, each with its chart beside it.
pub(super) fn summary(
    sheet: &mut Worksheet,
    summary: &Summary,
    (name, head, day): (&str, &Format, &Format),
) -> Result<(), Failed> {
    let widths = [22.0, 60.0].into_iter().chain(std::iter::repeat_n(14.0, 5)).chain([26.0]);
    for (at, width) in (0..).zip(widths) {
        sheet.set_column_width(at, width).map_err(failed)?;
    }
    let mut row: RowNum = 0;
    for (label, value) in &summary.facts {
        sheet.write_string_with_format(row, 0, label, head).map_err(failed)?;
        figure(sheet, (row, 1), value, day)?;
        row += 1;
    }
    for part in &summary.parts {
        row = table(sheet, part, row + 1, (name, head, day))?;
    }
    Ok(())
}

/// Writes a table; the row behind it and its chart.
fn table(
    sheet: &mut Worksheet,
    part: &Part,
    first: RowNum,
    (name, head, day): (&str, &Format, &Format),
) -> Result<RowNum, Failed> {
    sheet.write_string_with_format(first, 0, &part.title, head).map_err(failed)?;
    for (at, text) in (0..).zip(&part.heads) {
        sheet.write_string_with_format(first + 1, at, text, head).map_err(failed)?;
    }
    let mut row = first + 2;
    for cells in &part.rows {
        for (at, cell) in (0..).zip(cells) {
            figure(sheet, (row, at), cell, day)?;
        }
        row += 1;
    }
    let lasts = ColNum::try_from(part.heads.len()).unwrap_or(0);
    match part.chart {
        Some(wanted) if !part.rows.is_empty() => {
            let mut chart = Chart::new(ChartType::Bar);
            let range = |column: ColNum| (name, first + 2, column, row - 1, column);
            let series = chart.add_series();
            series.set_categories(range(wanted.names)).set_values(range(wanted.values)).set_gap(40);
            chart.title().set_name(part.title.as_str());
            chart.set_alt_text(part.title.as_str());
            chart.legend().set_hidden();
            // Of lying bars the names are on the y axis; the first row is at the top.
            chart.y_axis().set_reverse();
            if let Some((least, most)) = wanted.ends {
                chart.x_axis().set_min(least).set_max(most);
            }
            let bars = u32::try_from(part.rows.len()).unwrap_or(0);
            chart.set_width(560).set_height(110 + bars * 22);
            sheet.insert_chart(first, lasts + 1, &chart).map_err(failed)?;
            // A row is 20 pixels high.
            Ok(row.max(first + (110 + bars * 22) / 20 + 1))
        }
        _ => Ok(row),
    }
}

/// Writes a cell; a number that is not whole is shown with two decimals.
fn figure(
    sheet: &mut Worksheet,
    (row, column): (RowNum, ColNum),
    cell: &Cell<'_>,
    day: &Format,
) -> Result<(), Failed> {
    let Cell::Decimal(number) = cell else { return write(sheet, (row, column), cell, day) };
    let format = Format::new().set_num_format("0.00");
    sheet.write_number_with_format(row, column, *number, &format).map_err(failed)?;
    Ok(())
}
