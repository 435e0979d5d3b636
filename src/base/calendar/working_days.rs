//! Limits in working days (ngày làm việc).

use chrono::NaiveDate;

use super::Holidays;

/// The last day of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The last day on which one is in time.
    pub day: NaiveDate,
    /// Whether every day up to it is sure to be worked or off; if not, the page says so.
    pub sure: bool,
}

/// No limit is longer: some ten years of working days.
const MOST: u32 = 2_600;

impl Holidays {
    /// The day `n` working days after `received`, at most 2 600; `None` beyond, and beyond
    /// chrono's years.
    ///
    /// Whether the day of receipt is the first one counted is said by the table
    /// (Bộ luật Dân sự 2015, Điều 147: it is not).
    pub fn after(&self, received: NaiveDate, n: u32) -> Option<Due> {
        if n > MOST {
            return None;
        }
        let mut due = Due { day: received, sure: true };
        let mut left = n;
        if self.counts_day_of_receipt && self.worked(received).works {
            left = left.saturating_sub(1);
        }
        while left > 0 {
            due.day = due.day.succ_opt()?;
            let worked = self.worked(due.day);
            due.sure &= worked.sure;
            left -= u32::from(worked.works);
        }
        Some(due)
    }

    /// Whether the office works on that day, as far as the table knows.
    pub fn is_worked(&self, day: NaiveDate) -> bool {
        self.worked(day).works
    }

    /// Working days after `from` up to and with `to`; none when `to` is not later.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let later = from.iter_days().skip(1).take_while(|day| *day <= to);
        let worked = later.filter(|day| self.worked(*day).works).count();
        u32::try_from(worked).unwrap_or(u32::MAX)
    }

    /// Whether [`Self::between`] is at most `n`; no more days are looked at than that takes.
    pub fn is_within(&self, from: NaiveDate, to: NaiveDate, n: u32) -> bool {
        let later = from.iter_days().skip(1).take_while(|day| *day <= to);
        let mut worked = later.filter(|day| self.worked(*day).works);
        worked.nth(n as usize).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT_IN: &str = include_str!("../../../seeds/holidays.toml");

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn built_in() -> Holidays {
        Holidays::read(BUILT_IN).unwrap()
    }

    /// 24 November is a day off by Nghị quyết 28/2026/QH16, in 2026 and 2027.
    #[test]
    fn vietnam_culture_day_is_off_by_law() {
        for (received, due) in [("2026-11-19", "2026-11-27"), ("2027-11-19", "2027-11-29")] {
            let expected = Due { day: day(due), sure: true };
            assert_eq!(built_in().after(day(received), 5), Some(expected));
        }
    }

    #[test]
    fn a_proposed_day_is_worked_and_what_leans_on_it_says_so() {
        let law = "standing = \"law\"\ngrade = \"B\"\nsource = \"Nghị quyết 28";
        let proposed = BUILT_IN.replace(law, "standing = \"proposed\"\nsource = \"Nghị quyết 28");
        let due = Holidays::read(&proposed).unwrap().after(day("2026-11-19"), 5);
        assert_eq!(due, Some(Due { day: day("2026-11-26"), sure: false }));
    }

    #[test]
    fn the_day_of_receipt_counts_only_where_the_table_says_so() {
        let counts = BUILT_IN.replace("day_of_receipt = false", "day_of_receipt = true");
        let due = Holidays::read(&counts).unwrap().after(day("2026-03-02"), 5);
        assert_eq!(due.unwrap().day, day("2026-03-06"));
        assert_eq!(built_in().after(day("2026-03-02"), 5).unwrap().day, day("2026-03-09"));
    }

    #[test]
    fn tet_and_days_made_up_are_counted_as_the_table_says() {
        let table = built_in();
        // Thứ Sáu 13/02/2026; Tết from 14 to 22 February.
        assert_eq!(table.after(day("2026-02-13"), 1).unwrap().day, day("2026-02-23"));
        assert_eq!(table.between(day("2026-02-13"), day("2026-02-23")), 1);
        // Friday 21 August: Saturday the 22nd is made up, Monday the 31st to 2 September are off.
        assert_eq!(table.after(day("2026-08-21"), 1).unwrap().day, day("2026-08-22"));
        assert_eq!(table.after(day("2026-08-28"), 1).unwrap().day, day("2026-09-03"));
    }

    #[test]
    fn what_leans_on_an_unsure_day_or_an_unknown_year_says_so() {
        let table = built_in();
        assert!(table.after(day("2026-03-02"), 5).unwrap().sure);
        assert!(table.after(day("2026-02-13"), 1).unwrap().sure);
        assert!(!table.after(day("2025-01-24"), 1).unwrap().sure);
        assert!(!table.after(day("2031-03-03"), 1).unwrap().sure);
        assert_eq!(table.after(day("2026-03-02"), MOST + 1), None);
    }

    #[test]
    fn no_days_after_is_the_day_itself_and_counting_back_agrees() {
        let table = built_in();
        let first = day("2025-12-15");
        assert_eq!(table.after(first, 0).unwrap().day, first);
        for n in 1..300 {
            let due = table.after(first, n).unwrap();
            assert_eq!(table.between(first, due.day), n);
        }
        assert_eq!(table.between(first, first), 0);
        assert_eq!(table.between(first, day("2025-12-01")), 0);
    }
}
