//! An instrument's figures two ways at once. Pure.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::axis::{Axis, month_key};
use super::view::Figures;
use crate::domain::batch::Place;
use crate::domain::measure::{Cross, Tally, cross, cross_items};

impl Figures<'_> {
    /// Every item by one axis.
    pub(super) fn items_by(&self, axis: Axis, k: u64) -> Cross<String, String> {
        cross_items(self.instrument, self.parts(axis, k), k)
    }

    /// The index by two axes; the totals are also of rows that are not `wanted`.
    pub(super) fn crossed(
        &self,
        (rows, columns): (Axis, Axis),
        wanted: impl Fn(&str) -> bool,
    ) -> Cross<String, String> {
        let pairs = self.answers_by((rows, columns), |key| Some(key).filter(|key| wanted(key)));
        cross(self.instrument, &pairs)
    }

    /// The keys of an axis with answers, in the order in which they are shown.
    pub(super) fn keys(&self, axis: Axis, k: u64) -> BTreeSet<String> {
        match axis {
            Axis::Procedure => self.parts(axis, k).into_keys().collect(),
            Axis::Month => self.months().iter().map(|month| month_key(month.first)).collect(),
            Axis::Unit | Axis::Touchpoint | Axis::Tier => {
                let places = self.answers.view().places_seen().into_iter();
                places.map(|place| axis.key(place, NaiveDate::MIN)).collect()
            }
        }
    }

    /// The answers by two axes; procedures in full, so for who may take single responses.
    fn answers_by<R: Ord>(
        &self,
        (rows, columns): (Axis, Axis),
        row: impl Fn(String) -> R,
    ) -> BTreeMap<(R, String), Tally> {
        let view = self.answers.view();
        if rows != Axis::Procedure && columns != Axis::Procedure {
            // Names of keys are made once for each place and month, not for each half of one.
            let month = |day: NaiveDate| (day.year(), day.month());
            let sums = view.sums_by(|piece| (piece.place, month(piece.day))).into_iter();
            let key = |(place, (year, month)): (&Place, (i32, u32))| {
                let day = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default();
                (row(rows.key(place, day)), columns.key(place, day))
            };
            return self.answers.tallies(sums.map(|(of, sum)| (key(of), sum)));
        }
        let other = if rows == Axis::Procedure { columns } else { rows };
        let parts = view.by_procedure_and_place(|place, day| other.key(place, day)).into_iter();
        let pair = |procedure: Option<&str>, other_key: String| {
            let procedure = procedure.unwrap_or_default().to_owned();
            match (rows, columns) {
                (Axis::Procedure, Axis::Procedure) => (row(procedure.clone()), procedure),
                (Axis::Procedure, _) => (row(procedure), other_key),
                _ => (row(other_key), procedure),
            }
        };
        let mut pairs: BTreeMap<_, Tally> = BTreeMap::new();
        for ((procedure, key), tally) in parts {
            pairs.entry(pair(procedure, key)).or_default().add(&tally);
        }
        pairs
    }
}
