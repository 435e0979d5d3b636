//! Rows of totals, which are no data.

use super::said::some;
use super::{Fault, Row};
use crate::base::lang::Text;
use crate::base::text::folded;

/// Whether a row's first text says that it sums up the others: `Tổng số: 12 hồ sơ`, `Cộng`, `Total`.
pub(super) fn is_total(row: &Row) -> bool {
    let first = row.cells().find(|cell| !cell.is_empty()).unwrap_or_default();
    if first.len() > 120 {
        return false;
    }
    let first = folded(first);
    let word = first.trim_end_matches([':', '.', ' ']);
    matches!(
        word,
        "tong" | "cong" | "total" | "totals" | "sum" | "grand total" | "tong cong" | "tong so"
    ) || ["tong so", "tong cong"].iter().any(|begin| {
        first.strip_prefix(begin).is_some_and(|rest| rest.starts_with([':', ' ', '(']))
    }) || ["tong:", "cong:", "total:", "grand total:"].iter().any(|begin| first.starts_with(begin))
        || first.starts_with("tong ") && is_counted(&first)
}

/// Whether a text ends with a number behind a colon: `Tổng hồ sơ: 1`.
fn is_counted(text: &str) -> bool {
    let behind = text.rsplit_once(':').map(|(_, behind)| behind.trim_start());
    behind.is_some_and(|behind| behind.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// What lines under a table begin with, in folded letters.
const SIGNED: [&str; 18] = [
    "nguoi lap",
    "thu truong",
    "nguoi ky",
    "nguoi kiem tra",
    "ke toan",
    "giam doc",
    "pho giam doc",
    "chu tich",
    "pho chu tich",
    "chanh van phong",
    "truong phong",
    "pho truong phong",
    "noi nhan",
    "kt.",
    "tm.",
    "tl.",
    "(ky",
    "ghi chu:",
];

/// Whether a row says who signed a table, or where and when: `Hải Phòng, ngày 30 tháng 11 năm 2026`.
pub(super) fn is_signature(row: &Row) -> bool {
    let mut cells = row.cells().filter(|cell| !cell.is_empty() && cell.len() <= 300);
    cells.next().is_some_and(|first| {
        let first = folded(first);
        let dated = first.find("ngay").is_some_and(|at| {
            let rest = &first[at..];
            rest.contains("thang") && rest.contains("nam")
        });
        dated || SIGNED.iter().any(|begin| first.starts_with(begin))
    })
}

/// Whether the first row below a header numbers its columns: `(1)`, `(2)`, `(3)`. Without brackets only in a wide
/// table, where no data would run so.
pub(super) fn counts_columns(row: &Row, header: &Row) -> bool {
    let cells: Vec<&str> = row.cells().filter(|cell| !cell.is_empty()).collect();
    let inside: Option<Vec<&str>> =
        cells.iter().copied().map(|cell| cell.strip_prefix('(')?.strip_suffix(')')).collect();
    let (numbers, least) = match inside {
        Some(inside) => (inside, 2),
        None => (cells, 6),
    };
    let letters = numbers.iter().take_while(|cell| matches!(**cell, "A" | "B" | "C")).count();
    numbers.len() >= least
        && numbers.len() + 1 >= header.filled()
        && letters < numbers.len()
        && (1_usize..).zip(&numbers[letters..]).all(|(at, cell)| *cell == at.to_string())
}

/// Names the row that numbers the columns.
pub(super) fn counted(row: &Row) -> Text {
    let number = row.number;
    Text {
        vi: format!("dòng {number} đánh số cột, không phải số liệu, đã bỏ qua"),
        en: format!("row {number} numbers the columns; it is no data and was left out"),
    }
}

/// Whether a row is the example of a template (`base::template`): `Ví dụ: 0012`.
pub(super) fn is_example(row: &Row) -> bool {
    let first = row.cells().find(|cell| !cell.is_empty()).unwrap_or_default();
    let begin: String = first.chars().take(12).collect();
    let begin = folded(&begin);
    ["vi du:", "vd:", "example:"].iter().any(|mark| begin.starts_with(mark))
}

/// Names the example rows that were passed over.
pub(super) fn examples(rows: &[u64]) -> Text {
    let rows = rows.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
    Text {
        vi: format!("dòng ví dụ của tệp mẫu không phải số liệu, đã bỏ qua: dòng {rows}"),
        en: format!("the example row of the template is no data and was left out: row {rows}"),
    }
}

/// The faults of those between the rows: one for totals, one for signatures and remarks.
pub(super) fn inside(rows: &[Row]) -> Vec<Fault<Text>> {
    let (totals, others): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| is_total(row));
    let told = |rows: &[&Row], vi: &str, en: &str| {
        let first = rows.first()?;
        let begin = first.begin();
        let numbers = some(rows.iter().map(|row| row.number));
        let (many_vi, many_en) = match rows.len() {
            1 => (String::new(), String::new()),
            count => (
                format!(", cùng loại có {count} dòng: {numbers}"),
                format!(", and there are {count} such rows: {numbers}"),
            ),
        };
        let vi = format!("{vi} (“{begin}”) nằm giữa các dòng số liệu{many_vi}; xin xóa");
        let en = format!("{en} (“{begin}”) between the rows{many_en}; remove it");
        Some(Fault::new(first.number, "", vi, en))
    };
    let totals = told(&totals, "đây là dòng tổng cộng", "this is a row of totals");
    let others =
        told(&others, "dòng chữ ký hoặc ghi chú", "this is a line of signatures or a remark");
    totals.into_iter().chain(others).collect()
}

/// Names the rows that end the table.
pub(super) fn left_out(rows: &[Row]) -> Text {
    let named = |open, close| {
        let named = rows
            .iter()
            .filter(|row| !row.is_blank())
            .map(|row| format!("{} ({open}{}{close})", row.number, row.begin()));
        named.collect::<Vec<_>>().join(", ")
    };
    if !rows.iter().any(is_total) {
        let (vi, en) = (named('“', '”'), named('“', '”'));
        return Text {
            vi: format!("dòng chữ ký, ghi chú dưới bảng không phải số liệu, đã bỏ qua: dòng {vi}"),
            en: format!(
                "lines of signatures below the table are no data and were left out: row {en}"
            ),
        };
    }
    Text {
        vi: format!(
            "dòng tổng cộng ở cuối bảng không phải số liệu, đã bỏ qua: dòng {}",
            named('\u{201c}', '\u{201d}')
        ),
        en: format!(
            "total rows below the table are no data and were left out: row {}",
            named('“', '”')
        ),
    }
}
