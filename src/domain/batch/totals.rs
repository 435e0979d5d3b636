//! Sums of all places together, kept so that charts of weeks and months walk no batches.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::half_month::HalfMonth;
use super::place_columns::{PlaceColumns, Slice};
use super::{Shape, Sum};
use crate::domain::survey::Tier;

/// What counts in all places.
#[derive(Clone, Debug, Default)]
pub(super) struct Totals {
    /// By day and channel.
    pub(super) days: BTreeMap<(NaiveDate, Option<Tier>), Arc<Sum>>,
    /// By half of a month and procedure, as responses hold it.
    pub(super) procedures: BTreeMap<(HalfMonth, u16), Arc<Sum>>,
}

impl Totals {
    /// Adds the answers of a batch of one channel.
    pub(super) fn add(&mut self, tier: Option<Tier>, of: (&PlaceColumns, &Slice), shape: &Shape) {
        self.change(tier, of, shape, Sum::add);
    }

    /// Takes them out again.
    pub(super) fn remove(
        &mut self,
        tier: Option<Tier>,
        of: (&PlaceColumns, &Slice),
        shape: &Shape,
    ) {
        self.change(tier, of, shape, Sum::remove);
    }

    fn change(
        &mut self,
        tier: Option<Tier>,
        (within, batch): (&PlaceColumns, &Slice),
        shape: &Shape,
        how: fn(&mut Sum, &Sum),
    ) {
        let empty = || Arc::new(shape.empty());
        let half = HalfMonth::of(batch.day);
        let day = self.days.entry((batch.day, tier)).or_insert_with(empty);
        let day = Arc::make_mut(day);
        for (procedure, range) in within.runs_of_procedures(batch) {
            let mut own = shape.empty();
            within.count(range, shape, &mut own);
            how(day, &own);
            let of_procedure = self.procedures.entry((half, procedure)).or_insert_with(empty);
            how(Arc::make_mut(of_procedure), &own);
        }
    }
}
