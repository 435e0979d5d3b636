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
    /// The days after which the last 7, 30, 60 and all days looked back on begin.
    pub fn since(today: NaiveDate) -> [NaiveDate; 4] {
        [7, 30, 60, LOOKED_BACK]
            .map(|days| today.checked_sub_days(Days::new(days)).unwrap_or(today))
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
}
