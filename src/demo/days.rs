//! The days of a made-up year, and how busy each is.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// First days of Tết (mùng Một).
///
/// Source: the lunar calendar for UTC+07:00. A year that is not listed goes without.
const TET: [(i32, u32, u32); 6] =
    [(2024, 2, 10), (2025, 1, 29), (2026, 2, 17), (2027, 2, 6), (2028, 1, 26), (2029, 2, 13)];

/// Days of the solar calendar on which offices are closed, month and day.
///
/// Source: Bộ luật Lao động 2019, điều 112.
const CLOSED: [(u32, u32); 4] = [(1, 1), (4, 30), (5, 1), (9, 2)];

/// How busy each month is, from January: people travel and need papers before summer.
const MONTHS: [f64; 12] = [1.0, 0.85, 1.0, 1.2, 1.45, 1.35, 1.1, 1.0, 0.95, 1.0, 1.05, 1.05];

/// Days of the year.
pub(super) const LENGTH: u64 = 365;

/// The days of the year that ends on `last_day`, each with how many days before its end it is.
pub(super) fn year_until(last_day: NaiveDate) -> impl Iterator<Item = (u64, NaiveDate)> {
    (0..LENGTH).rev().filter_map(move |ago| Some((ago, last_day.checked_sub_days(Days::new(ago))?)))
}

/// How busy `day` is: an ordinary weekday about 1, a closed day 0.
pub(super) fn busyness(day: NaiveDate) -> f64 {
    let weekday = match day.weekday() {
        Weekday::Sun => 0.0,
        Weekday::Sat => 0.5,
        Weekday::Mon => 1.15,
        _ => 1.0,
    };
    let closed = CLOSED.contains(&(day.month(), day.day()));
    let month = MONTHS[day.month0() as usize];
    if closed { 0.0 } else { weekday * month * around_tet(day) }
}

/// How crowded the counters are beyond the usual, 0 on an ordinary day. Queues cost goodwill.
pub(super) fn crowding(day: NaiveDate) -> f64 {
    (busyness(day) - 1.1).max(0.0)
}

/// Closed for a week at Tết, quiet before it and slow to begin again after it.
fn around_tet(day: NaiveDate) -> f64 {
    let days_since = TET
        .iter()
        .filter_map(|(year, month, day)| NaiveDate::from_ymd_opt(*year, *month, *day))
        .map(|first| day.signed_duration_since(first).num_days())
        .min_by_key(|days| days.abs());
    match days_since {
        Some(-2..=4) => 0.0,
        Some(-10..=-3) => 0.55,
        Some(5..=16) => 0.6,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: &str) -> f64 {
        busyness(day.parse().unwrap())
    }

    #[test]
    fn sundays_holidays_and_tet_are_closed() {
        for closed in ["2026-02-16", "2026-02-17", "2026-02-21", "2026-03-01"] {
            assert!(on(closed).abs() < f64::EPSILON, "{closed}");
        }
        assert!(on("2026-09-02").abs() < f64::EPSILON);
    }

    #[test]
    fn the_week_before_tet_is_quiet_and_may_is_busy() {
        assert!(on("2026-02-11") < on("2026-01-21"));
        assert!(on("2026-05-13") > on("2026-01-21"));
        assert!(crowding("2026-05-13".parse().unwrap()) > 0.0);
    }

    #[test]
    fn saturday_is_half_a_day() {
        assert!(on("2026-05-16") < on("2026-05-15"));
        assert!(on("2026-05-16") > 0.0);
    }
}
