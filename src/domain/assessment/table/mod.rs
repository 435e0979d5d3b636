//! The criteria of a year as rows, CSV or XLSX. Pure.
//!
//! All rows or none: every fault is reported at once, with its row and column.

mod row;

use super::Criterion;
use super::change::in_hundredths;
use crate::base::table::{Layout, Most, Taken};
use crate::base::{Text, table};

/// The columns as they are written; they may be read in any order, and those after `most` left out.
pub const COLUMNS: [&str; 10] = [
    "year", "number", "title_vi", "most", "title_en", "declares", "rule_vi", "rule_en", "task",
    "source",
];

/// Their Vietnamese names.
pub static LAYOUT: Layout<10> = Layout {
    columns: COLUMNS,
    needed: 4,
    also: &[
        ("year", &["năm"]),
        ("number", &["số", "số mục", "mục"]),
        ("title_vi", &["tiêu chí", "tên tiêu chí", "tiêu chí, tiêu chí thành phần"]),
        ("most", &["điểm tối đa", "điểm chuẩn", "tối đa"]),
        ("title_en", &["tiêu chí tiếng Anh"]),
        ("declares", &["số liệu kê khai", "kê khai"]),
        ("rule_vi", &["cách tính điểm", "cách chấm"]),
        ("rule_en", &["cách tính điểm tiếng Anh"]),
        ("task", &["nhiệm vụ", "mục kế hoạch"]),
        ("source", &["nguồn", "căn cứ"]),
    ],
    codes: &["number", "task"],
    choices: &[(
        "declares",
        &[
            ("number", "Một số", "A number"),
            ("share", "Số đạt trên tổng số", "So many of so many"),
            ("nothing", "Không kê khai", "Nothing"),
        ],
    )],
    // Of the sheet with its scores, which has no wording in both languages.
    exported: &[
        ("round", "Vòng", "Round"),
        ("own", "Điểm tự chấm", "Own score"),
        ("own_by", "Người chấm, lúc", "Scored by, at"),
        ("appraised", "Điểm thẩm định", "Appraised score"),
        ("difference", "Chênh lệch", "Difference"),
    ],
    ..Layout::PLAIN
};

/// Criteria made up from the plan of 2023; their points are provisional.
pub const CRITERIA_2023: &str = include_str!("../../../../seeds/cchc-criteria-2023.csv");

/// One thing wrong with a file, in both languages.
pub type Fault = table::Fault<Text>;

/// Reads the criteria of a CSV or XLSX.
pub fn read<'a>(file: impl Into<table::Source<'a>>) -> Result<Taken<Vec<Criterion>>, Vec<Fault>> {
    let mut sheet =
        table::read(file, Most::KEPT, &LAYOUT).map_err(|refusal| vec![refusal.into()])?;
    let mut reading = row::Reading::default();
    let mut read = Vec::new();
    for row in sheet.by_columns(&LAYOUT)? {
        match row {
            Ok(row) => read.extend(reading.row(&row)),
            Err(faults) => reading.faults.extend(faults),
        }
    }
    if reading.faults.is_empty() {
        reading.whole(&read);
    }
    if !reading.faults.is_empty() {
        return Err(reading.faults);
    }
    let numbers: Vec<String> = read.iter().map(|each| format!("{}.", each.number)).collect();
    for (each, own) in read.iter_mut().zip(&numbers) {
        // The sum of what is below it is not counted twice.
        if numbers.iter().any(|other| other != own && other.starts_with(own.as_str())) {
            each.most = None;
        }
    }
    Ok(Taken { rows: read, notes: sheet.notes().to_vec() })
}
