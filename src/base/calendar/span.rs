//! Spans of days, and what one compares them with.

use chrono::{Datelike, Days, Months, NaiveDate};

/// Days of the office (khoảng ngày), both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first day.
    pub first: NaiveDate,
    /// The last day; not before the first.
    pub last: NaiveDate,
}

impl Span {
    /// The three months that end on `today`; `None` beyond chrono's years.
    pub fn three_months_to(today: NaiveDate) -> Option<Self> {
        let first = today.succ_opt()?.checked_sub_months(Months::new(3))?;
        Some(Self { first, last: today })
    }

    /// Whether `day` is in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// Kỳ trước: the span of the same length that ends the day before. Whole months stay whole
    /// months: before 15 June – 14 September come 15 March – 14 June.
    pub fn before(self) -> Option<Self> {
        let last = self.first.pred_opt()?;
        let first = match self.months()? {
            0 => self.first - (self.last.succ_opt()? - self.first),
            months => self.first.checked_sub_months(Months::new(months))?,
        };
        Some(Self { first, last })
    }

    /// Cùng kỳ năm trước: the same days of the year before. A span up to the end of a month ends with
    /// that month; 29 February becomes the 28th.
    pub fn year_before(self) -> Option<Self> {
        let year = Months::new(12);
        let end = self.last.succ_opt()?;
        let last = if end.day() == 1 {
            end.checked_sub_months(year)?.pred_opt()?
        } else {
            self.last.checked_sub_months(year)?
        };
        Some(Self { first: self.first.checked_sub_months(year)?, last })
    }

    /// How many whole months it is; 0 when it ends within one. `None` beyond chrono's years.
    fn months(self) -> Option<u32> {
        let end = self.last.succ_opt()?;
        let of = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month());
        let whole = end.day() == self.first.day();
        let months = of(end) - of(self.first);
        Some(if whole { u32::try_from(months).ok()? } else { 0 })
    }
}

/// The Monday of the week of a day; `None` at the beginning of chrono's years.
pub(crate) fn monday(day: NaiveDate) -> Option<NaiveDate> {
    let since = day.weekday().num_days_from_monday();
    day.checked_sub_days(Days::new(u64::from(since)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(first: &str, last: &str) -> Span {
        Span { first: first.parse().unwrap(), last: last.parse().unwrap() }
    }

    #[test]
    fn before_a_report_comes_a_span_of_as_many_months() {
        let quarter = span("2026-06-15", "2026-09-14");
        assert_eq!(quarter.before(), Some(span("2026-03-15", "2026-06-14")));
        assert_eq!(quarter.year_before(), Some(span("2025-06-15", "2025-09-14")));
        let year = span("2025-12-15", "2026-12-14");
        assert_eq!(year.before(), Some(span("2024-12-15", "2025-12-14")));
        assert_eq!(year.before(), year.year_before());
    }

    #[test]
    fn before_odd_days_come_as_many_days() {
        let days = span("2026-03-03", "2026-03-09");
        assert_eq!(days.before(), Some(span("2026-02-24", "2026-03-02")));
    }

    #[test]
    fn a_year_before_the_end_of_february_are_the_same_days() {
        let days = |first, last| span(first, last).year_before();
        let before = |first, last| Some(span(first, last));
        assert_eq!(days("2028-02-01", "2028-02-28"), before("2027-02-01", "2027-02-28"));
        assert_eq!(days("2028-02-28", "2028-02-28"), before("2027-02-28", "2027-02-28"));
        assert_eq!(days("2028-02-29", "2028-02-29"), before("2027-02-28", "2027-02-28"));
        // Whole months stay whole months, both ways.
        assert_eq!(days("2028-02-01", "2028-02-29"), before("2027-02-01", "2027-02-28"));
        assert_eq!(days("2029-02-01", "2029-02-28"), before("2028-02-01", "2028-02-29"));
    }

    #[test]
    fn three_months_end_today() {
        let today = "2026-11-30".parse().unwrap();
        assert_eq!(Span::three_months_to(today), Some(span("2026-09-01", "2026-11-30")));
    }

    #[test]
    fn a_week_begins_on_monday() {
        let sunday = "2026-12-06".parse().unwrap();
        assert_eq!(monday(sunday), "2026-11-30".parse().ok());
    }
}
