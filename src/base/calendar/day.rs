//! The office's day.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Utc};

/// Seconds that Việt Nam is ahead of UTC, all year.
const VIET_NAM: i32 = 7 * 3600;

/// Years a day may be of: a digit amiss is refused, and both databases can hold and compare the rest.
pub const YEARS: RangeInclusive<i32> = 1900..=2200;

/// Reads a day as `2026-01-31` or `31/01/2026`, of one of [`YEARS`].
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let day = match text.split(['/', '.']).collect::<Vec<_>>()[..] {
        [day, month, year] => NaiveDate::from_ymd_opt(
            number(year, 4..=4)?.try_into().ok()?,
            number(month, 1..=2)?,
            number(day, 1..=2)?,
        )?,
        _ if text.len() == "2026-01-31".len() && text.is_ascii() => NaiveDate::from_ymd_opt(
            number(&text[..4], 4..=4)?.try_into().ok()?,
            number(text[4..7].strip_prefix('-')?, 2..=2)?,
            number(text[7..].strip_prefix('-')?, 2..=2)?,
        )?,
        _ => return None,
    };
    YEARS.contains(&day.year()).then_some(day)
}

/// A number of so many digits.
fn number(text: &str, digits: RangeInclusive<usize>) -> Option<u32> {
    let is_whole = digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_whole.then(|| text.parse().ok()).flatten()
}

/// The office day (UTC+07:00) on which `instant` falls.
pub fn office_day(instant: DateTime<Utc>) -> NaiveDate {
    office_time(instant).date()
}

/// What the office's clock (UTC+07:00) shows at `instant`.
pub fn office_time(instant: DateTime<Utc>) -> NaiveDateTime {
    let ahead = TimeDelta::seconds(VIET_NAM.into());
    instant.naive_utc().checked_add_signed(ahead).unwrap_or(NaiveDateTime::MAX)
}

/// The instant at which the office's clock shows `local`.
pub fn office_instant(local: NaiveDateTime) -> DateTime<Utc> {
    local.checked_sub_signed(TimeDelta::seconds(VIET_NAM.into())).unwrap_or(local).and_utc()
}

/// The last millisecond of an office day; `None` past the last year that is counted.
pub fn last_instant(day: NaiveDate) -> Option<DateTime<Utc>> {
    let midnight = day.succ_opt()?.and_hms_opt(0, 0, 0)?;
    Some(office_instant(midnight) - TimeDelta::milliseconds(1))
}
