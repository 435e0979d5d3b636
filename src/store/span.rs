//! A span of office days as two bounds, so that one statement serves open ends too. Pure.

use chrono::NaiveDate;

/// Both ends included; `None` is open. Four-digit years sort as text on SQLite as they do as dates
/// on PostgreSQL, which chrono's own first and last day would not.
pub(super) fn span(from: Option<NaiveDate>, to: Option<NaiveDate>) -> (NaiveDate, NaiveDate) {
    let first = || NaiveDate::from_ymd_opt(1000, 1, 1).unwrap_or_default();
    let last = || NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default();
    (from.unwrap_or_else(first), to.unwrap_or_else(last))
}
