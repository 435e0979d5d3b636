//! The office's day.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, Utc};

/// Seconds that Việt Nam is ahead of UTC, all year.
const VIET_NAM: i32 = 7 * 3600;

/// The office day (UTC+07:00) on which `instant` falls.
pub fn office_day(instant: DateTime<Utc>) -> NaiveDate {
    FixedOffset::east_opt(VIET_NAM)
        .map_or_else(|| instant.date_naive(), |zone| instant.with_timezone(&zone).date_naive())
}

/// What the office's clock (UTC+07:00) shows at `instant`.
pub fn office_time(instant: DateTime<Utc>) -> NaiveDateTime {
    instant.naive_utc() + TimeDelta::seconds(VIET_NAM.into())
}

/// The instant at which the office's clock shows `local`.
pub fn office_instant(local: NaiveDateTime) -> DateTime<Utc> {
    (local - TimeDelta::seconds(VIET_NAM.into())).and_utc()
}

/// The last millisecond of an office day; `None` past the last year that is counted.
pub fn last_instant(day: NaiveDate) -> Option<DateTime<Utc>> {
    let midnight = day.succ_opt()?.and_hms_opt(0, 0, 0)?;
    Some(office_instant(midnight) - TimeDelta::milliseconds(1))
}
