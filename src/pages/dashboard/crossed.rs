//! An instrument's figures two ways at once. Pure.

use std::collections::BTreeMap;

use super::axis::Axis;
use super::view::Figures;
use crate::domain::measure::{Cross, Figure, Tally, cross, cross_items};

impl Figures<'_> {
    /// Every item by one axis.
    pub(super) fn items_by(&self, axis: Axis, k: u64) -> Cross<String, String> {
        cross_items(self.instrument, self.parts(axis), k)
    }

    /// The index by two axes.
    pub(super) fn crossed(&self, rows: Axis, columns: Axis, k: u64) -> Cross<String, String> {
        let pairs: BTreeMap<(String, String), Tally> = self.answers.view().tallies_by(|piece| {
            (rows.key(piece.place, piece.day), columns.key(piece.place, piece.day))
        });
        cross(self.instrument, &pairs, Figure::Index, k)
    }
}
