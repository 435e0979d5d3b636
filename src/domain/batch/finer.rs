//! Figures by procedure for readers who may not take single responses.
//!
//! A procedure is no property of a batch, so its answers may be those of one person. They are told of
//! the whole office, of closed months and of closed years made of them; every cell has `k` people or
//! more of each touchpoint, and so have all others beside it (docs/methodology/batches.md).

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::View;
use crate::base::calendar::{Period, Report, Span};
use crate::domain::measure::{Filter, Rate, Tally, answers_with_points};
use crate::domain::survey::Instrument;

/// Responses of one name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// Of no known procedure.
    Unknown,
    /// Of the procedure of this code.
    Procedure(String),
    /// Of procedures of too few people each.
    Others,
}

/// What is merged by itself of a touchpoint: a calendar month; December in two, since reporting years end in it.
type Part = (i32, u32, bool);

fn part_of(day: NaiveDate) -> Part {
    (day.year(), day.month(), day.month() == 12 && day.day() >= 15)
}

/// Whether a filter asks for what may be told: of the whole office in and outside of waves, a calendar month, a calendar year
/// or a reporting year, all days of which are `closed`.
pub fn is_told(filter: &Filter, closed: Option<NaiveDate>) -> bool {
    let Filter { from: Some(first), to: Some(last), unit, touchpoint, procedure, tier, wave } =
        filter
    else {
        return false;
    };
    let places = [unit, touchpoint, procedure, tier, wave];
    let span = Span { first: *first, last: *last };
    places.iter().all(|place| place.is_none())
        && closed.is_some_and(|closed| *last <= closed)
        && [month(*first), year(first.year()), reporting_year(*first)].contains(&Some(span))
}

/// The calendar month of a day.
pub fn month(day: NaiveDate) -> Option<Span> {
    let first = day.with_day(1)?;
    Some(Span { first, last: first.checked_add_months(chrono::Months::new(1))?.pred_opt()? })
}

fn year(year: i32) -> Option<Span> {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    Some(Span { first: day(1, 1)?, last: day(12, 31)? })
}

fn reporting_year(first: NaiveDate) -> Option<Span> {
    let period = Period { report: Report::Year, ..Period::year_of(first) };
    period.days().map(|(first, last)| Span { first, last })
}

/// The counts of a view by procedure, as they may be told.
///
/// Each touchpoint is merged for itself: who knows which procedures it handles, and its answers of the month, could else
/// subtract them from those of a procedure and be left with a few people of another touchpoint.
pub fn by_procedure(instrument: &Instrument, view: View<'_>, k: u64) -> BTreeMap<Named, Tally> {
    let mut parts: BTreeMap<(Option<&str>, Part), BTreeMap<Named, Tally>> = BTreeMap::new();
    let tallies =
        view.by_procedure_and_place(|place, day| (place.touchpoint.as_deref(), part_of(day)));
    for ((procedure, part), tally) in tallies {
        let name = procedure.map_or(Named::Unknown, |code| Named::Procedure(code.to_owned()));
        parts.entry(part).or_default().insert(name, tally);
    }
    told(instrument, parts.into_values(), k)
}

/// The sum of the parts, each merged for itself: a year tells nothing that its months do not.
fn told(
    instrument: &Instrument,
    parts: impl Iterator<Item = BTreeMap<Named, Tally>>,
    k: u64,
) -> BTreeMap<Named, Tally> {
    let mut sum: BTreeMap<Named, Tally> = BTreeMap::new();
    for (name, tally) in parts.flat_map(|part| merged(instrument, part, k)) {
        sum.entry(name).or_default().add(&tally);
    }
    sum
}

/// Procedures of fewer than `k` people as one; which takes in the smallest of the others while it is
/// of fewer itself. Then every cell is of `k` or more, and so is what any of them leaves.
fn merged(
    instrument: &Instrument,
    mut cells: BTreeMap<Named, Tally>,
    k: u64,
) -> BTreeMap<Named, Tally> {
    let is_small = |tally: &Tally| {
        (1..k).contains(&tally.responses) || (1..k).contains(&people(instrument, tally))
    };
    let mut others = Tally::default();
    cells.retain(|_, tally| {
        let small = is_small(tally);
        if small {
            others.add(tally);
        }
        !small
    });
    while is_small(&others) {
        let smallest = cells.iter().min_by_key(|(_, tally)| tally.responses);
        let Some(name) = smallest.map(|(name, _)| name.clone()) else { break };
        if let Some(tally) = cells.remove(&name) {
            others.add(&tally);
        }
    }
    if others.responses > 0 {
        cells.insert(Named::Others, others);
    }
    cells
}

/// At least so many people have answered items of the index: short forms do not hide a long one.
fn people(instrument: &Instrument, tally: &Tally) -> u64 {
    let answers = instrument.index_items().into_iter().filter_map(|at| {
        let scale = instrument.scale_of(instrument.items.get(at)?)?;
        let counts = tally.items.get(at)?;
        let rated = Rate::of(&scale.choices, counts).valid;
        Some(rated.max(answers_with_points(&scale.choices, counts)))
    });
    answers.max().unwrap_or(0)
}
