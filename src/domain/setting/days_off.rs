//! Days off and days made up that an office adds to the table of holidays.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::base::calendar::read_day;
use crate::base::text;

/// Beginning of the keys of their rows.
pub const DAYS_OFF: &str = "days-off ";

/// Most days of one entry: an error in `to` must not close the office for months.
const LONGEST: i64 = 31;

/// Days that an office added.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DaysOff {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Whether they are off (nghỉ), or made up (làm bù).
    pub is_off: bool,
    /// What they are called.
    pub name: String,
    /// Who decided it.
    pub source: String,
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DaysOffFault {
    /// No day in this field, `from` or `to`.
    NoDay(&'static str),
    /// It ends before it begins.
    Backwards,
    /// It lasts over a month.
    TooLong,
    /// Nothing, or too much, is written in this field, `name` or `source`.
    Text(&'static str),
    /// A day made up is a Saturday or a Sunday.
    NotAWeekend,
    /// It stands there already.
    Known,
}

impl DaysOff {
    /// Reads an entry; a last day left out is the first.
    pub fn read(typed: &dyn Fn(&str) -> String, known: &[Self]) -> Result<Self, Vec<DaysOffFault>> {
        let mut faults = Vec::new();
        let from = read_day(&typed("from"));
        let to = if typed("to").is_empty() { from } else { read_day(&typed("to")) };
        for (name, day) in [("from", from), ("to", to)] {
            if day.is_none() && !(name == "to" && typed("to").is_empty()) {
                faults.push(DaysOffFault::NoDay(name));
            }
        }
        for name in ["name", "source"] {
            if !(1..=200).contains(&text::length(&typed(name))) {
                faults.push(DaysOffFault::Text(name));
            }
        }
        let is_off = typed("kind") != "made-up";
        let (Some(from), Some(to)) = (from, to) else { return Err(faults) };
        let read = Self { from, to, is_off, name: typed("name"), source: typed("source") };
        if to < from {
            faults.push(DaysOffFault::Backwards);
        } else if (to - from).num_days() >= LONGEST {
            faults.push(DaysOffFault::TooLong);
        } else if !is_off && read.days().any(|day| !is_weekend(day)) {
            faults.push(DaysOffFault::NotAWeekend);
        }
        if known.iter().any(|each| each.from <= to && from <= each.to) {
            faults.push(DaysOffFault::Known);
        }
        if faults.is_empty() { Ok(read) } else { Err(faults) }
    }

    /// Every one of the days.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let last = self.to;
        self.from.iter_days().take_while(move |day| *day <= last)
    }

    /// The key of its row.
    pub fn key(&self) -> String {
        format!("{DAYS_OFF}{}", self.from)
    }

    /// The value of its row.
    pub fn value(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a row.
    pub(super) fn stored(key: &str, value: &str) -> Option<Self> {
        key.strip_prefix(DAYS_OFF)?;
        serde_json::from_str(value).ok()
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}
