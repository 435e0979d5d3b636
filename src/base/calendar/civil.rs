//! Months, quarters and years of the calendar, by which the National Public Service Portal counts.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

use super::Span;

/// A period of the calendar, written `2026-11`, `2026-Q3` or `2026`. Reporting periods of administrative reform are
/// others: [`super::Period`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CivilPeriod {
    year: i32,
    part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// 1 to 12.
    Month(u32),
    /// 1 to 4.
    Quarter(u32),
    Year,
}

impl CivilPeriod {
    /// The year, the quarter and the month of a day, the longest first.
    pub fn around(day: NaiveDate) -> [Self; 3] {
        let (year, month) = (day.year(), day.month());
        [Part::Year, Part::Quarter((month - 1) / 3 + 1), Part::Month(month)]
            .map(|part| Self { year, part })
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The year with its quarters and months, the longest first.
    pub fn all_of(year: i32) -> Vec<Self> {
        let parts = [Part::Year].into_iter();
        let parts = parts.chain((1..=4).map(Part::Quarter)).chain((1..=12).map(Part::Month));
        parts.map(|part| Self { year, part }).collect()
    }

    /// The month, 1 to 12, where it is one.
    pub fn month(self) -> Option<u32> {
        match self.part {
            Part::Month(month) => Some(month),
            _ => None,
        }
    }

    /// The quarter, 1 to 4, where it is one.
    pub fn quarter(self) -> Option<u32> {
        match self.part {
            Part::Quarter(quarter) => Some(quarter),
            _ => None,
        }
    }

    /// Its days; `None` beyond chrono's years.
    pub fn days(self) -> Option<Span> {
        let (month, months) = match self.part {
            Part::Month(month) => (month, 1),
            Part::Quarter(quarter) => (3 * quarter - 2, 3),
            Part::Year => (1, 12),
        };
        let first = NaiveDate::from_ymd_opt(self.year, month, 1)?;
        let last = first.checked_add_months(Months::new(months))?.pred_opt()?;
        Some(Span { first, last })
    }
}

impl fmt::Display for CivilPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Part::Month(month) => write!(f, "{}-{month:02}", self.year),
            Part::Quarter(quarter) => write!(f, "{}-Q{quarter}", self.year),
            Part::Year => write!(f, "{}", self.year),
        }
    }
}

impl FromStr for CivilPeriod {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refused = || format!("`{text}` is no period; write 2026-11, 2026-Q3 or 2026");
        let (year, part) = text.split_once('-').unwrap_or((text, ""));
        let within = |text: &str, most| text.parse().ok().filter(|it| (1..=most).contains(it));
        let part = match (part, part.strip_prefix('Q')) {
            ("", _) => Some(Part::Year),
            (_, Some(quarter)) => within(quarter, 4).map(Part::Quarter),
            (month, None) => within(month, 12).map(Part::Month),
        };
        let year = year.parse().ok().filter(|year| (1900..=9999).contains(year));
        let (year, part) = year.zip(part).ok_or_else(refused)?;
        Ok(Self { year, part })
    }
}
