//! Counts of answers (bảng đếm): the only input of the scorecard.

use crate::survey::{Instrument, Record};

/// How often each answer was given to one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemTally {
    /// One count a choice, in the scale's order.
    pub choices: Vec<u64>,
    /// Left blank.
    pub missing: u64,
    /// "Không có ý kiến".
    pub dont_know: u64,
    /// "Không áp dụng".
    pub not_applicable: u64,
}

/// Sums over responses that let an index have an interval: answers of one person are not
/// independent, so the response is the sampling unit. Whole numbers, so tallies add exactly.
///
/// For each response: `a` = valid answers to index items, `s` = what they earn (1000 for a
/// satisfied answer, or the choice's points in thousandths).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moments {
    /// Σ a.
    pub answered: i64,
    /// Σ s.
    pub earned: i64,
    /// Σ a².
    pub answered_squared: i64,
    /// Σ a·s.
    pub answered_earned: i64,
    /// Σ s².
    pub earned_squared: i64,
}

/// Counts of one instrument's answers over some set of responses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many responses.
    pub responses: u64,
    /// One entry an item, in the instrument's order.
    pub items: Vec<ItemTally>,
    /// Sums over responses, for the index's interval.
    pub moments: Moments,
}

impl Tally {
    /// No responses yet, with a place for every choice of every item.
    pub fn empty(instrument: &Instrument) -> Self {
        let _ = instrument;
        todo!()
    }

    /// Counts one more response; `false`, and nothing counted, when the record does not fit.
    pub fn count(&mut self, instrument: &Instrument, record: &Record) -> bool {
        let _ = (instrument, record);
        todo!()
    }

    /// Adds another tally of the same instrument.
    pub fn add(&mut self, other: &Self) {
        let _ = other;
        todo!()
    }

    /// The counts as one line of text, as the store keeps them.
    pub fn to_text(&self) -> String {
        todo!()
    }

    /// Reads such a line back; `None` when it does not fit the instrument.
    pub fn from_text(instrument: &Instrument, line: &str) -> Option<Self> {
        let _ = (instrument, line);
        todo!()
    }
}
