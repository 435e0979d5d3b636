//! What came in lately at a touchpoint. Pure.

use chrono::{Days, NaiveDate};

/// Days that are looked back on.
const LOOKED_BACK: u64 = 92;

/// Counted answers of a touchpoint by the day on which their batch was settled; those whose batch tells no touchpoint
/// are not among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// Answers of the last 7 days, today among them.
    pub week: u64,
    /// Answers of the last 30 days.
    pub month: u64,
    /// Answers of the 30 days before those.
    pub month_before: u64,
    /// The last day with answers within the last 92 days.
    pub last: Option<NaiveDate>,
}

impl Activity {
    /// The first day that is looked back on.
    pub fn since(today: NaiveDate) -> Option<NaiveDate> {
        today.checked_sub_days(Days::new(LOOKED_BACK - 1))
    }

    /// Adds the answers of a day since then.
    pub fn add(&mut self, day: NaiveDate, answers: u64, today: NaiveDate) {
        match (today - day).num_days() {
            ..7 => {
                self.week += answers;
                self.month += answers;
            }
            7..30 => self.month += answers,
            30..60 => self.month_before += answers,
            _ => {}
        }
        self.last = self.last.max(Some(day));
    }

    /// Answers a week at the pace of the last 30 days, to the nearest whole number.
    pub fn pace(&self) -> u64 {
        a_week(self.month)
    }

    /// The same of the 30 days before.
    pub fn pace_before(&self) -> u64 {
        a_week(self.month_before)
    }
}

/// Seven thirtieths, to the nearest whole number.
fn a_week(month: u64) -> u64 {
    (month * 7 + 15) / 30
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pace_is_of_a_week_of_thirty_days() {
        let activity = Activity { month: 26, month_before: 19, ..Activity::default() };
        assert_eq!((activity.pace(), activity.pace_before()), (6, 4));
    }

    #[test]
    fn answers_fall_into_the_days_they_are_of() {
        let today: NaiveDate = "2026-11-30".parse().unwrap();
        let mut activity = Activity::default();
        for (day, answers) in [
            ("2026-11-30", 5),
            ("2026-11-24", 6),
            ("2026-11-23", 7),
            ("2026-11-01", 8),
            ("2026-10-31", 9),
            ("2026-10-02", 10),
            ("2026-10-01", 11),
        ] {
            activity.add(day.parse().unwrap(), answers, today);
        }
        let last = Some(today);
        assert_eq!(activity, Activity { week: 11, month: 26, month_before: 19, last });
        assert_eq!(Activity::since(today), "2026-08-31".parse().ok());
    }
}
