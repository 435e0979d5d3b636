//! Responses of one procedure, or by procedure: no property of a batch, so they are found row by row.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::columns::{PlaceColumns, Slice};
use super::view::What;
use super::{Columns, Place, Sum, View};
use crate::domain::measure::Tally;

/// What no response holds for a procedure: the list is far shorter.
const NO_RESPONSE: u16 = u16::MAX;

impl Columns {
    /// A procedure as responses hold it.
    pub(super) fn procedure(&self, code: &str) -> u16 {
        let known = self.procedures.iter().position(|each| each == code);
        known.and_then(|at| u16::try_from(at + 1).ok()).unwrap_or(NO_RESPONSE)
    }
}

impl<'a> View<'a> {
    /// Adds what the view has of a batch to a sum.
    pub(super) fn count(self, within: &PlaceColumns, batch: &Slice, sum: &mut Sum) {
        for range in self.ranges(within, batch) {
            within.count(range, &self.columns.shape, sum);
        }
    }

    /// What the view has of a batch: all of it, or the runs of one procedure.
    pub(super) fn ranges(self, within: &PlaceColumns, batch: &Slice) -> Vec<(u32, u32)> {
        match self.procedure {
            None => vec![(batch.first, batch.end)],
            Some(wanted) => {
                let runs = runs(within, batch).filter(|(procedure, _)| *procedure == wanted);
                runs.map(|(_, range)| range).collect()
            }
        }
    }

    /// How many responses the view has of a batch.
    pub(super) fn responses_of(self, within: &PlaceColumns, batch: &Slice) -> u64 {
        if self.procedure.is_none() {
            return batch.responses();
        }
        let ranges = self.ranges(within, batch).into_iter();
        ranges.map(|(first, end)| u64::from(end - first)).sum()
    }

    /// Counts by procedure (`None` where it is not known) and a key of place and day.
    pub fn by_procedure<K: Ord>(
        self,
        key: impl Fn(&'a Place, NaiveDate) -> K,
    ) -> BTreeMap<(Option<&'a str>, K), Tally> {
        let shape = &self.columns.shape;
        let mut sums: BTreeMap<(u16, K), Sum> = BTreeMap::new();
        for piece in self.slices() {
            let What::Batch(batch) = piece.what else { continue };
            for (procedure, range) in runs(piece.within, batch) {
                if self.procedure.is_some_and(|wanted| wanted != procedure) {
                    continue;
                }
                let key = (procedure, key(piece.place, piece.day));
                let sum = sums.entry(key).or_insert_with(|| shape.empty());
                piece.within.count(range, shape, sum);
            }
        }
        let name = |at: u16| {
            let at = usize::from(at).checked_sub(1)?;
            self.columns.procedures.get(at).map(String::as_str)
        };
        let named = sums.into_iter().map(|((at, key), sum)| ((name(at), key), shape.tally(&sum)));
        named.collect()
    }
}

/// The responses of a batch in runs of one procedure: most batches are one run.
fn runs(within: &PlaceColumns, batch: &Slice) -> impl Iterator<Item = (u16, (u32, u32))> {
    let all = &within.procedures[batch.first as usize..batch.end as usize];
    let length = |run: &[u16]| u32::try_from(run.len()).unwrap_or(u32::MAX);
    all.chunk_by(|one, other| one == other).scan(batch.first, move |first, run| {
        let range = (*first, *first + length(run));
        *first = range.1;
        Some((*run.first()?, range))
    })
}
