//! Parts of what a filter leaves: the rows of tables.

use std::collections::{BTreeMap, BTreeSet};

use super::{Disclosed, sides};
use crate::domain::measure::{ByDay, Cuts, Exposed, Filter, TallyRow};
use crate::pages::shared::figures::fits;

impl Disclosed {
    /// What may not be disclosed of each part of the part, over the filter's days.
    pub fn parts<K: Ord>(&self, key: impl Fn(&TallyRow) -> K) -> BTreeMap<K, Exposed> {
        if !self.has_days() {
            return BTreeMap::new();
        }
        let exposed = |part: ByDay| part.exposed(self.days(), self.k);
        parts(self.by_day(), (&self.counters, &self.filter), key)
            .map(|(key, part)| (key, exposed(part)))
            .collect()
    }

    /// Where each part of the part may be cut; those alone that have answers under the filter.
    pub fn cuts_by<K: Ord>(&self, key: impl Fn(&TallyRow) -> K) -> BTreeMap<K, Cuts> {
        parts(self.by_day(), (&self.counters, &self.filter), key)
            .map(|(key, part)| (key, part.cuts(self.k)))
            .collect()
    }

    /// The same by people alone, without looking at items.
    pub fn people_by<K: Ord>(&self, key: impl Fn(&TallyRow) -> K) -> BTreeMap<K, Cuts> {
        let all = by_day(&self.counters, &self.filter, 0);
        parts(&all, (&self.counters, &self.filter), key)
            .map(|(key, part)| (key, part.cuts(self.k)))
            .collect()
    }

    /// What may not be disclosed of each pair of parts, over the filter's days.
    pub fn pairs<R: Ord + Clone, C: Ord + Clone>(
        &self,
        row: impl Fn(&TallyRow) -> R,
        column: impl Fn(&TallyRow) -> C,
    ) -> BTreeMap<(R, C), Exposed> {
        let mut found = BTreeMap::new();
        if !self.has_days() {
            return found;
        }
        let of = sides::lacking(&self.filter);
        let sides = sides::named(&self.filter).count();
        let mut wanted: BTreeMap<R, BTreeSet<C>> = BTreeMap::new();
        for each in self.rows() {
            wanted.entry(row(each)).or_default().insert(column(each));
        }
        let (by_row, by_column) = (grouped(&self.counters, &row), grouped(&self.counters, &column));
        for (one, others) in wanted {
            let own = by_row.get(&one).into_iter().flatten();
            let own = own.map(|each| (each.day, of(each), &each.tally));
            let of_row = self.by_day().within(own);
            let lacks = |each: &TallyRow| of(each) | (usize::from(row(each) != one) << sides);
            for other in others {
                let own = by_column.get(&other).into_iter().flatten();
                let own = own.map(|each| (each.day, lacks(each), &each.tally));
                let exposed = of_row.within(own).exposed(self.days(), self.k);
                found.insert((one.clone(), other), exposed);
            }
        }
        found
    }
}

/// Each part of what a filter names apart from its days, beside all others; those alone that have answers
/// under the filter. `all` are the counters beside what it names.
pub(super) fn parts<'a, K: Ord + 'a>(
    all: &'a ByDay,
    (counters, filter): (&'a [TallyRow], &'a Filter),
    key: impl Fn(&TallyRow) -> K,
) -> impl Iterator<Item = (K, ByDay)> + 'a {
    let of = sides::lacking(filter);
    let mut groups = grouped(counters, key);
    groups.retain(|_, rows| rows.iter().any(|row| fits(filter, row)));
    groups.into_iter().map(move |(key, rows)| {
        let own = rows.into_iter().map(|row| (row.day, of(row), &row.tally));
        (key, all.within(own))
    })
}

/// All counters beside what a filter names apart from its days.
pub(super) fn by_day(counters: &[TallyRow], filter: &Filter, items: usize) -> ByDay {
    let of = sides::lacking(filter);
    let placed = counters.iter().map(|row| (row.day, of(row), &row.tally));
    ByDay::of(placed, sides::named(filter).count(), items)
}

fn grouped<K: Ord>(
    counters: &[TallyRow],
    key: impl Fn(&TallyRow) -> K,
) -> BTreeMap<K, Vec<&TallyRow>> {
    let mut groups: BTreeMap<K, Vec<&TallyRow>> = BTreeMap::new();
    for row in counters {
        groups.entry(key(row)).or_default().push(row);
    }
    groups
}
