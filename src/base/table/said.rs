//! What is said of a file whatever its rows mean: hidden and struck-out cells, what stands between cells.

use std::fmt::Display;

use super::Fault;
use super::workbook::Worksheet;
use crate::base::lang::Text;

/// Rows, cells and codes that a sentence names.
const MOST_NAMED: usize = 10;

/// The first of these, parted by commas, with a mark where there are more.
pub(super) fn some(mut all: impl Iterator<Item = impl Display>) -> String {
    let named: Vec<String> = all.by_ref().take(MOST_NAMED).map(|each| each.to_string()).collect();
    let more = if all.next().is_some() { ", …" } else { "" };
    format!("{}{more}", named.join(", "))
}

/// The fault of cells that are struck out: they may have been taken back.
pub(super) fn struck(sheet: &Worksheet) -> Option<Fault<Text>> {
    let count = sheet.struck.len();
    let some = some(sheet.struck.iter());
    (count > 0).then(|| {
        let vi = format!(
            "{count} ô có chữ bị gạch ngang ({some}); xin xóa nếu đã bỏ, hoặc bỏ định dạng gạch ngang"
        );
        let en = format!(
            "{count} cell(s) are struck out ({some}); clear them if they were taken back, or take the format away"
        );
        Fault::new(0, "", vi, en)
    })
}

/// Names the hidden rows and columns of a sheet, which are read as all others are.
pub(super) fn hidden(sheet: &Worksheet) -> impl Iterator<Item = Text> {
    let (count, some) = (sheet.hidden_rows.len(), some(sheet.hidden_rows.iter()));
    let of_rows = (count > 0).then(|| Text {
        vi: format!("đã đọc cả {count} dòng đang ẩn hoặc bị lọc: dòng {some}"),
        en: format!("{count} hidden or filtered row(s) were read as well: row {some}"),
    });
    let columns = sheet.hidden_columns.join(", ");
    let of_columns = (!columns.is_empty()).then(|| Text {
        vi: format!("đã đọc cả cột đang ẩn: {columns}"),
        en: format!("hidden columns were read as well: {columns}"),
    });
    of_rows.into_iter().chain(of_columns)
}

/// What a separator is called.
pub(super) fn called(separator: char) -> (&'static str, &'static str) {
    match separator {
        ';' => ("dấu chấm phẩy", "semicolons"),
        '\t' => ("dấu tab", "tabs"),
        '|' => ("dấu gạch đứng", "bars"),
        _ => ("dấu phẩy", "commas"),
    }
}

/// Says what stands between cells.
pub(super) fn parted(separator: char, named: bool) -> Text {
    let (vi, en) = called(separator);
    let line = if named { " (sep=)" } else { "" };
    Text {
        vi: format!("các ô cách nhau bằng {vi}{line}"),
        en: format!("cells are parted by {en}{line}"),
    }
}
