//! Rows of totals, which are no data.

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

/// The fault of one between the rows.
pub(super) fn inside(row: &Row) -> Fault<Text> {
    let begin = row.begin();
    Fault::new(
        row.number,
        "",
        format!(
            "đây là dòng tổng cộng (\u{201c}{begin}\u{201d}) nằm giữa các dòng số liệu; xin xóa"
        ),
        format!("this is a row of totals (“{begin}”) between the rows; remove it"),
    )
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
