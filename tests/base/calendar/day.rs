//! Holds `src/base/calendar/day.rs`.

use chrono::{DateTime, TimeDelta, Utc};

use hailong::base::calendar::{last_instant, office_day, office_instant};

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
