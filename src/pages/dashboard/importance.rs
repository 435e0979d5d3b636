//! What goes together with overall satisfaction: from settled responses to drivers.

use tokio::sync::Semaphore;

use super::view::Figures;
use crate::base::random::Random;
use crate::domain::measure::{ItemScore, is_rated, overall_item};
use crate::domain::survey::{Instrument, Item};
use crate::stats::{Associations, NoDrivers, associations};
use crate::web::errors::failure::Failure;

/// Most responses the figures are taken from, evenly out of all: beyond it nothing would change but the
/// seconds it takes.
const MOST: usize = 200_000;

/// Answers to an item, and to the overall question, below which nothing is said of it.
const LEAST: usize = 30;

/// The same for an item.
const LEAST_ANSWERED: u64 = 30;

/// The seed of the sampled orders: the same answers show the same shares.
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
    /// Responses read, of all that there are.
    pub(super) read: u64,
    pub(super) found: Result<Associations, NoDrivers>,
}

/// What goes together with overall satisfaction in the responses a filter leaves; `None` when nothing asks
/// for it, or too few have answered it. Items of too few answers are left out, responses with a blank not.
pub(super) async fn importance<'a>(
    figures: &Figures<'a>,
) -> Result<Option<Importance<'a>>, Failure> {
    let instrument = figures.instrument;
    let Some(outcome) = overall_item(instrument).filter(|item| !figures.is_of_few(item)) else {
        return Ok(None);
    };
    let place = |item: &Item| instrument.items.iter().position(|each| each.code == item.code);
    let rated = instrument
        .index_items()
        .into_iter()
        .filter_map(|at| instrument.items.get(at))
        .filter(|item| is_rated(instrument, item) && !figures.is_of_few(item));
    let answers = |item: &&Item| {
        let mut scores = figures.card.items.iter();
        scores.find(|score| score.code == item.code).map_or(0, ItemScore::answers)
    };
    let (items, left): (Vec<&Item>, Vec<&Item>) =
        rated.partition(|item| answers(item) >= LEAST_ANSWERED);
    let columns = items.iter().copied().chain([outcome]);
    let columns: Vec<_> =
        columns.filter_map(|item| Some((place(item)?, grades(instrument, item)))).collect();
    let all = figures.card.responses;
    let step = usize::try_from(all).unwrap_or(usize::MAX).div_ceil(MOST).max(1);
    let found = computed(figures, columns, step).await?;
    let read = all.div_ceil(u64::try_from(step).unwrap_or(1));
    Ok(Some(Importance { outcome, items, left, read, found }))
}

/// The grade of each byte of a record.
type Grades = [Option<f64>; 256];

/// Off the threads that serve pages; the last of the columns is explained.
async fn computed(
    figures: &Figures<'_>,
    columns: Vec<(usize, Grades)>,
    step: usize,
) -> Result<Result<Associations, NoDrivers>, Failure> {
    let inside = |error: &dyn std::fmt::Display| Failure::Inside(error.to_string());
    let _turn = ONE.acquire().await.map_err(|error| inside(&error))?;
    let (all, selection) = figures.answers.owned();
    let compute = move || {
        let places: Vec<usize> = columns.iter().map(|(place, _)| *place).collect();
        let answers = all.view(&selection).answers(&places, step);
        let graded = answers.iter().zip(&columns).map(|(bytes, (_, grades))| {
            bytes.iter().map(|byte| grades[usize::from(*byte)]).collect()
        });
        let graded: Vec<Vec<Option<f64>>> = graded.collect();
        let Some((y, xs)) = graded.split_last() else { return Err(NoDrivers::Number(0)) };
        let known = y.iter().flatten().count();
        if known < LEAST {
            return Err(NoDrivers::TooFewRows(known, LEAST));
        }
        let xs: Vec<&[Option<f64>]> = xs.iter().map(Vec::as_slice).collect();
        Random::seeded(SEED).with(|rng| associations(y, &xs, rng))
    };
    let task = tokio::task::spawn_blocking(compute);
    task.await.map_err(|error| inside(&error))
}

/// The place of a chosen answer on its scale, from 1, by its byte in a record; `None` for what is no
/// opinion.
fn grades(instrument: &Instrument, item: &Item) -> Grades {
    let mut grades = [None; 256];
    let choices = instrument.scale_of(item).map_or(&[][..], |scale| &scale.choices);
    for (grade, choice) in (1_u32..).zip(choices) {
        if let Ok(byte) = u8::try_from(choice.code) {
            grades[usize::from(byte)] = Some(f64::from(grade));
        }
    }
    grades
}
