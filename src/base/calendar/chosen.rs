//! The period that a page of figures is of, as chosen at its top and written in its address.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

use super::{Period, Report, Span, quarter_of};

/// A named period, written `2026-Y`, `2026-H1`, `2026-Q4`, `2026-11`, `12m` or `all`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// A reporting period of administrative reform.
    Report(Period),
    /// A quarter of reporting that has no report of its own: II or IV, as the third or the last of its year.
    Quarter {
        /// The reporting year.
        year: i32,
        /// 2 or 4.
        number: u8,
    },
    /// A month of the calendar, by its first day.
    Month(NaiveDate),
    /// The twelve months that end today.
    TwelveMonths,
    /// All days.
    All,
}

impl Chosen {
    /// What a page shows when nothing is chosen: the reporting year of today.
    pub fn usual(today: NaiveDate) -> Self {
        Self::Report(Period::year_of(today))
    }

    /// The choices at the top of a page, from the shortest: the month, the quarter, the six months, the year and the
    /// twelve months that `today` is in, and all days; of the six months the first ones, once the second have begun.
    pub fn around(today: NaiveDate) -> Vec<Self> {
        let year = Period::year_of(today);
        let quarter = Self::quarter_around(today);
        let six = Self::Report(Period { report: Report::SixMonths, ..year });
        let month = today.with_day(1).map(Self::Month);
        let year = Self::Report(year);
        let rest = [Some(six), Some(year), Some(Self::TwelveMonths), Some(Self::All)];
        [month, quarter].into_iter().chain(rest).flatten().collect()
    }

    /// The quarter of reporting that a day is in.
    fn quarter_around(day: NaiveDate) -> Option<Self> {
        let last = quarter_of(day)?.last;
        let (year, number) = (last.year(), last.month() / 3);
        Some(match number {
            1 => Self::Report(Period { year, report: Report::FirstQuarter }),
            3 => Self::Report(Period { year, report: Report::ThirdQuarter }),
            2 => Self::Quarter { year, number: 2 },
            _ => Self::Quarter { year, number: 4 },
        })
    }

    /// Its days, some of which may be to come; `None` for all days and beyond chrono's years.
    pub fn span(self, today: NaiveDate) -> Option<Span> {
        match self {
            Self::Report(period) => period.days().map(|(first, last)| Span { first, last }),
            Self::Quarter { year, number } => {
                quarter_of(NaiveDate::from_ymd_opt(year, 3 * u32::from(number), 1)?)
            }
            Self::Month(first) => {
                let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
                Some(Span { first, last })
            }
            Self::TwelveMonths => {
                let first = today.succ_opt()?.checked_sub_months(Months::new(12))?;
                Some(Span { first, last: today })
            }
            Self::All => None,
        }
    }
}

impl fmt::Display for Chosen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Report(period) => write!(f, "{period}"),
            Self::Quarter { year, number } => write!(f, "{year}-Q{number}"),
            Self::Month(first) => write!(f, "{}", first.format("%Y-%m")),
            Self::TwelveMonths => f.write_str("12m"),
            Self::All => f.write_str("all"),
        }
    }
}

impl FromStr for Chosen {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let quarter = |year: &str, number| {
            let year: i32 = year.parse().ok().filter(|year| super::YEARS.contains(year))?;
            Some(Self::Quarter { year, number })
        };
        let month = || super::read_day(&format!("{text}-01")).map(Self::Month);
        let found = match text {
            "12m" => Some(Self::TwelveMonths),
            "all" => Some(Self::All),
            _ => match text.split_once('-') {
                Some((year, "Q2")) => quarter(year, 2),
                Some((year, "Q4")) => quarter(year, 4),
                _ => text.parse().ok().map(Self::Report).or_else(month),
            },
        };
        found.ok_or_else(|| {
            format!(
                "`{text}` is no period; write 2026-Y, 2026-H1, 2026-Q1 to 2026-Q4, 2026-11, 12m or all"
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_chosen_is_read_as_it_is_written() {
        for text in [
            "2026-Y", "2026-H1", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026-11", "12m",
            "all",
        ] {
            assert_eq!(text.parse::<Chosen>().unwrap().to_string(), text);
        }
        for text in ["", "2026", "2026-Q5", "2026-13", "2026-1", "20260-Q2", "12M", "2026-11-01"] {
            assert!(text.parse::<Chosen>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_choices_of_a_day_are_the_periods_it_is_in() {
        let of = |today: &str| {
            let chosen = Chosen::around(day(today)).into_iter();
            chosen.map(|each| each.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(of("2026-11-29"), ["2026-11", "2026-Q4", "2026-H1", "2026-Y", "12m", "all"]);
        assert_eq!(of("2026-12-15"), ["2026-12", "2027-Q1", "2027-H1", "2027-Y", "12m", "all"]);
        assert_eq!(of("2026-06-14"), ["2026-06", "2026-Q2", "2026-H1", "2026-Y", "12m", "all"]);
        assert_eq!(of("2026-06-15"), ["2026-06", "2026-Q3", "2026-H1", "2026-Y", "12m", "all"]);
    }

    #[test]
    fn each_has_its_days() {
        let of = |text: &str| {
            let span = text.parse::<Chosen>().unwrap().span(day("2026-11-29"));
            span.map(|span| (span.first.to_string(), span.last.to_string()))
        };
        let is = |text, first: &str, last: &str| {
            assert_eq!(of(text), Some((first.into(), last.into())), "{text}");
        };
        is("2026-Y", "2025-12-15", "2026-12-14");
        is("2026-Q2", "2026-03-15", "2026-06-14");
        is("2026-Q4", "2026-09-15", "2026-12-14");
        is("2026-02", "2026-02-01", "2026-02-28");
        is("12m", "2025-11-30", "2026-11-29");
        assert_eq!(of("all"), None);
    }
}
