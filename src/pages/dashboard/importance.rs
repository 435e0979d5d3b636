//! What goes together with overall satisfaction: from settled responses to drivers.

use tokio::sync::Semaphore;

use super::view::Figures;
use crate::base::random::Random;
use crate::domain::survey::{Counts, Instrument, Item, Kind};
use crate::stats::{Drivers, NoDrivers, Samples, drivers};
use crate::web::errors::failure::Failure;

/// Responses the figures are taken from: with more of them intervals get narrower than any use, and
/// the page slower.
const MOST: usize = 2000;

/// Percent of the responses read that must have answered an item for it to be analysed: a response
/// without one item is left out of all.
const ANSWERED: usize = 60;

/// Complete forms below which nothing is said; the room of measures itself asks for ten.
const LEAST: usize = 30;

/// Samples for the intervals: as few as an interval can be read from, for each costs 65 536 subsets.
const SAMPLES: Samples = Samples { count: 100, level: 0.95 };

/// The seed of the samples: the same answers show the same intervals.
const SEED: u64 = 1;

/// One at a time: it takes a core for a while, and pages want the other.
static ONE: Semaphore = Semaphore::const_new(1);

/// The drivers of one instrument.
#[derive(Clone, Debug)]
pub(super) struct Importance<'a> {
    /// What is explained.
    pub(super) outcome: &'a Item,
    /// The items looked at, in the order of the drivers.
    pub(super) items: Vec<&'a Item>,
    /// Items of the index that too few answered.
    pub(super) left: Vec<&'a Item>,
    /// Responses read.
    pub(super) read: usize,
    pub(super) found: Result<Drivers, NoDrivers>,
}

/// The item that asks for overall satisfaction: the one of the index-like items that no factor holds.
pub(super) fn outcome(instrument: &Instrument) -> Option<&Item> {
    let inside = instrument.index_items();
    let items = instrument.items.iter().enumerate();
    let outside = items.filter(|(at, _)| !inside.contains(at));
    outside.map(|(_, item)| item).find(|item| is_rated(instrument, item))
}

/// Whether an item's choices say how satisfied someone is.
fn is_rated(instrument: &Instrument, item: &Item) -> bool {
    let scale = instrument.scale_of(item);
    let choices = scale.map_or(&[][..], |scale| &scale.choices);
    let satisfied = |counts| counts == Counts::Satisfied;
    matches!(item.kind, Kind::SelectOne { .. }) && choices.iter().any(|each| satisfied(each.counts))
}

/// The drivers of the responses a filter leaves; `None` when nothing asks for overall satisfaction, or
/// its answers may not be disclosed. Items that are hidden on the card are left out.
pub(super) async fn importance<'a>(
    figures: &Figures<'a>,
) -> Result<Option<Importance<'a>>, Failure> {
    let instrument = figures.instrument;
    let Some(outcome) = outcome(instrument).filter(|item| !figures.is_hidden(item)) else {
        return Ok(None);
    };
    let places: Vec<usize> = (0..instrument.items.len()).collect();
    let answers = figures.answers.view().answers(&places);
    let read = answers.iter().map(Vec::len).max().unwrap_or(0);
    let column = |item: &Item| -> Vec<Option<f64>> {
        let place = instrument.items.iter().position(|each| each.code == item.code);
        let grades = grades(instrument, item);
        let bytes = place.and_then(|place| answers.get(place)).map_or(&[][..], Vec::as_slice);
        bytes.iter().take(MOST).map(|byte| grades[usize::from(*byte)]).collect()
    };
    let rated = instrument
        .index_items()
        .into_iter()
        .filter_map(|at| instrument.items.get(at))
        .filter(|item| is_rated(instrument, item));
    let (mut items, mut left, mut columns) = (Vec::new(), Vec::new(), Vec::new());
    for item in rated {
        if figures.is_hidden(item) {
            continue;
        }
        let values = column(item);
        if values.iter().flatten().count() * 100 >= read * ANSWERED {
            items.push(item);
            columns.push(values);
        } else {
            left.push(item);
        }
    }
    let found = computed(column(outcome), columns).await?;
    Ok(Some(Importance { outcome, items, left, read, found }))
}

/// Off the threads that serve pages.
async fn computed(
    y: Vec<Option<f64>>,
    xs: Vec<Vec<Option<f64>>>,
) -> Result<Result<Drivers, NoDrivers>, Failure> {
    let inside = |error: &dyn std::fmt::Display| Failure::Inside(error.to_string());
    let _turn = ONE.acquire().await.map_err(|error| inside(&error))?;
    let complete = (0..y.len())
        .filter(|row| y[*row].is_some() && xs.iter().all(|x| x[*row].is_some()))
        .count();
    if complete < LEAST {
        return Ok(Err(NoDrivers::TooFewRows(complete, LEAST)));
    }
    let compute = move || {
        let xs: Vec<&[Option<f64>]> = xs.iter().map(Vec::as_slice).collect();
        Random::seeded(SEED).with(|rng| drivers(&y, &xs, SAMPLES, rng))
    };
    let task = tokio::task::spawn_blocking(compute);
    task.await.map_err(|error| inside(&error))
}

/// The place of a chosen answer on its scale, from 1, by its byte in a record; `None` for what is no
/// opinion.
fn grades(instrument: &Instrument, item: &Item) -> [Option<f64>; 256] {
    let mut grades = [None; 256];
    let choices = instrument.scale_of(item).map_or(&[][..], |scale| &scale.choices);
    for (grade, choice) in (1_u32..).zip(choices) {
        if let Ok(byte) = u8::try_from(choice.code) {
            grades[usize::from(byte)] = Some(f64::from(grade));
        }
    }
    grades
}
