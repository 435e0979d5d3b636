//! One figure by unit, counter, channel or period, with the figure of all.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use super::cell::{Cell, Figure};
use super::disclosure::one_way;
use super::scorecard::{Channels, Filter, Scorecard};
use super::tally::Tally;
use crate::survey::Instrument;

/// A table with one column (bảng theo đơn vị, theo kỳ).
#[derive(Clone, Debug, PartialEq)]
pub struct Breakdown<K> {
    /// In the order of the keys.
    pub rows: Vec<(K, Cell)>,
    /// The figure of all of them.
    pub total: Cell,
}

/// `figure` by key; tallies of one key are added up. Small cells are hidden, and others that the
/// total would tell them by. For a trend, a period without answers stands in `parts` with an empty
/// tally, so that it shows as a gap.
pub fn breakdown<K: Ord>(
    instrument: &Instrument,
    parts: impl IntoIterator<Item = (K, impl Borrow<Tally>)>,
    figure: Figure<'_>,
    k: u64,
) -> Breakdown<K> {
    let sums = summed(parts);
    let all = card(instrument, &sum(sums.values()));
    let cards: Vec<Scorecard> = sums.values().map(|each| card(instrument, each)).collect();
    let size = |card: &Scorecard| size(instrument, card, figure);
    let hiding = one_way(&cards.iter().map(size).collect::<Vec<_>>(), k);
    let rows = sums.into_keys().zip(&cards).zip(hiding.cells);
    Breakdown {
        rows: rows
            .map(|((key, card), hidden)| (key, cell(instrument, card, figure, k).unless(hidden)))
            .collect(),
        total: cell(instrument, &all, figure, k).unless(hiding.total),
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

/// A figure of a scorecard of which nothing is hidden yet, hidden if the scorecard hides it.
pub(super) fn cell(instrument: &Instrument, full: &Scorecard, figure: Figure<'_>, k: u64) -> Cell {
    let small = |cell: &Cell| (1..k).contains(&cell.n);
    let cell = match figure {
        // A factor or the index would tell items that are hidden.
        Figure::Index | Figure::Factor(_) if full.responses > 0 => {
            Cell::of(instrument, &full.clone().suppressed(instrument, k), figure)
        }
        // What else the item's factor would tell is not shown here.
        Figure::Index | Figure::Factor(_) | Figure::Item(_) => Cell::of(instrument, full, figure),
    };
    cell.unless(small(&cell))
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
            let table = breakdown(&form, parts.clone(), figure, 5);
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
