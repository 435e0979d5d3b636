//! The holiday table: days off and days made up, as data with their standing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use crate::base::Grade;

/// How sure an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It follows from a law in force.
    Law,
    /// An authority has announced it.
    Announced,
    /// So remembered; it counts, and what leans on it is marked.
    Recalled,
    /// Not decided; it does not count, and what would lean on it is marked.
    Proposed,
}

/// What one day of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    /// Off (nghỉ) or made up (làm bù).
    off: bool,
    standing: Standing,
}

/// Which days an office works (bảng ngày nghỉ); by default Monday to Friday.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    years: BTreeSet<i32>,
    entries: BTreeMap<NaiveDate, Entry>,
    /// Whether the first day of a limit is counted.
    pub(super) counts_day_of_receipt: bool,
}

/// A day that is worked or not, and whether that is sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Worked {
    pub(super) works: bool,
    pub(super) sure: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    years: Vec<i32>,
    counting: Counting,
    #[serde(default)]
    off: Vec<Off>,
    #[serde(default)]
    made_up: Vec<MadeUp>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Counting {
    day_of_receipt: bool,
    #[serde(rename = "standing")]
    _standing: Standing,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Off {
    from: toml::value::Datetime,
    to: toml::value::Datetime,
    name: String,
    standing: Standing,
    #[serde(rename = "grade")]
    _grade: Option<Grade>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MadeUp {
    day: toml::value::Datetime,
    name: String,
    standing: Standing,
    #[serde(rename = "grade")]
    _grade: Option<Grade>,
    source: String,
}

/// Days that one holiday may last: a typing error in `to` must not close the office for months.
const LONGEST: i64 = 31;

impl Holidays {
    /// Reads a table; `seeds/README.md` has its keys.
    ///
    /// Faults are one sentence each; TOML itself stops at its first, with the line.
    pub fn read(text: &str) -> Result<Self, Vec<String>> {
        let file: File =
            toml::from_str(text).map_err(|error| vec![format!("holidays.toml: {error}")])?;
        let mut reading = Reading::default();
        let years: BTreeSet<i32> = file.years.iter().copied().collect();
        if years.is_empty() {
            reading.fault("years", "names no year; list those the table is complete for");
        }
        reading.sourced("counting", &file.counting.source);
        for off in &file.off {
            reading.off(off);
        }
        for made_up in &file.made_up {
            reading.made_up(made_up);
        }
        for day in reading.entries.keys() {
            if !years.contains(&day.year()) {
                reading.faults.push(format!(
                    "holidays.toml: {day}: {} is not among `years`; add it there once the year is complete",
                    day.year()
                ));
            }
        }
        if reading.faults.is_empty() {
            Ok(Self {
                years,
                entries: reading.entries,
                counts_day_of_receipt: file.counting.day_of_receipt,
            })
        } else {
            Err(reading.faults)
        }
    }

    /// Adds a day off or made up that the office knows of.
    pub fn add(&mut self, day: NaiveDate, off: bool) {
        self.entries.insert(day, Entry { off, standing: Standing::Announced });
    }

    /// Whether the office works on `day`.
    pub(super) fn worked(&self, day: NaiveDate) -> Worked {
        let weekday = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        match self.entries.get(&day) {
            None => Worked { works: weekday, sure: self.years.contains(&day.year()) },
            Some(entry) => Worked {
                works: if entry.standing == Standing::Proposed { weekday } else { !entry.off },
                // A holiday on a weekend moves nothing, however sure it is.
                sure: entry.off != weekday
                    || matches!(entry.standing, Standing::Law | Standing::Announced),
            },
        }
    }
}

/// A table on its way from its file.
#[derive(Default)]
struct Reading {
    entries: BTreeMap<NaiveDate, Entry>,
    faults: Vec<String>,
}

impl Reading {
    fn fault(&mut self, place: &str, sentence: &str) {
        self.faults.push(format!("holidays.toml: {place}: {sentence}"));
    }

    fn sourced(&mut self, place: &str, source: &str) {
        if source.trim().is_empty() {
            self.fault(place, "has no source; say where the day is from");
        }
    }

    fn day(&mut self, name: &str, written: &toml::value::Datetime) -> Option<NaiveDate> {
        let day = written.to_string().parse().ok();
        if day.is_none() {
            self.fault(name, &format!("`{written}` is no day; write 2026-01-31"));
        }
        day
    }

    fn off(&mut self, off: &Off) {
        self.sourced(&off.name, &off.source);
        let (Some(from), Some(to)) = (self.day(&off.name, &off.from), self.day(&off.name, &off.to))
        else {
            return;
        };
        if to < from {
            return self.fault(&off.name, "ends before it begins; swap `from` and `to`");
        }
        if (to - from).num_days() >= LONGEST {
            return self.fault(&off.name, "lasts over a month; correct `to`");
        }
        for day in from.iter_days().take_while(|day| *day <= to) {
            self.enter(day, true, off.standing);
        }
    }

    fn made_up(&mut self, made_up: &MadeUp) {
        self.sourced(&made_up.name, &made_up.source);
        let Some(day) = self.day(&made_up.name, &made_up.day) else {
            return;
        };
        if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            self.enter(day, false, made_up.standing);
        } else {
            self.fault(
                &made_up.name,
                &format!("{day} is worked anyway; a day made up is a Saturday or a Sunday"),
            );
        }
    }

    fn enter(&mut self, day: NaiveDate, off: bool, standing: Standing) {
        if self.entries.insert(day, Entry { off, standing }).is_some() {
            self.fault(&day.to_string(), "stands there twice; remove one");
        }
    }
}
