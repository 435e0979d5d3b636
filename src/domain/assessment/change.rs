//! What the forms of a criterion send.

use super::{Criterion, Declares};
use crate::base::table::{Marks, hundredths, number};
use crate::base::text::{clean, length};
use crate::domain::measure::Declared;

/// Characters of a text at most.
const LONGEST: usize = 2000;

/// The most a declared number can be.
const MOST: u64 = 1_000_000_000;

/// A change of a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScoreChange {
    /// The office scores itself.
    Own {
        /// Hundredths of a point.
        points: u64,
        /// What it declares.
        declared: Option<Declared>,
        /// How it explains the score.
        note: String,
    },
    /// The appraisal.
    Appraise {
        /// Hundredths of a point.
        points: u64,
        /// Why.
        reason: String,
    },
}

/// A field that cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoreFault {
    /// No number of points with at most two decimals.
    Points,
    /// More points than the criterion has.
    AboveMost,
    /// No whole number, in `part` or `whole`.
    Number(&'static str),
    /// The part is above its whole.
    AboveWhole,
    /// It is longer than 2,000 characters, in `note` or `reason`.
    TooLong(&'static str),
    /// An appraisal that differs from the own score says why.
    NoReason,
}

impl ScoreFault {
    /// The field.
    pub fn field(self) -> &'static str {
        match self {
            Self::Points | Self::AboveMost => "points",
            Self::Number(field) | Self::TooLong(field) => field,
            Self::AboveWhole => "part",
            Self::NoReason => "reason",
        }
    }
}

/// Points of at most two decimals in hundredths: `1,25` and `1.25`.
pub fn in_hundredths(written: &str) -> Option<u64> {
    hundredths(number(written, Marks::of(written)).ok()?, 1_000_000)
}

fn value<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    let found = fields.iter().find(|(each, _)| each == name);
    found.map_or("", |(_, value)| value.trim())
}

/// Reads `points`, which are at most those of the criterion.
fn points(fields: &[(String, String)], criterion: &Criterion, faults: &mut Vec<ScoreFault>) -> u64 {
    match (in_hundredths(value(fields, "points")), criterion.most) {
        (Some(points), Some(most)) if points <= most => points,
        (Some(_), _) => {
            faults.push(ScoreFault::AboveMost);
            0
        }
        (None, _) => {
            faults.push(ScoreFault::Points);
            0
        }
    }
}

fn text(fields: &[(String, String)], name: &'static str, faults: &mut Vec<ScoreFault>) -> String {
    let text = clean(value(fields, name));
    if length(&text) > LONGEST {
        faults.push(ScoreFault::TooLong(name));
    }
    text
}

/// Reads an own score: `points`, `part` and `whole` where the criterion declares, `note`.
pub fn read_own(
    fields: &[(String, String)],
    criterion: &Criterion,
) -> Result<ScoreChange, Vec<ScoreFault>> {
    let mut faults = Vec::new();
    let points = points(fields, criterion, &mut faults);
    let declared = declared(fields, criterion.declares, &mut faults);
    let note = text(fields, "note", &mut faults);
    if faults.is_empty() { Ok(ScoreChange::Own { points, declared, note }) } else { Err(faults) }
}

/// What is declared; it may be left blank.
fn declared(
    fields: &[(String, String)],
    declares: Declares,
    faults: &mut Vec<ScoreFault>,
) -> Option<Declared> {
    let mut count = |name: &'static str| {
        let written = value(fields, name);
        let count = written.parse().ok().filter(|it: &u64| *it <= MOST);
        if count.is_none() {
            faults.push(ScoreFault::Number(name));
        }
        count
    };
    let is_blank = value(fields, "part").is_empty() && value(fields, "whole").is_empty();
    match declares {
        Declares::Nothing => None,
        _ if is_blank => None,
        Declares::Number => Some(Declared { part: count("part")?, whole: None }),
        Declares::Share => {
            let (part, whole) = (count("part"), count("whole"));
            let (part, whole) = part.zip(whole)?;
            if part > whole {
                faults.push(ScoreFault::AboveWhole);
            }
            Some(Declared { part, whole: Some(whole) })
        }
    }
}

/// Reads an appraisal: `points` and `reason`, which is needed where they differ from the own ones.
pub fn read_appraisal(
    fields: &[(String, String)],
    criterion: &Criterion,
    own: Option<u64>,
) -> Result<ScoreChange, Vec<ScoreFault>> {
    let mut faults = Vec::new();
    let points = points(fields, criterion, &mut faults);
    let reason = text(fields, "reason", &mut faults);
    if faults.is_empty() && own != Some(points) && reason.is_empty() {
        faults.push(ScoreFault::NoReason);
    }
    if faults.is_empty() { Ok(ScoreChange::Appraise { points, reason }) } else { Err(faults) }
}
