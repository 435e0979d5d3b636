//! What the tables that lead to a part hide of it.

use std::collections::BTreeMap;

use super::parts::{by_day, parts};
use super::sides::Side;
use super::{Disclosed, over};
use crate::domain::measure::{Bounds, Cuts, Exposed, TallyRow, one_way_beside};
use crate::pages::shared::figures::fits;

impl Disclosed {
    /// What of the part is hidden in the tables over the parts that the filter chooses among: units,
    /// touchpoints, procedures, channels, and every combination of those it names. So a part's own page
    /// shows no more than the tables that lead to it.
    pub(super) fn in_tables(&self, days: Bounds) -> Exposed {
        let mut found = Exposed::default();
        for set in 1_u8..16 {
            let sides: Vec<Side> =
                Side::ALL.into_iter().filter(|side| set & (1 << *side as u8) != 0).collect();
            if sides.iter().all(|side| side.wanted(&self.filter).is_some()) {
                found.add(&self.in_table(&sides, days));
            }
        }
        found
    }

    /// What the table over these sides hides of the part.
    fn in_table(&self, sides: &[Side], days: Bounds) -> Exposed {
        let mut open = over(&self.filter, days);
        for side in sides {
            side.open(&mut open);
        }
        let mut sums: BTreeMap<Vec<&str>, Vec<u64>> = BTreeMap::new();
        for row in self.counters.iter().filter(|row| fits(&open, row)) {
            let key = sides.iter().map(|side| side.of(row)).collect();
            let sum = sums.entry(key).or_default();
            let answers = row.tally.items.iter().map(|item| item.choices.iter().sum());
            sum.resize(sum.len().max(1 + row.tally.items.len()), 0);
            let counts = [row.tally.responses].into_iter().chain(answers);
            sum.iter_mut().zip(counts).for_each(|(sum, n)| *sum += n);
        }
        let wanted = sides.iter().filter_map(|side| side.wanted(&self.filter));
        let own: Vec<&str> = wanted.collect();
        let Some(place) = sums.keys().position(|key| *key == own) else {
            return Exposed::default();
        };
        let others: Vec<Exposed> =
            sums.keys().map(|key| self.sibling(sides, (key, &own), days)).collect();
        let is_hidden = |at: usize| {
            let count = |sum: &Vec<u64>| sum.get(at).copied().unwrap_or_default();
            let counts: Vec<u64> = sums.values().map(count).collect();
            let hidden = |other: &Exposed| match at.checked_sub(1) {
                Some(item) => other.item(item),
                None => other.all,
            };
            let others: Vec<bool> = others.iter().map(hidden).collect();
            one_way_beside(&counts, &others, self.k).cells[place]
        };
        let items = sums.values().map(Vec::len).max().unwrap_or_default();
        Exposed { all: is_hidden(0), items: (1..items).map(is_hidden).collect() }
    }

    /// What the table of one side hides of another part because the days do not begin and end where that
    /// part's may. Tables over several sides at once are no way from page to page.
    fn sibling(&self, sides: &[Side], (key, own): (&[&str], &[&str]), days: Bounds) -> Exposed {
        match (sides, key) {
            ([side], [code]) if key != own && days != (None, None) => {
                let cuts = self.siblings(*side).get(*code);
                cuts.map(|cuts| cuts.exposed(days)).unwrap_or_default()
            }
            _ => Exposed::default(),
        }
    }

    fn siblings(&self, side: Side) -> &BTreeMap<String, Cuts> {
        self.found.siblings[side as usize].get_or_init(|| {
            let mut open = over(&self.filter, (None, None));
            side.open(&mut open);
            let all = by_day(&self.counters, &open, self.items());
            let key = |row: &TallyRow| side.of(row).to_owned();
            parts(&all, (&self.counters, &open), key)
                .map(|(key, part)| (key, part.cuts(self.k)))
                .collect()
        })
    }
}
