//! Where the figures of a page stand, and what to mend first. Pure.

use chrono::NaiveDate;

use super::axis::{Axis, MERGED};
use super::compared::latest;
use super::view::Figures;
use crate::domain::measure::{Figure, Lately, Priority, Rated, rated_items, to_mend};

impl Figures<'_> {
    /// A figure of the latest three months, and where it is going.
    pub(super) fn lately(&self, figure: Figure<'_>, today: NaiveDate, k: u64) -> Option<Lately> {
        latest(self, figure, today, k)
    }

    /// The criteria with their figures.
    pub(super) fn rated_items(&self) -> Vec<Rated<&str>> {
        rated_items(self.instrument, &self.card)
    }

    /// The units or touchpoints with their figures; what was settled for several of them together belongs
    /// to none.
    pub(super) fn rated_places(&self, axis: Axis, k: u64) -> Vec<Rated<String>> {
        let cells = self.by(axis, Figure::Index, k).rows.into_iter();
        cells.filter(|(key, _)| key != MERGED && !key.is_empty()).map(Rated::of).collect()
    }

    /// Those below the target, what to mend first first.
    pub(super) fn to_mend<K>(&self, rated: Vec<Rated<K>>) -> Vec<Priority<K>> {
        to_mend(self.instrument, rated, self.card.responses)
    }
}
