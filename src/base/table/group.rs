//! Rows between the data that are none: names of groups, and the header of another table.

use super::said::some;
use super::{Fault, Layout, Row};
use crate::base::lang::Text;

/// Needed columns that a name of a group leaves blank, at least.
const BLANK: usize = 2;

/// Takes away the rows that name groups, and those from the header of another table on; gives one fault for each kind.
pub(super) fn taken<const N: usize>(
    rows: &mut Vec<Row>,
    places: [Option<usize>; N],
    layout: &Layout<N>,
) -> Vec<Fault<Text>> {
    let another = rows.iter().position(|row| is_header(row, layout));
    let behind = another.map(|at| rows.split_off(at)).unwrap_or_default();
    let needed = layout.needed_places(&places);
    let is_group = |row: &Row| {
        let blank = needed.iter().filter(|place| row.cell(**place).is_empty()).count();
        // Beside the name there may be the group's number, in a column that is not read.
        let known = places.iter().flatten().filter(|place| !row.cell(**place).is_empty()).count();
        let has_words = row.cells().any(|cell| cell.contains(' '));
        row.filled() <= 2 && known <= 1 && blank >= BLANK.min(needed.len()).max(1) && has_words
    };
    let (groups, own): (Vec<Row>, Vec<Row>) = std::mem::take(rows).into_iter().partition(is_group);
    *rows = own;
    groups_told(&groups).into_iter().chain(another_told(&behind)).collect()
}

/// Whether a row names columns: three at least, and all that it has.
fn is_header<const N: usize>(row: &Row, layout: &Layout<N>) -> bool {
    row.filled() >= 3
        && row.cells().filter(|cell| !cell.is_empty()).all(|cell| layout.column(cell).is_some())
}

/// The fault of rows that name groups.
pub fn groups_told(groups: &[Row]) -> Option<Fault<Text>> {
    let first = groups.first()?;
    let begin = first.cells().find(|cell| cell.contains(' ')).unwrap_or_default();
    let numbers = some(groups.iter().map(|row| row.number));
    let count = groups.len();
    let vi = format!(
        "{count} dòng chỉ có tên nhóm hoặc ghi chú như “{begin}” (dòng {numbers}); xin xóa các dòng ấy, nếu là số liệu thì điền đủ cột"
    );
    let en = format!(
        "{count} row(s) have the name of a group or a remark alone, such as “{begin}” (row {numbers}); remove them, or fill in their columns if they are data"
    );
    Some(Fault::new(first.number, "", vi, en))
}

fn another_told(behind: &[Row]) -> Option<Fault<Text>> {
    let (first, last) = (behind.first()?, behind.last()?);
    let (from, to) = (first.number, last.number);
    let vi = format!(
        "từ đây là tiêu đề của một bảng khác, đến dòng {to}; xin tách thành tệp hoặc trang tính khác"
    );
    let en = format!(
        "the header of another table begins here, which ends in row {to}; put it into a file or a sheet of its own"
    );
    Some(Fault::new(from, "", vi, en))
}
