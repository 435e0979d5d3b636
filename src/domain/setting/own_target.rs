//! Targets that an office sets for an instrument, a unit and a year.

use chrono::{Datelike, NaiveDate};

/// Beginning of the keys of their rows.
const KEY: &str = "target ";

/// A target of the office's own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OwnTarget {
    /// Id of the instrument.
    pub instrument: String,
    /// Code of the unit; `None` is the whole office.
    pub unit: Option<String>,
    /// The year it counts in.
    pub year: i32,
    /// Hundredths of a percent.
    pub hundredths: u32,
}

/// What is wrong with a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetFault {
    /// An unknown instrument.
    Instrument,
    /// An unknown unit.
    Unit,
    /// No year from 2020 to 2100.
    Year,
    /// No percentage above 0 and up to 100 with at most two decimals.
    Value,
}

impl OwnTarget {
    /// Reads a target: which instruments and units there are is known outside.
    pub fn read(
        typed: &dyn Fn(&str) -> String,
        (instruments, units): (&[String], &[String]),
    ) -> Result<Self, Vec<TargetFault>> {
        let mut faults = Vec::new();
        let (instrument, unit) = (typed("instrument"), typed("unit"));
        if !instruments.contains(&instrument) {
            faults.push(TargetFault::Instrument);
        }
        if !unit.is_empty() && !units.contains(&unit) {
            faults.push(TargetFault::Unit);
        }
        let year = typed("year").parse().ok().filter(|year| (2020..=2100).contains(year));
        if year.is_none() {
            faults.push(TargetFault::Year);
        }
        let hundredths = hundredths(&typed("value"));
        if hundredths.is_none() {
            faults.push(TargetFault::Value);
        }
        match (year, hundredths) {
            (Some(year), Some(hundredths)) if faults.is_empty() => {
                let unit = Some(unit).filter(|unit| !unit.is_empty());
                Ok(Self { instrument, unit, year, hundredths })
            }
            _ => Err(faults),
        }
    }

    /// Whether it is the one of an instrument and exactly this unit on a day.
    pub(super) fn is_of(&self, instrument: &str, unit: Option<&str>, on: NaiveDate) -> bool {
        self.instrument == instrument && self.unit.as_deref() == unit && self.year == on.year()
    }

    /// The key of its row.
    pub fn key(&self) -> String {
        let unit = self.unit.as_deref().unwrap_or("-");
        format!("{KEY}{} {} {unit}", self.instrument, self.year)
    }

    /// The value of its row.
    pub fn value(&self) -> String {
        self.hundredths.to_string()
    }

    /// What the key of a row names: the instrument, the year and the unit (`None`: the whole office).
    pub fn parts(key: &str) -> Option<(&str, i32, Option<&str>)> {
        let mut parts = key.strip_prefix(KEY)?.splitn(3, ' ');
        let (instrument, year, unit) = (parts.next()?, parts.next()?, parts.next()?);
        Some((instrument, year.parse().ok()?, Some(unit).filter(|unit| *unit != "-")))
    }

    /// Reads a row.
    pub(super) fn stored(key: &str, value: &str) -> Option<Self> {
        let (instrument, year, unit) = Self::parts(key)?;
        Some(Self {
            instrument: instrument.to_owned(),
            unit: unit.map(str::to_owned),
            year,
            hundredths: value.parse().ok()?,
        })
    }
}

/// A percentage in hundredths: `90`, `92,5`, `92.50 %`.
fn hundredths(written: &str) -> Option<u32> {
    let written = written.trim().trim_end_matches('%').trim().replace(',', ".");
    let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
    if part.len() > 2 || whole.is_empty() || whole.len() > 3 {
        return None;
    }
    let digits = format!("{whole}{part:0<2}");
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|hundredths| (1..=10_000).contains(hundredths))
}
