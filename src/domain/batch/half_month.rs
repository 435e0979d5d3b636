//! Half a month: calendar months and reporting periods are made of whole halves.

use chrono::{Datelike, Days, Months, NaiveDate};

/// Up to the 14th, or from the 15th on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct HalfMonth(NaiveDate);

impl HalfMonth {
    /// The half that a day is in.
    pub(super) fn of(day: NaiveDate) -> Self {
        Self(day.with_day(if day.day() < 15 { 1 } else { 15 }).unwrap_or(day))
    }

    pub(super) fn first(self) -> NaiveDate {
        self.0
    }

    pub(super) fn last(self) -> NaiveDate {
        let last = if self.0.day() == 1 {
            self.0.checked_add_days(Days::new(13))
        } else {
            let next =
                self.0.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
            next.and_then(|first| first.pred_opt())
        };
        last.unwrap_or(NaiveDate::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_follow_each_other_without_gaps() {
        let mut day: NaiveDate = "2027-12-01".parse().unwrap();
        for last in
            ["2027-12-14", "2027-12-31", "2028-01-14", "2028-01-31", "2028-02-14", "2028-02-29"]
        {
            let half = HalfMonth::of(day);
            assert_eq!((half.first(), half.last().to_string()), (day, last.to_owned()));
            assert_eq!(HalfMonth::of(half.last()), half);
            day = half.last().succ_opt().unwrap();
        }
    }
}
