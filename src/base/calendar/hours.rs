//! Opening hours of an office.

use chrono::{Datelike, NaiveDateTime, NaiveTime, Timelike, Weekday};

/// Days as Vietnamese notices name them, from Monday on.
const DAYS: [&str; 7] = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"];

/// From when until when, on one day.
type Hours = (NaiveTime, NaiveTime);

/// When an office is open (giờ làm việc), by day of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningHours {
    text: String,
    days: [Vec<Hours>; 7],
}

impl OpeningHours {
    /// Reads `T2-T6 07:30-11:30 13:30-17:00; T7 07:30-11:30`: days or ranges of days, each with its
    /// hours, between semicolons; a day that is not named is closed.
    pub fn read(text: &str) -> Option<Self> {
        let mut days: [Vec<Hours>; 7] = Default::default();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (named, hours) = part.split_once(' ')?;
            let (first, last) = named.split_once('-').unwrap_or((named, named));
            let (first, last) = (day(first)?, day(last)?);
            let hours = hours.split(' ').map(range).collect::<Option<Vec<_>>>()?;
            for day in days.get_mut(first..=last)? {
                day.extend(&hours);
            }
        }
        days.iter().any(|day| !day.is_empty()).then_some(Self { text, days })
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the office is open at some moment of the hour that begins at `start` of its clock.
    pub fn are_in_hour(&self, start: NaiveDateTime) -> bool {
        let hour = start.hour();
        let day = Weekday::num_days_from_monday(&start.weekday()) as usize;
        let hours = self.days.get(day).into_iter().flatten();
        let mut own = hours.map(|(from, to)| (from.hour(), last_hour(*to)));
        own.any(|(first, last)| (first..=last).contains(&hour))
    }
}

/// The hour in which the last minute before `end` is.
fn last_hour(end: NaiveTime) -> u32 {
    if end.minute() == 0 { end.hour().saturating_sub(1) } else { end.hour() }
}

fn day(code: &str) -> Option<usize> {
    DAYS.iter().position(|each| each.eq_ignore_ascii_case(code))
}

fn range(text: &str) -> Option<Hours> {
    let (from, to) = text.split_once('-')?;
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    let (from, to) = (time(from)?, time(to)?);
    (from < to).then_some((from, to))
}
