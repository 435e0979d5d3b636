//! Between which days a cut can lie, and which places come first.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::Bounds;

/// What begins on a day, the most asked for first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// A reporting year: 15/12 (Công văn 581/BNV-CCHC, see [`crate::base::calendar::Period`]).
    ReportingYear,
    /// Another reporting period begins or ends: 15/3, 15/6, 15/9.
    ReportingPeriod,
    Year,
    Quarter,
    Month,
    /// Monday.
    Week,
    Day,
}

impl Class {
    fn of(day: NaiveDate) -> Self {
        match (day.month(), day.day()) {
            (12, 15) => Self::ReportingYear,
            (3 | 6 | 9, 15) => Self::ReportingPeriod,
            (1, 1) => Self::Year,
            (4 | 7 | 10, 1) => Self::Quarter,
            (_, 1) => Self::Month,
            _ if day.weekday() == Weekday::Mon => Self::Week,
            _ => Self::Day,
        }
    }
}

/// The places between each two neighbouring days of answers: all days after the one up to and with
/// the other part the answers alike.
#[derive(Clone, Debug)]
pub(super) struct Gaps {
    /// Days with answers, in order.
    pub(super) days: Vec<NaiveDate>,
    /// One a gap: the first of its days of the best class.
    pub(super) best: Vec<NaiveDate>,
    /// The gaps by class, each class from the earliest.
    pub(super) order: Vec<usize>,
}

impl Gaps {
    /// Between `days`, which are in order and different.
    pub(super) fn between(days: Vec<NaiveDate>) -> Self {
        let best: Vec<(Class, NaiveDate)> = days
            .windows(2)
            .filter_map(|two| {
                let [before, after] = *two else { return None };
                let next = |day: &NaiveDate| day.checked_add_days(Days::new(1));
                let within = std::iter::successors(next(&before), next);
                let within = within.take_while(|day| *day <= after);
                within.map(|day| (Class::of(day), day)).min()
            })
            .collect();
        let mut order: Vec<usize> = (0..best.len()).collect();
        order.sort_by_key(|gap| best[*gap]);
        Self { best: best.into_iter().map(|(_, day)| day).collect(), days, order }
    }

    /// The gap that the beginning of `day` lies in; `None` before the first and after the last day
    /// of answers.
    pub(super) fn at(&self, day: NaiveDate) -> Option<usize> {
        let before = self.days.partition_point(|each| *each < day);
        before.checked_sub(1).filter(|gap| *gap < self.best.len())
    }

    /// The gap that the end of `day` lies in.
    pub(super) fn after(&self, day: NaiveDate) -> Option<usize> {
        self.at(day.checked_add_days(Days::new(1))?)
    }

    /// The gaps that a span begins and ends in.
    pub(super) fn ends(&self, (from, to): Bounds) -> [Option<usize>; 2] {
        [from.and_then(|day| self.at(day)), to.and_then(|day| self.after(day))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_known_by_the_best_day_in_it() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let days = ["2026-03-11", "2026-03-12", "2026-03-20", "2026-04-09", "2026-04-14"];
        let gaps = Gaps::between(days.map(day).to_vec());
        let best = ["2026-03-12", "2026-03-15", "2026-04-01", "2026-04-13"].map(day);
        assert_eq!(gaps.best, best);
        assert_eq!(gaps.order, [1, 2, 3, 0]);
        assert_eq!(gaps.at(day("2026-03-11")), None);
        assert_eq!(gaps.at(day("2026-03-13")), Some(1));
        assert_eq!(gaps.at(day("2026-03-20")), Some(1));
        assert_eq!(gaps.at(day("2026-04-15")), None);
    }
}
