//! The twelve months up to the latest with answers, whatever the page's own days are. Pure.

use chrono::{Datelike, Months, NaiveDate};

use super::axis::{month_key, months};
use super::view::Figures;
use crate::domain::batch::Selection;
use crate::domain::measure::{Breakdown, Figure, Filter, breakdown};

impl Figures<'_> {
    /// A figure of each of the last twelve months; months without answers stand as gaps. The present one is among
    /// them once it has answers.
    pub(super) fn twelve_months(
        &self,
        figure: Figure<'_>,
        today: NaiveDate,
        k: u64,
    ) -> Breakdown<String> {
        let first = today.with_day(1).and_then(|first| first.checked_sub_months(Months::new(12)));
        let own = &self.answers.selection;
        let filter = Filter { from: first, to: Some(today), ..own.filter.clone() };
        let selection = Selection { filter, ..own.clone() };
        let answers = self.answers.of(&selection);
        let mut parts = answers.tallies_by_day(|day| Some(month_key(day)));
        let mut spans = months(first.unwrap_or(today), today);
        let without = if parts.contains_key(&month_key(today)) { 0 } else { spans.len() - 1 };
        parts.remove(&month_key(spans.remove(without).first));
        for month in spans {
            parts.entry(month_key(month.first)).or_default();
        }
        breakdown(self.instrument, parts, figure, k)
    }
}
