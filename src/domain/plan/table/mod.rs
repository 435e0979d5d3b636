//! The rows of a year's plan, CSV or XLSX, in `seeds/` and in `hailong plan import`. Pure.
//!
//! All rows or none: every fault is reported at once, with its row and column.

mod row;

use std::collections::BTreeSet;

use row::Reading;

use crate::base::table::{Layout, Most, Said, Taken};
use crate::base::{Text, table};
use crate::domain::plan::task::PlanRow;
use crate::domain::unit::Unit;

/// One thing wrong with a file, in both languages.
pub type Fault = table::Fault<Text>;

/// The columns, in the order they are written; they may be read in any.
pub const COLUMNS: [&str; 17] = [
    "year",
    "number",
    "title_vi",
    "title_en",
    "task_vi",
    "task_en",
    "requirement_vi",
    "requirement_en",
    "output_vi",
    "output_en",
    "due",
    "due_vi",
    "due_en",
    "lead",
    "coordinating",
    "legal",
    "measure",
];

/// Their Vietnamese names.
pub static LAYOUT: Layout<17> = Layout {
    columns: COLUMNS,
    optional: &["title_en", "task_en", "requirement_en", "output_en", "due_en"],
    also: &[
        ("year", &["năm"]),
        ("number", &["số", "số mục", "mục"]),
        ("title_vi", &["tiêu đề", "tên nhiệm vụ"]),
        ("title_en", &["tiêu đề tiếng Anh"]),
        ("task_vi", &["nhiệm vụ", "nội dung nhiệm vụ"]),
        ("task_en", &["nhiệm vụ tiếng Anh"]),
        ("requirement_vi", &["yêu cầu", "mục tiêu"]),
        ("requirement_en", &["yêu cầu tiếng Anh"]),
        ("output_vi", &["sản phẩm", "kết quả, sản phẩm"]),
        ("output_en", &["sản phẩm tiếng Anh"]),
        ("due", &["thời hạn", "ngày hoàn thành"]),
        ("due_vi", &["thời hạn bằng chữ", "thời gian thực hiện"]),
        ("due_en", &["thời hạn tiếng Anh"]),
        ("lead", &["chủ trì", "đơn vị chủ trì"]),
        ("coordinating", &["phối hợp", "đơn vị phối hợp"]),
        ("legal", &["căn cứ", "căn cứ pháp lý"]),
        ("measure", &["chỉ tiêu", "thước đo"]),
    ],
    codes: &["number", "lead", "coordinating"],
    said: &[("due", &[THROUGHOUT])],
    // Of the list of tasks, which is no plan.
    exported: &[
        ("next_due", "Hạn tới", "Next due"),
        ("nearness", "Mức độ gần hạn", "Nearness"),
        ("status", "Trạng thái", "Status"),
        ("percent", "Tiến độ (%)", "Progress (%)"),
        ("verdict", "Kết luận", "Verdict"),
    ],
    ..Layout::PLAIN
};

/// How plans write that something goes on through the year.
const THROUGHOUT: Said = (
    "throughout",
    ("cả năm, đến ngày 31/12", "throughout the year, to 31 December"),
    &[
        "thường xuyên",
        "thường xuyên trong năm",
        "trong năm",
        "trong cả năm",
        "cả năm",
        "hằng năm",
        "hàng năm",
        "liên tục",
    ],
);

/// The appendix of the department's plan of 2023.
pub const PLAN_2023: &str = include_str!("../../../../seeds/demo/plan-2023.csv");

/// What a row may refer to.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The units of today.
    pub units: &'a [Unit],
    /// Ids of the instruments whose index is a share.
    pub instruments: &'a BTreeSet<String>,
}

/// A year's plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its year.
    pub year: i32,
    /// Areas, headings and tasks, in order.
    pub rows: Vec<PlanRow>,
}

/// A year's plan is read as a whole by pages and reports; those that are published have some eighty rows.
const MOST: Most = Most { rows: 2_000, ..Most::KEPT };

/// Reads the plan of a CSV or XLSX.
pub fn read<'a>(
    file: impl Into<table::Source<'a>>,
    known: Known<'_>,
) -> Result<Taken<Plan>, Vec<Fault>> {
    let sheet = table::read(file, MOST, &LAYOUT);
    let mut sheet = sheet.map_err(|refusal| vec![refusal.into()])?;
    let rows = sheet.by_columns(&LAYOUT)?;
    let mut reading = Reading::new(known);
    let mut read = Vec::new();
    for row in rows {
        match row {
            Ok(row) => read.extend(reading.row(&row)),
            Err(faults) => reading.faults.extend(faults),
        }
    }
    if read.is_empty() && reading.faults.is_empty() {
        let vi = "không có dòng nào; kế hoạch có ít nhất một nhiệm vụ".to_owned();
        let en = "there is no row; a plan has at least one task".to_owned();
        reading.faults.push(Fault::new(2, "", vi, en));
    }
    match reading.year {
        Some(year) if reading.faults.is_empty() => {
            let mut notes = sheet.notes().to_vec();
            notes.extend(table::untranslated(reading.untranslated));
            Ok(Taken { rows: Plan { year, rows: read }, notes })
        }
        _ => Err(reading.faults),
    }
}
