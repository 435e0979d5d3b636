//! What came in lately at a touchpoint. Pure.

use chrono::{Days, NaiveDate};

/// Days that are looked back on.
pub const LOOKED_BACK: u64 = 92;

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
    /// The last day with answers within [`LOOKED_BACK`] days.
    pub last: Option<NaiveDate>,
}

impl Activity {
    /// Adds the answers of a day.
    pub fn add(&mut self, day: NaiveDate, answers: u64, today: NaiveDate) {
        let within = |days: u64| today.checked_sub_days(Days::new(days)).is_some_and(|d| d < day);
        if within(7) {
            self.week += answers;
        }
        if within(30) {
            self.month += answers;
        } else if within(60) {
            self.month_before += answers;
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
    fn days_are_counted_back_from_today() {
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
        assert_eq!((activity.pace(), activity.pace_before()), (6, 4));
    }
}
