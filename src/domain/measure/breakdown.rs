//! One figure by unit, counter, channel or period, with the figure of all.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use super::cell::{Cell, Figure};
use super::disclosure::{Exposed, OneWay, one_way_beside};
use super::scorecard::{Channels, Filter, Scorecard};
use super::tally::Tally;
use crate::domain::survey::Instrument;

/// A table with one column (bảng theo đơn vị, theo kỳ).
#[derive(Clone, Debug, PartialEq)]
pub struct Breakdown<K> {
    /// In the order of the keys.
    pub rows: Vec<(K, Cell)>,
    /// The figure of all of them.
    pub total: Cell,
}

/// What may not be told of the parts of a table and of all of them, beside small cells.
pub struct Beside<'a, K> {
    /// Of each part.
    pub parts: &'a dyn Fn(&K) -> Exposed,
    /// Of all.
    pub total: &'a Exposed,
}

impl<K> std::fmt::Debug for Beside<'_, K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Beside").field("total", self.total).finish_non_exhaustive()
    }
}

/// `figure` by key; tallies of one key are added up. Small cells are hidden, and so are those named in
/// `beside`, and others that the total would give away.
pub fn breakdown_beside<K: Ord>(
    instrument: &Instrument,
    parts: impl IntoIterator<Item = (K, impl Borrow<Tally>)>,
    beside: &Beside<'_, K>,
    figure: Figure<'_>,
    k: u64,
) -> Breakdown<K> {
    let hiding = |sizes: &[u64], hidden: &[bool]| one_way_beside(sizes, hidden, k);
    table(instrument, summed(parts), beside, figure, k, hiding)
}

/// The same by spans of days between cuts (see [`super::Cuts`]): what is hidden is made of whole pieces
/// like what is shown, and needs nothing to hide behind. A span without answers stands in `parts`
/// with an empty tally, so that it shows as a gap.
pub fn trend<K: Ord>(
    instrument: &Instrument,
    parts: impl IntoIterator<Item = (K, impl Borrow<Tally>)>,
    beside: &Beside<'_, K>,
    figure: Figure<'_>,
    k: u64,
) -> Breakdown<K> {
    let hiding = |_: &[u64], hidden: &[bool]| OneWay { cells: hidden.to_vec(), total: false };
    table(instrument, summed(parts), beside, figure, k, hiding)
}

fn table<K: Ord>(
    instrument: &Instrument,
    sums: BTreeMap<K, Tally>,
    beside: &Beside<'_, K>,
    figure: Figure<'_>,
    k: u64,
    hiding: impl Fn(&[u64], &[bool]) -> OneWay,
) -> Breakdown<K> {
    let all = card(instrument, &sum(sums.values()));
    let exposed: Vec<Exposed> = sums.keys().map(beside.parts).collect();
    let cards: Vec<Scorecard> = sums.values().map(|each| card(instrument, each)).collect();
    let sizes: Vec<u64> = cards.iter().map(|card| size(instrument, card, figure)).collect();
    let hidden = exposed.iter().map(|each| is_exposed(instrument, each, figure));
    let hiding = hiding(&sizes, &hidden.collect::<Vec<_>>());
    let rows = sums.into_keys().zip(cards.iter().zip(&exposed));
    let rows = rows.zip(hiding.cells).map(|((key, (card, exposed)), hidden)| {
        let cell = cell(instrument, card, exposed, figure, k);
        (key, cell.unless(hidden))
    });
    Breakdown {
        rows: rows.collect(),
        total: cell(instrument, &all, beside.total, figure, k).unless(hiding.total),
    }
}

/// One tally a key, in the keys' order.
pub(super) fn summed<K: Ord>(
    parts: impl IntoIterator<Item = (K, impl Borrow<Tally>)>,
) -> BTreeMap<K, Tally> {
    let mut sums = BTreeMap::new();
    for (key, tally) in parts {
        let sum: &mut Tally = sums.entry(key).or_default();
        sum.add(tally.borrow());
    }
    sums
}

/// All of some tallies.
pub(super) fn sum<'a>(tallies: impl IntoIterator<Item = &'a Tally>) -> Tally {
    let mut sum = Tally::default();
    for tally in tallies {
        sum.add(tally);
    }
    sum
}

/// How many people a figure is of, before anything is hidden.
pub(super) fn size(instrument: &Instrument, full: &Scorecard, figure: Figure<'_>) -> u64 {
    Cell::of(instrument, full, figure).n
}

/// Whether a figure is hidden whatever its size. An index is made of all items: it may leave one out of
/// sight without telling it.
pub(super) fn is_exposed(instrument: &Instrument, exposed: &Exposed, figure: Figure<'_>) -> bool {
    let mut items = instrument.items.iter().enumerate();
    let factor = |code: &str| instrument.factors.iter().find(|each| each.code == code);
    exposed.all
        || match figure {
            Figure::Index => false,
            Figure::Item(code) => items.any(|(at, item)| item.code == code && exposed.item(at)),
            Figure::Factor(code) => factor(code).is_some_and(|factor| {
                items.any(|(at, item)| factor.items.contains(&item.code) && exposed.item(at))
            }),
        }
}

/// A figure of a scorecard of which nothing is hidden yet, hidden if the scorecard hides it.
pub(super) fn cell(
    instrument: &Instrument,
    full: &Scorecard,
    exposed: &Exposed,
    figure: Figure<'_>,
    k: u64,
) -> Cell {
    let small = |cell: &Cell| (1..k).contains(&cell.n);
    let cell = match figure {
        // A factor or the index would tell items that are hidden.
        Figure::Index | Figure::Factor(_) if full.responses > 0 => {
            let told = full.clone().suppressed_with(instrument, &exposed.items, k);
            Cell::of(instrument, &told, figure)
        }
        // What else the item's factor would tell is not shown here.
        Figure::Index | Figure::Factor(_) | Figure::Item(_) => Cell::of(instrument, full, figure),
    };
    cell.unless(small(&cell) || is_exposed(instrument, exposed, figure))
}

/// All figures of a tally.
pub(super) fn card(instrument: &Instrument, tally: &Tally) -> Scorecard {
    let (channels, filter) = (Channels::default(), Filter::default());
    Scorecard::of(instrument, tally, channels, &filter, None)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{record, service_form};
    use super::*;

    fn tally(form: &Instrument, satisfied: usize, others: usize) -> Tally {
        let mut tally = Tally::empty(form);
        let lines = [("44445001", satisfied), ("22222001", others)];
        for (line, times) in lines {
            (0..times).for_each(|_| assert!(tally.count(form, &record(line))));
        }
        tally
    }

    #[test]
    fn the_smallest_other_row_hides_with_a_small_one_and_a_gap_stays_a_gap() {
        let form = service_form(1);
        let parts = [
            ("a", tally(&form, 30, 10)),
            ("b", tally(&form, 2, 1)),
            ("c", tally(&form, 10, 0)),
            ("d", tally(&form, 0, 0)),
            ("a", tally(&form, 0, 20)),
        ];
        for figure in [Figure::Index, Figure::Factor("f1"), Figure::Item("s0")] {
            let beside = Beside { parts: &|_| Exposed::default(), total: &Exposed::default() };
            let table = breakdown_beside(&form, parts.clone(), &beside, figure, 5);
            let hidden: Vec<bool> = table.rows.iter().map(|(_, cell)| cell.suppressed).collect();
            assert_eq!(hidden, [false, true, true, false]);
            let (_, first) = table.rows.first().unwrap();
            assert_eq!((first.value, first.n), (Some(0.5), 60));
            let (_, gap) = table.rows.last().unwrap();
            assert_eq!((gap.value, gap.n), (None, 0));
            assert_eq!((table.total.value, table.total.n), (Some(42.0 / 73.0), 73));
        }
    }
}
