//! An instrument's figures two ways at once. Pure.

use std::collections::BTreeMap;

use super::axis::{Axis, month_key};
use super::view::Figures;
use crate::domain::measure::{
    Beside, Cell, Cross, Exposed, Figure, TallyRow, Untold, cross, cross_items,
};

impl Figures<'_> {
    /// Every item by one axis; no index of a row when the index of all may not be disclosed.
    pub(super) fn items_by(&self, axis: Axis, k: u64) -> Cross<String, String> {
        let exposed = self.exposed_by(axis);
        let beside = Beside {
            parts: &|key: &String| exposed.get(key).cloned().unwrap_or_default(),
            total: &self.disclosed.exposed,
        };
        let parts = self.rows().map(|row| (axis.key(row), &row.tally));
        let mut found = cross_items(self.instrument, parts, &beside, k);
        if !self.is_told(Figure::Index) {
            let hidden = Cell { suppressed: true, ..Cell::default() };
            found.row_totals.fill(hidden);
        }
        found
    }

    /// The index by two axes; empty when it may not be disclosed.
    pub(super) fn crossed(&self, rows: Axis, columns: Axis, k: u64) -> Cross<String, String> {
        if !self.is_told(Figure::Index) {
            return Cross {
                rows: Vec::new(),
                columns: Vec::new(),
                cells: Vec::new(),
                row_totals: Vec::new(),
                column_totals: Vec::new(),
                total: self.cell(Figure::Index),
            };
        }
        let of_rows = self.exposed_by(rows);
        let of_columns = self.exposed_by(columns);
        let of_pairs = self.exposed_by_pair(rows, columns);
        let of = |exposed: &BTreeMap<String, Exposed>, key: &String| {
            exposed.get(key).cloned().unwrap_or_default()
        };
        let untold = Untold {
            cells: &|row: &String, column: &String| {
                let pair = of_pairs.get(&(row.clone(), column.clone()));
                pair.cloned().unwrap_or_default()
            },
            rows: &|row: &String| of(&of_rows, row),
            columns: &|column: &String| of(&of_columns, column),
            total: &self.disclosed.exposed,
        };
        let pair = |row: &TallyRow| (rows.key(row), columns.key(row));
        let parts = self.rows().map(|row| (pair(row), &row.tally));
        cross(self.instrument, parts, &untold, Figure::Index, k)
    }

    /// What may not be disclosed of each pair of parts along two axes.
    fn exposed_by_pair(&self, rows: Axis, columns: Axis) -> BTreeMap<(String, String), Exposed> {
        let ((Axis::Month, axis) | (axis, Axis::Month)) = (rows, columns) else {
            return self.disclosed.pairs(|row| rows.key(row), |row| columns.key(row));
        };
        // Months by months: both are of the whole part.
        let cuts = match axis {
            Axis::Month => BTreeMap::new(),
            _ => self.disclosed.cuts_by(|row| axis.key(row)),
        };
        let mut found = BTreeMap::new();
        for month in self.months() {
            let days = self.disclosed.clipped(month.first, month.last);
            let month = month_key(month.first);
            for (key, cuts) in &cuts {
                let pair = match rows {
                    Axis::Month => (month.clone(), key.clone()),
                    _ => (key.clone(), month.clone()),
                };
                found.insert(pair, cuts.exposed(days));
            }
            if axis == Axis::Month {
                let exposed = self.disclosed.cuts().exposed(days);
                found.insert((month.clone(), month), exposed);
            }
        }
        found
    }
}
