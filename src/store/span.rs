//! A span of days as two bounds, so that one statement serves open ends too. Pure.

use chrono::NaiveDate;

/// Both ends are included; `None` is open. Years of four digits, because SQLite compares dates as
/// text.
pub(super) fn span(from: Option<NaiveDate>, to: Option<NaiveDate>) -> (NaiveDate, NaiveDate) {
    let first = || NaiveDate::from_ymd_opt(1000, 1, 1).unwrap_or_default();
    let last = || NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default();
    (from.unwrap_or_else(first), to.unwrap_or_else(last))
}
