//! When in the day an answer is given.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc, Weekday};
use rand::{Rng, RngExt};

use super::at;

/// Answers in each half hour from 07:30 to 17:30: two peaks, and a few on a phone over lunch.
const HALF_HOURS: [u32; 20] = [5, 9, 12, 13, 12, 11, 9, 6, 2, 1, 1, 3, 8, 11, 12, 11, 9, 7, 4, 1];

/// Half hours of a Saturday morning.
const SATURDAY: usize = 8;

/// An instant on `day` at which a visitor answers.
pub(super) fn instant(day: NaiveDate, rng: &mut impl Rng) -> DateTime<Utc> {
    let open =
        if day.weekday() == Weekday::Sat { &HALF_HOURS[..SATURDAY] } else { &HALF_HOURS[..] };
    let mut drawn = rng.random_range(0..open.iter().sum::<u32>());
    let mut begin = 7 * 60 + 30;
    for answers in open {
        if drawn < *answers {
            break;
        }
        drawn -= answers;
        begin += 30;
    }
    at(day, begin) + TimeDelta::seconds(rng.random_range(0..30 * 60))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::calendar::office_day;
    use crate::base::random::Random;
    use chrono::Timelike;

    fn hours_of(day: &str) -> Vec<u32> {
        let day: NaiveDate = day.parse().unwrap();
        let random = Random::seeded(1);
        (0..2000)
            .map(|_| random.with(|rng| instant(day, rng)))
            .inspect(|instant| assert_eq!(office_day(*instant), day))
            .map(|instant| (instant.hour() + 7) % 24)
            .collect()
    }

    #[test]
    fn answers_fall_into_office_hours_and_dip_at_lunch() {
        let hours = hours_of("2026-05-13");
        assert!(hours.iter().all(|hour| (7..=17).contains(hour)));
        let at = |wanted: u32| hours.iter().filter(|hour| **hour == wanted).count();
        assert!(at(12) * 4 < at(9));
        assert!(at(12) * 4 < at(14));
    }

    #[test]
    fn a_saturday_ends_at_noon() {
        assert!(hours_of("2026-05-16").iter().all(|hour| *hour < 12));
    }
}
