//! Which settled batches the public sees.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Place, Release};
use crate::base::calendar::quarter_of;

/// A settled batch that the public does not see yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Releasable {
    /// Its number.
    pub number: u64,
    /// Instrument, version and office. Waves are not told to the public, so theirs are released together.
    pub of: [String; 3],
    /// What is told of its place.
    pub place: Place,
    /// Its day.
    pub day: NaiveDate,
    /// Its responses.
    pub responses: u64,
}

/// The numbers of batches to release.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Releases {
    /// Under their own places.
    pub own: Vec<u64>,
    /// With others of their quarter, under none.
    pub merged: Vec<u64>,
    /// With others of several quarters, from the first day of the first to the last of the last.
    pub spanning: Vec<((NaiveDate, NaiveDate), Vec<u64>)>,
}

impl Releases {
    /// Whether there is nothing to release.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty() && self.merged.is_empty() && self.spanning.is_empty()
    }
}

/// The batches to release.
///
/// Batches of one place are released together when they are of `at_least` people in one quarter of
/// reporting, so that every row of a public table is of that many people more than before. What is
/// left of a quarter before `today` is released as one, its places untold. Where that is fewer people, it waits for
/// what is left of the next quarters: as soon as they are enough they are released together, and are seen where all
/// days of these quarters are.
pub fn release(batches: &[Releasable], today: NaiveDate, at_least: u64) -> Releases {
    let mut rows: BTreeMap<_, Vec<&Releasable>> = BTreeMap::new();
    for batch in batches {
        let quarter = quarter_of(batch.day);
        let key = (&batch.of, quarter, &batch.place);
        rows.entry(key).or_default().push(batch);
    }
    let is_enough =
        |row: &[&Releasable]| row.iter().map(|batch| batch.responses).sum::<u64>() >= at_least;
    let mut releases = Releases::default();
    let mut left: BTreeMap<_, Vec<&Releasable>> = BTreeMap::new();
    for ((of, quarter, ..), row) in rows {
        if is_enough(&row) {
            releases.own.extend(numbers(&row));
        } else if let Some(ended) = quarter.filter(|quarter| quarter.last < today) {
            left.entry((of, ended)).or_default().extend(row);
        }
    }
    // The rests of quarters that are too few, up to here.
    let mut waiting: Option<(&[String; 3], NaiveDate, Vec<&Releasable>)> = None;
    for ((of, quarter), row) in left {
        if is_enough(&row) {
            releases.merged.extend(numbers(&row));
            continue;
        }
        let before = waiting.take().filter(|(others, ..)| *others == of);
        let (_, first, mut rests) = before.unwrap_or((of, quarter.first, Vec::new()));
        rests.extend(row);
        if is_enough(&rests) {
            releases.spanning.push(((first, quarter.last), numbers(&rests).collect()));
        } else {
            waiting = Some((of, first, rests));
        }
    }
    releases
}

fn numbers(row: &[&Releasable]) -> impl Iterator<Item = u64> {
    row.iter().map(|batch| batch.number)
}

/// The numbers of the batches that go out of the public's view with `taken`, one taken back: those left of
/// the row it was released in, where they are fewer than `at_least` people. They wait again. Those of the same release
/// have the same span.
pub fn too_few_left(
    taken: &Releasable,
    released: Release,
    same_release: &[Releasable],
    at_least: u64,
) -> Vec<u64> {
    let is_of_row = |other: &&Releasable| {
        other.of == taken.of
            && (released.span.is_some() || quarter_of(other.day) == quarter_of(taken.day))
            && (released.merged || other.place == taken.place)
    };
    let left: Vec<&Releasable> = same_release.iter().filter(is_of_row).collect();
    let people: u64 = left.iter().map(|batch| batch.responses).sum();
    if people >= at_least {
        return Vec::new();
    }
    left.into_iter().map(|batch| batch.number).collect()
}
