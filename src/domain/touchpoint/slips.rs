//! Which slips are told as handed out and spent. Pure.
//!
//! A spent slip is a person who answered. So what is told is final and of ten people at least: the slips of a month once
//! all of them have expired, by touchpoint or, of the whole office, together.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};

/// Days a slip counts after the day it is issued.
///
/// Long enough to answer at home; short enough that forgotten slips expire.
pub const VALID: Days = Days::new(30);

/// Fewest people whose slips are counted together: the public's ten, since staff and the public read one number.
pub const LEAST: u64 = 10;

/// Slips of one touchpoint that were issued in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipMonth {
    /// Code of the touchpoint.
    pub touchpoint: String,
    /// The month, `2026-11`.
    pub month: String,
    /// How many were handed out.
    pub issued: u64,
    /// How many of them were spent.
    pub spent: u64,
}

/// The last day of the last month of which no slip counts any more on `today`.
pub fn last_expired(today: NaiveDate) -> Option<NaiveDate> {
    // The slips of a month's last day count up to `VALID` days later.
    today.checked_sub_days(VALID)?.with_day(1)?.pred_opt()
}

/// The first and the last day of the whole months between two days (both included, `None` open) of which no slip
/// counts any more on `today`; `None` where there is none.
pub fn expired_months(
    (from, to): (Option<NaiveDate>, Option<NaiveDate>),
    today: NaiveDate,
) -> Option<(Option<NaiveDate>, NaiveDate)> {
    let begin = match from {
        Some(from) if from.day() > 1 => Some(from.with_day(1)?.checked_add_months(Months::new(1))?),
        from => from,
    };
    let until = to.map_or(Some(NaiveDate::MAX), |to| to.succ_opt()?.with_day(1)?.pred_opt())?;
    let last = until.min(last_expired(today)?);
    begin.is_none_or(|begin| begin <= last).then_some((begin, last))
}

/// Slips handed out and spent that are told: of a touchpoint's month where [`LEAST`] were spent; with `together` also
/// those of a month's other touchpoints, where of all of these [`LEAST`] were.
pub fn told<'a>(months: impl Iterator<Item = &'a SlipMonth>, together: bool) -> (u64, u64) {
    let mut sum = (0, 0);
    let mut others: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for of in months {
        let into = if of.spent < LEAST { others.entry(&of.month).or_default() } else { &mut sum };
        into.0 += of.issued;
        into.1 += of.spent;
    }
    for (issued, spent) in others.into_values().filter(|(_, spent)| together && *spent >= LEAST) {
        sum.0 += issued;
        sum.1 += spent;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_told_once_the_slips_of_its_last_day_have_expired() {
        // Slips of 30 November count up to 30 December.
        assert_eq!(last_expired(day("2026-12-30")), Some(day("2026-10-31")));
        assert_eq!(last_expired(day("2026-12-31")), Some(day("2026-11-30")));
        let months = |from: &str, to: &str| {
            expired_months((Some(day(from)), Some(day(to))), day("2027-02-10"))
        };
        assert_eq!(
            months("2026-11-01", "2026-12-31"),
            Some((Some(day("2026-11-01")), day("2026-12-31")))
        );
        assert_eq!(months("2026-11-02", "2026-12-30"), None);
        assert_eq!(
            months("2026-10-02", "2027-12-30"),
            Some((Some(day("2026-11-01")), day("2026-12-31")))
        );
        assert_eq!(
            expired_months((None, None), day("2027-02-10")),
            Some((None, day("2026-12-31")))
        );
    }

    #[test]
    fn months_of_few_spent_slips_are_told_of_the_whole_office_alone_and_together() {
        let of = |touchpoint: &str, month: &str, issued, spent| SlipMonth {
            touchpoint: touchpoint.to_owned(),
            month: month.to_owned(),
            issued,
            spent,
        };
        let months = [
            of("A", "2026-10", 40, 25),
            of("B", "2026-10", 20, 6),
            of("C", "2026-10", 20, 4),
            of("A", "2026-11", 20, 9),
        ];
        assert_eq!(told(months.iter(), true), (80, 35));
        assert_eq!(told(months.iter(), false), (40, 25));
        assert_eq!(told(months[1..3].iter(), false), (0, 0));
        assert_eq!(told(months[2..].iter(), true), (0, 0));
    }
}
