//! An instrument's figures two ways at once. Pure.

use std::collections::BTreeMap;

use super::axis::Axis;
use super::view::Figures;
use crate::domain::measure::{Cross, Tally, cross, cross_items};

impl Figures<'_> {
    /// Every item by one axis.
    pub(super) fn items_by(&self, axis: Axis, k: u64) -> Cross<String, String> {
        cross_items(self.instrument, self.parts(axis, k), k)
    }

    /// The index by two axes.
    pub(super) fn crossed(&self, rows: Axis, columns: Axis) -> Cross<String, String> {
        let pairs = self.pairs(rows, columns);
        cross(self.instrument, &pairs)
    }

    /// The answers by two axes; procedures in full, so for who may take single responses.
    fn pairs(&self, rows: Axis, columns: Axis) -> BTreeMap<(String, String), Tally> {
        let view = self.answers.view();
        if rows != Axis::Procedure && columns != Axis::Procedure {
            return view.tallies_by(|piece| {
                (rows.key(piece.place, piece.day), columns.key(piece.place, piece.day))
            });
        }
        let other = if rows == Axis::Procedure { columns } else { rows };
        let parts = view.by_procedure(|place, day| other.key(place, day)).into_iter();
        let pair = |procedure: Option<&str>, other_key: String| {
            let procedure = procedure.unwrap_or_default().to_owned();
            match (rows, columns) {
                (Axis::Procedure, Axis::Procedure) => (procedure.clone(), procedure),
                (Axis::Procedure, _) => (procedure, other_key),
                _ => (other_key, procedure),
            }
        };
        parts.map(|((procedure, key), tally)| (pair(procedure, key), tally)).collect()
    }
}
