//! When something planned is due, and how near that is, in days of the office.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use strum::IntoStaticStr;

use super::read_day;

/// Days ahead that count as "soon": a month, so that one can still ask another office.
pub const SOON: i64 = 30;

/// When something planned is due (thời hạn).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// The plan names no day.
    Unstated,
    /// Throughout the year: on its last day.
    Throughout,
    /// On these days, in order, each for a part of it: the quarterly reports.
    On(Vec<NaiveDate>),
}

impl Schedule {
    /// Every day something is due in a plan of `year`.
    pub fn days(&self, year: i32) -> Vec<NaiveDate> {
        match self {
            Self::Unstated => Vec::new(),
            Self::Throughout => NaiveDate::from_ymd_opt(year, 12, 31).into_iter().collect(),
            Self::On(days) => days.clone(),
        }
    }

    /// The first day whose part is not among those delivered.
    pub fn next(&self, year: i32, delivered: &[NaiveDate]) -> Option<NaiveDate> {
        let mut days = self.days(year).into_iter();
        days.find(|day| !delivered.contains(day))
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unstated => Ok(()),
            Self::Throughout => f.write_str("throughout"),
            Self::On(days) => f.write_str(&written(days)),
        }
    }
}

impl FromStr for Schedule {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.trim() {
            "" => Ok(Self::Unstated),
            "throughout" => Ok(Self::Throughout),
            days => {
                let mut days = read(days)?;
                days.sort_unstable();
                days.dedup();
                Ok(Self::On(days))
            }
        }
    }
}

/// Days as text, separated by semicolons.
pub fn written(days: &[NaiveDate]) -> String {
    let days: Vec<String> = days.iter().map(ToString::to_string).collect();
    days.join(";")
}

/// Reads what [`written`] wrote.
pub fn read(text: &str) -> Result<Vec<NaiveDate>, String> {
    let parts = text.split(';').map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(|part| {
            read_day(part).ok_or_else(|| {
                format!("`{part}` is no day; write 2026-12-20, several with `;`, or `throughout`")
            })
        })
        .collect()
}

/// How near a due day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Nearness {
    /// It passed so many days ago.
    Overdue(i64),
    /// It comes in so many days, at most [`SOON`]; 0 is today.
    Soon(i64),
    /// It comes later.
    Later,
}

impl Nearness {
    /// How near `due` is on the office's day `today`.
    pub fn of(due: NaiveDate, today: NaiveDate) -> Self {
        match (due - today).num_days() {
            days if days < 0 => Self::Overdue(-days),
            days if days <= SOON => Self::Soon(days),
            _ => Self::Later,
        }
    }

    /// `overdue`, `soon` or `later`.
    pub fn code(self) -> &'static str {
        self.into()
    }
}
