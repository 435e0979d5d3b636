//! The portal's figures as rows: CSV or XLSX, one figure of an agency and period a row. Pure.
//!
//! All rows or none: every fault is reported at once, with its row and column.

pub(super) mod row;

use super::figure::{PortalFigure, Reading, decimal};
use super::json;
use crate::base::table::{Layout, Most, Taken};
use crate::base::{Text, table};

/// The columns as they are written; they may be read in any order, and those after `code` left out.
pub const COLUMNS: [&str; 6] = ["agency", "code", "period", "numerator", "denominator", "points"];

/// Their Vietnamese names.
pub static LAYOUT: Layout<6> = Layout {
    columns: COLUMNS,
    needed: 2,
    also: &[
        ("agency", &["cơ quan", "đơn vị", "tên cơ quan", "tên đơn vị", "departmentName"]),
        ("code", &["mã", "chỉ tiêu", "mã chỉ tiêu", "nhóm", "chỉ số", "line"]),
        ("period", &["kỳ", "kỳ báo cáo"]),
        ("numerator", &["tử số", "số đạt", "số lượng đạt"]),
        ("denominator", &["mẫu số", "tổng số"]),
        ("points", &["điểm", "số điểm", "score"]),
    ],
    codes: &["code", "period"],
    // Of the board with the office's own figures beside the portal's.
    exported: &[
        ("own_numerator", "Sổ của cơ quan: tử số", "Own registers: numerator"),
        ("own_points", "Sổ của cơ quan: điểm", "Own registers: points"),
        ("portal_numerator", "Cổng công bố: tử số", "Portal: numerator"),
        ("portal_points", "Cổng công bố: điểm", "Portal: points"),
        ("difference", "Chênh lệch điểm", "Difference of points"),
    ],
    ..Layout::PLAIN
};

/// One thing wrong with a file, in both languages.
pub type Fault = table::Fault<Text>;

/// Reads figures of a CSV, an XLSX or the portal's own answers as JSON, by their bytes.
pub fn read<'a>(
    file: impl Into<table::Source<'a>>,
    with: Reading<'_>,
) -> Result<Taken<Vec<PortalFigure>>, Vec<Fault>> {
    let file = file.into();
    let start = file.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file.bytes);
    let start = start.trim_ascii_start();
    if start.starts_with(b"{") || start.starts_with(b"[") {
        return json::read(start, with);
    }
    let mut reading = row::Rows::new(with);
    table::all(file, (Most::KEPT, &LAYOUT), |cells, faults| {
        let figure = reading.row(cells);
        faults.append(&mut reading.faults);
        figure
    })
}
