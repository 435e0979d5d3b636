//! Reporting periods of administrative reform (kỳ báo cáo CCHC).
//!
//! Source: Công văn 581/BNV-CCHC, data windows: quarter I 15/12 of the year before – 14/3;
//! six months 15/12 – 14/6; quarter III 15/6 – 14/9; the year 15/12 – 14/12. There is no report
//! for quarters II and IV: six months and the year take their place.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Span, YEARS};
use crate::base::enum_codes;

/// One reporting period, written `2026-Q1`, `2026-H1`, `2026-Q3` or `2026-Y`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// The year the report is for.
    pub year: i32,
    /// Which of its four reports.
    pub report: Report,
}

/// The four reports of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
pub enum Report {
    /// Quý I.
    #[strum(serialize = "Q1")]
    FirstQuarter,
    /// 6 tháng.
    #[strum(serialize = "H1")]
    SixMonths,
    /// Quý III.
    #[strum(serialize = "Q3")]
    ThirdQuarter,
    /// Cả năm.
    #[strum(serialize = "Y")]
    Year,
}

impl Period {
    /// First and last office day of the period, both included. `None` beyond chrono's years.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let first = match self.report {
            Report::ThirdQuarter => NaiveDate::from_ymd_opt(self.year, 6, 15)?,
            _ => NaiveDate::from_ymd_opt(self.year.checked_sub(1)?, 12, 15)?,
        };
        let last_month = match self.report {
            Report::FirstQuarter => 3,
            Report::SixMonths => 6,
            Report::ThirdQuarter => 9,
            Report::Year => 12,
        };
        Some((first, NaiveDate::from_ymd_opt(self.year, last_month, 14)?))
    }

    /// The last day on which its report is in time: 20/3, 20/6, 20/9, 20/12. `None` beyond chrono's
    /// years.
    ///
    /// Source: Công văn 581/BNV-CCHC, the 20th of the last month; the plan of 2023, row 1.2, "trước
    /// ngày 21". It is a day of the calendar: one that is no working day does not move.
    pub fn deadline(self) -> Option<NaiveDate> {
        use chrono::Datelike;
        self.days()?.1.with_day(20)
    }

    /// The reporting year a day belongs to: from 15/12 it is the next one.
    pub fn year_of(day: NaiveDate) -> Self {
        use chrono::Datelike;
        let next = day.month() == 12 && day.day() >= 15;
        Self { year: day.year() + i32::from(next), report: Report::Year }
    }

    /// The four periods of a reporting year, in the order they are due.
    pub fn all_of(year: i32) -> [Self; 4] {
        [Report::FirstQuarter, Report::SixMonths, Report::ThirdQuarter, Report::Year]
            .map(|report| Self { year, report })
    }

    /// Those of the reporting year of `day` that have begun on it.
    pub fn begun(day: NaiveDate) -> Vec<Self> {
        let has_begun = |each: &Self| each.days().is_some_and(|(first, _)| first <= day);
        Self::all_of(Self::year_of(day).year).into_iter().filter(has_begun).collect()
    }

    /// Whether `day` is in the period.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.days().is_some_and(|(first, last)| first <= day && day <= last)
    }
}

enum_codes!(pub Report);

/// The three months of reporting that a day is in: from 15/12, 15/3, 15/6 or 15/9. Every period is
/// made of whole ones. `None` at the ends of chrono's years.
pub fn quarter_of(day: NaiveDate) -> Option<Span> {
    use chrono::{Datelike, Months};
    // Quarters begin in months divisible by three, on the 15th.
    let past = day.month() % 3;
    let back = if past == 0 && day.day() < 15 { 3 } else { past };
    let first = day.with_day(15)?.checked_sub_months(Months::new(back))?;
    let last = first.checked_add_months(Months::new(3))?.pred_opt()?;
    Some(Span { first, last })
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.report.code())
    }
}

impl FromStr for Period {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refused =
            || format!("`{text}` is no period; write 2026-Q1, 2026-H1, 2026-Q3 or 2026-Y");
        let (year, report) = text.split_once('-').ok_or_else(refused)?;
        let report = Report::of_code(report).ok_or_else(refused)?;
        let year = year.parse().ok().filter(|y| YEARS.contains(y)).ok_or_else(refused)?;
        Ok(Self { year, report })
    }
}
