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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_office_day_begins_at_seventeen_hours_utc() {
        let before = "2026-12-14T16:59:59Z".parse::<DateTime<Utc>>().unwrap();
        let after = "2026-12-14T17:00:00Z".parse::<DateTime<Utc>>().unwrap();
        assert_eq!(office_day(before).to_string(), "2026-12-14");
        assert_eq!(office_day(after).to_string(), "2026-12-15");
    }

    #[test]
    fn seven_in_the_morning_at_the_office_is_midnight_utc() {
        let local = "2026-12-15T07:00:00".parse().unwrap();
        assert_eq!(office_instant(local).to_rfc3339(), "2026-12-15T00:00:00+00:00");
    }

    #[test]
    fn the_last_instant_of_a_day_is_still_of_that_day() {
        let day = "2026-12-31".parse().unwrap();
        let last = last_instant(day).unwrap();
        assert_eq!(office_day(last), day);
        assert_ne!(office_day(last + TimeDelta::milliseconds(1)), day);
    }
}
