//! Which settled batches the public sees.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Place;
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

/// The numbers of the batches to release by their own places, and of those to release merged.
///
/// Batches of one place are released together when they are of `at_least` people in one quarter of
/// reporting, so that every row of a public table is of that many people more than before. What is
/// left of a quarter before `today` is released as one, its places untold.
pub fn release(batches: &[Releasable], today: NaiveDate, at_least: u64) -> (Vec<u64>, Vec<u64>) {
    let mut rows: BTreeMap<_, Vec<&Releasable>> = BTreeMap::new();
    for batch in batches {
        let quarter = quarter_of(batch.day);
        let key = (&batch.of, quarter, &batch.place);
        rows.entry(key).or_default().push(batch);
    }
    let is_enough =
        |row: &[&Releasable]| row.iter().map(|batch| batch.responses).sum::<u64>() >= at_least;
    let (mut own, mut merged) = (Vec::new(), Vec::new());
    let mut left: BTreeMap<_, Vec<&Releasable>> = BTreeMap::new();
    for ((of, quarter, ..), row) in rows {
        if is_enough(&row) {
            own.extend(row.iter().map(|batch| batch.number));
        } else if quarter.is_some_and(|quarter| quarter.last < today) {
            left.entry((of, quarter)).or_default().extend(row);
        }
    }
    for row in left.into_values().filter(|row| is_enough(row)) {
        merged.extend(row.iter().map(|batch| batch.number));
    }
    (own, merged)
}

/// The numbers of the batches that go out of the public's view with `taken`, one taken back: those left of
/// the row it was released in, where they are fewer than `at_least` people. They wait again.
pub fn too_few_left(
    taken: &Releasable,
    is_merged: bool,
    same_release: &[Releasable],
    at_least: u64,
) -> Vec<u64> {
    let is_of_row = |other: &&Releasable| {
        other.of == taken.of
            && quarter_of(other.day) == quarter_of(taken.day)
            && (is_merged || other.place == taken.place)
    };
    let left: Vec<&Releasable> = same_release.iter().filter(is_of_row).collect();
    let people: u64 = left.iter().map(|batch| batch.responses).sum();
    if people >= at_least {
        return Vec::new();
    }
    left.into_iter().map(|batch| batch.number).collect()
}
