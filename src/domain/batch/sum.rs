//! Counts over some responses as flat numbers, which add up fast.

use crate::domain::measure::Moments;

/// Counts of one instrument's answers: one number a choice, then three for no answer, item after
/// item as [`super::Shape`] lays them out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many responses.
    pub responses: u64,
    /// The counts.
    pub counts: Vec<u32>,
    /// Sums over responses, for the index's interval.
    pub moments: Moments,
}

impl Sum {
    /// Makes it a sum of nothing again.
    pub(super) fn clear(&mut self) {
        self.responses = 0;
        self.counts.fill(0);
        self.moments = Moments::default();
    }

    /// Takes out a sum that was added.
    pub(super) fn remove(&mut self, other: &Self) {
        self.responses -= other.responses;
        self.moments.remove(&other.moments);
        for (count, less) in self.counts.iter_mut().zip(&other.counts) {
            *count -= less;
        }
    }

    /// Adds another sum of the same instrument.
    pub fn add(&mut self, other: &Self) {
        self.responses += other.responses;
        self.moments.add(&other.moments);
        if self.counts.len() < other.counts.len() {
            self.counts.resize(other.counts.len(), 0);
        }
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
    }
}
