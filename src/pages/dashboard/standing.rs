//! Where the figures of a page stand, and what to mend first. Pure.

use chrono::NaiveDate;

use super::axis::{Axis, MERGED};
use super::compared::latest;
use super::view::Figures;
use crate::domain::measure::{Figure, Lately, Priority, items_to_mend, places_to_mend};

impl Figures<'_> {
    /// A figure of the latest three months, and where it is going.
    pub(super) fn lately(&self, figure: Figure<'_>, today: NaiveDate, k: u64) -> Option<Lately> {
        latest(self, figure, today, k)
    }

    /// The criteria below the target, what to mend first first.
    pub(super) fn items_to_mend(&self) -> Vec<Priority<&str>> {
        items_to_mend(self.instrument, &self.card)
    }

    /// The units or touchpoints below the target, what to mend first first; what was settled for several
    /// of them together belongs to none.
    pub(super) fn places_to_mend(&self, axis: Axis, k: u64) -> Vec<Priority<String>> {
        let cells = self.by(axis, Figure::Index, k).rows.into_iter();
        let told = cells.filter(|(key, _)| key != MERGED && !key.is_empty());
        places_to_mend(self.instrument, told, self.card.responses)
    }
}
