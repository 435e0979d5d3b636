//! Two waves of one instrument at one touchpoint never share a day: an answer belongs to one at most.

use chrono::NaiveDate;

use super::Wave;

/// A wave in the way of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// Code of the wave that is there.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its days.
    pub days: (NaiveDate, NaiveDate),
    /// The touchpoints that both have.
    pub touchpoints: Vec<String>,
}

/// The waves of `others` that share an instrument, a touchpoint and a day with `wave`.
pub fn overlaps(wave: &Wave, others: &[Wave]) -> Vec<Overlap> {
    let is_beside = |other: &&Wave| {
        other.code != wave.code
            && other.instrument == wave.instrument
            && other.first <= wave.last
            && wave.first <= other.last
    };
    let shared = |other: &Wave| -> Vec<String> {
        let is_both = |code: &&String| wave.touchpoints.contains_key(*code);
        other.touchpoints.keys().filter(is_both).cloned().collect()
    };
    let others = others.iter().filter(is_beside).map(|other| Overlap {
        code: other.code.clone(),
        name: other.name.clone(),
        days: (other.first, other.last),
        touchpoints: shared(other),
    });
    others.filter(|overlap| !overlap.touchpoints.is_empty()).collect()
}
