//! An instrument's figures two ways at once. Pure.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::axis::Axis;
use super::view::Figures;
use crate::domain::batch::Place;
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
            // Names of keys are made once for each place and month, not for each half of one.
            let month = |day: NaiveDate| (day.year(), day.month());
            let sums = view.sums_by(|piece| (piece.place, month(piece.day))).into_iter();
            let key = |(place, (year, month)): (&Place, (i32, u32))| {
                let day = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default();
                (rows.key(place, day), columns.key(place, day))
            };
            return self.answers.tallies(sums.map(|(of, sum)| (key(of), sum)));
        }
        let other = if rows == Axis::Procedure { columns } else { rows };
        let parts = view.by_procedure_and_place(|place, day| other.key(place, day)).into_iter();
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
