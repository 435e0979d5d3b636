//! Sums over the tree of a day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::structure::{Node, Organisation};

/// A tree with what each unit has, and what was under no unit of that day.
///
/// The wholes of the units at the top and `outside` together are all that was summed: nothing is
/// lost and nothing counted twice, on whatever day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summed<T> {
    /// Each unit with its own and with all below it.
    pub units: Vec<(Node, T, T)>,
    /// Of units that were not there that day and that nobody took over from.
    pub outside: T,
}

impl Organisation {
    /// Sums parts (unit, touchpoint, day, what) over the tree of the day `on`.
    pub fn sums<'a, T: Clone + Default>(
        &self,
        on: NaiveDate,
        parts: impl IntoIterator<Item = (&'a str, &'a str, NaiveDate, T)>,
        add: impl Fn(&mut T, &T),
    ) -> Summed<T> {
        let mut own: BTreeMap<Option<String>, T> = BTreeMap::new();
        for (unit, touchpoint, day, what) in parts {
            let place = self.place(unit, touchpoint, day, on).map(str::to_owned);
            add(own.entry(place).or_default(), &what);
        }
        let tree = self.tree(on);
        let mut whole: BTreeMap<String, T> = BTreeMap::new();
        // Every unit comes after the one above it, so from the end each is complete when it is met.
        for node in tree.iter().rev() {
            let mine = own.get(&Some(node.unit.clone())).cloned();
            let sum = whole.entry(node.unit.clone()).or_default();
            add(sum, &mine.unwrap_or_default());
            let sum = sum.clone();
            if let Some(parent) = &node.parent {
                add(whole.entry(parent.clone()).or_default(), &sum);
            }
        }
        let mut of = |unit: &String| {
            let mine = own.remove(&Some(unit.clone())).unwrap_or_default();
            (mine, whole.get(unit).cloned().unwrap_or_default())
        };
        let units = tree
            .into_iter()
            .map(|node| {
                let (mine, all) = of(&node.unit);
                (node, mine, all)
            })
            .collect();
        Summed { units, outside: own.remove(&None).unwrap_or_default() }
    }
}
