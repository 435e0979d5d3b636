//! Responses of one procedure, or by procedure: no property of a batch, so they are found row by row.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::half_month::HalfMonth;
use super::pieces::What;
use super::place_columns::{PlaceColumns, Slice};
use super::summing::Summing;
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
    /// What the view has of a batch: all of it, or the runs of one procedure.
    pub(super) fn ranges(self, within: &PlaceColumns, batch: &Slice) -> Vec<(u32, u32)> {
        match self.procedure {
            None => vec![(batch.first, batch.end)],
            Some(wanted) => {
                let runs =
                    within.runs_of_procedures(batch).filter(|(procedure, _)| *procedure == wanted);
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
    pub fn by_procedure_and_place<K: Ord>(
        self,
        key: impl Fn(&'a Place, NaiveDate) -> K,
    ) -> BTreeMap<(Option<&'a str>, K), Tally> {
        let mut summing = Summing::of(&self.columns.shape);
        self.add_procedures((None, None), key, &mut summing);
        self.named(summing.sums())
    }

    /// The same by a key of the day, which must be the same for all days of one half of a month.
    pub fn by_procedure<K: Ord>(
        self,
        key: impl Fn(NaiveDate) -> K,
    ) -> BTreeMap<(Option<&'a str>, K), Tally> {
        let mut summing = Summing::of(&self.columns.shape);
        let of_day = |_: &Place, day| key(day);
        if !self.is_whole() {
            self.add_procedures((None, None), of_day, &mut summing);
            return self.named(summing.sums());
        }
        let (from, to) = self.asked_days();
        let is_in = |half: HalfMonth| {
            from.is_none_or(|from| from <= half.first()) && to.is_none_or(|to| half.last() <= to)
        };
        for ((half, procedure), sum) in &self.columns.totals.procedures {
            if is_in(*half) {
                summing.sum((*procedure, key(half.first())), sum);
            }
        }
        let mut ends: Vec<HalfMonth> = from.into_iter().chain(to).map(HalfMonth::of).collect();
        ends.dedup();
        for half in ends.into_iter().filter(|half| !is_in(*half)) {
            self.add_procedures((Some(half.first()), Some(half.last())), of_day, &mut summing);
        }
        self.named(summing.sums())
    }

    /// Adds the answers of some of the view's days, response by response.
    fn add_procedures<K: Ord>(
        self,
        days: (Option<NaiveDate>, Option<NaiveDate>),
        key: impl Fn(&'a Place, NaiveDate) -> K,
        summing: &mut Summing<'a, (u16, K)>,
    ) {
        for piece in self.slices_of(days) {
            let What::Batch(batch) = piece.what else { continue };
            for (procedure, range) in piece.within.runs_of_procedures(batch) {
                if self.procedure.is_none_or(|wanted| wanted == procedure) {
                    summing.range((procedure, key(piece.place, piece.day)), piece.within, range);
                }
            }
        }
    }

    fn named<K: Ord>(self, sums: BTreeMap<(u16, K), Sum>) -> BTreeMap<(Option<&'a str>, K), Tally> {
        let name = |at: u16| {
            let at = usize::from(at).checked_sub(1)?;
            self.columns.procedures.get(at).map(String::as_str)
        };
        let tally = |sum: &Sum| self.columns.shape.tally(sum);
        sums.into_iter().map(|((at, key), sum)| ((name(at), key), tally(&sum))).collect()
    }
}
