//! Cells that are doubtful only beside others: a number that a comma parted in two, days of which a spreadsheet may
//! have swapped day and month.

use super::oddity::Odd;
use super::{Fault, Layout, Row};
use crate::base::lang::Text;

/// Where a column stands, by its code.
type Placed = (&'static str, usize);

/// Columns of `wanted` that are in the file.
fn placed<const N: usize>(
    layout: &Layout<N>,
    places: [Option<usize>; N],
    wanted: &'static [&'static str],
) -> impl Iterator<Item = Placed> {
    let all = layout.columns.into_iter().zip(places);
    all.filter_map(|(column, place)| Some((column, place?)))
        .filter(|(column, _)| wanted.contains(column))
}

/// Whole numbers in neighbouring cells of a text parted by commas that may be one with a decimal comma. Rows of as
/// many cells as the header has leave no doubt.
pub(super) fn decimals<const N: usize>(
    rows: &[Row],
    header: usize,
    layout: &Layout<N>,
    places: [Option<usize>; N],
) -> Vec<Fault<Text>> {
    if rows.iter().all(|row| row.cells.len() == header) {
        return Vec::new();
    }
    let columns: Vec<Placed> = placed(layout, places, layout.decimals).collect();
    let mut faults = Vec::new();
    for row in rows {
        for (column, place) in &columns {
            let (whole, behind) = (row.cell(*place), row.cell(place + 1));
            if !is_digits(whole) || !is_digits(behind) || (whole, behind) == ("0", "0") {
                continue;
            }
            let vi = format!(
                "`{whole}` và `{behind}` ở hai ô liền nhau có thể là số {whole},{behind} bị dấu phẩy tách đôi, vì các dòng không cùng số ô; ghi {whole}.{behind} hoặc đặt số trong ngoặc kép, nếu là hai số thì ghi đủ ô ở mọi dòng"
            );
            let en = format!(
                "`{whole}` and `{behind}` in neighbouring cells may be the number {whole}.{behind} parted by its comma, since rows differ in length; write {whole}.{behind} or put it in quotes, and if they are two numbers, write all cells of each row"
            );
            faults.push(Fault::new(row.number, column, vi, en));
        }
    }
    faults
}

/// A column in which a spreadsheet left days after the 12th as text and took others for days: it read the month first.
pub(super) fn days<const N: usize>(
    rows: &[Row],
    layout: &Layout<N>,
    places: [Option<usize>; N],
) -> Vec<Fault<Text>> {
    let swapped = |(column, place): Placed| {
        let is_day = |row: &&Row| row.odd(place) == Some(Odd::Day);
        let text = rows.iter().filter(|row| !is_day(row)).find(|row| is_late(row.cell(place)))?;
        let early = rows.iter().filter(is_day).filter(|row| is_early(row.cell(place)));
        let early: Vec<&Row> = early.collect();
        let first = early.first()?;
        let (count, day, beside) = (early.len(), first.cell(place), text.cell(place));
        let there = text.number;
        let vi = format!(
            "cột có cả ô ngày và ngày viết bằng chữ (dòng {there}: `{beside}`): bảng tính có thể đã đổi chỗ ngày và tháng của `{day}` ({count} ô như vậy); xin định dạng cột là Văn bản (Text) rồi nhập lại ngày từ bản gốc"
        );
        let en = format!(
            "the column has cells of days and days as text (row {there}: `{beside}`): a spreadsheet may have swapped day and month of `{day}` ({count} such cell(s)); format the column as Text and enter the days again from the original"
        );
        Some(Fault::new(first.number, column, vi, en))
    };
    placed(layout, places, layout.days).filter_map(swapped).collect()
}

/// Whether a text is a day after the 12th of its month, the day first: `13/01/2026`.
fn is_late(text: &str) -> bool {
    let mut numbers = text.split(|letter: char| !letter.is_ascii_digit());
    let mut next = || numbers.next().and_then(|part| part.parse::<u32>().ok());
    matches!((next(), next()), (Some(13..=31), Some(1..=12)))
}

/// Whether a day of a cell, `2026-05-01`, is the 12th of its month or before.
fn is_early(cell: &str) -> bool {
    cell.get(8..10).and_then(|day| day.parse::<u32>().ok()).is_some_and(|day| day <= 12)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_a_late_day_where_its_first_number_is_no_month() {
        assert!(is_late("13/01/2026") && is_late("31-12-2026 08:30"));
        assert!(!is_late("12/01/2026") && !is_late("2026-01-13") && !is_late("1/13/2026"));
        assert!(is_early("2026-05-12") && !is_early("2026-05-13 08:00") && !is_early("0.35"));
    }
}
