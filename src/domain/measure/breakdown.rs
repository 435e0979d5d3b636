//! One figure by unit, counter, channel or period, with the figure of all.

use std::collections::BTreeMap;

use super::cell::{Cell, Figure};
use super::index;
use super::item::Detail;
use super::overall::counted;
use super::scorecard::{IndexScore, ItemScore, Scorecard};
use super::tally::{ItemTally, Tally};
use crate::domain::survey::{Instrument, Item};
use crate::stats::real;

/// A table with one column (bảng theo đơn vị, theo kỳ).
#[derive(Clone, Debug, PartialEq)]
pub struct Breakdown<K> {
    /// In the order of the keys.
    pub rows: Vec<(K, Cell)>,
    /// The figure of all of them.
    pub total: Cell,
}

/// `figure` by key. A part without answers is an empty cell; an item that fewer than `k` have
/// answered in a part is not judged there.
pub fn breakdown<K: Ord>(
    instrument: &Instrument,
    parts: BTreeMap<K, Tally>,
    figure: Figure<'_>,
    k: u64,
) -> Breakdown<K> {
    let total = cell(instrument, &sum(parts.values()), figure, k);
    let rows = parts.into_iter().map(|(key, tally)| {
        let cell = cell(instrument, &tally, figure, k);
        (key, cell)
    });
    Breakdown { rows: rows.collect(), total }
}

/// All of some tallies.
pub fn sum<'a>(tallies: impl IntoIterator<Item = &'a Tally>) -> Tally {
    let mut sum = Tally::default();
    for tally in tallies {
        sum.add(tally);
    }
    sum
}

/// The value of an index alone, without interval and verdict, for tables of very many cells.
pub(super) fn index_value(instrument: &Instrument, tally: &Tally) -> Cell {
    let share = super::is_share(instrument.formula.method);
    let scale = if share { 100.0 } else { 1.0 };
    let value = index::index(instrument, tally).as_ref().and_then(real);
    Cell { value: value.map(|value| value / scale), n: tally.responses, ..Cell::default() }
}

/// Every item's value alone, in the instrument's order.
pub(super) fn item_values(instrument: &Instrument, tally: &Tally, k: u64) -> Vec<Cell> {
    let items = instrument.items.iter().zip(&tally.items);
    let value = |of| item_cell(instrument, of, (tally.responses, Detail::Value), k);
    items.map(value).collect()
}

fn item_cell(
    instrument: &Instrument,
    (item, counts): (&Item, &ItemTally),
    of: (u64, Detail),
    k: u64,
) -> Cell {
    let score = ItemScore::of(instrument, item, counts, of);
    Cell::item(instrument, &score.judged_from(k))
}

/// One figure of some answers; items of fewer than `k` answers are not judged.
pub fn cell(instrument: &Instrument, tally: &Tally, figure: Figure<'_>, k: u64) -> Cell {
    if tally.responses == 0 {
        return Cell::default();
    }
    match figure {
        Figure::Index => {
            let cell = Cell::index(instrument, &IndexScore::of(instrument, tally), tally.responses);
            let counted = counted(instrument, tally).filter(|counted| counted.trials >= k.max(1));
            Cell { counted, ..cell }
        }
        Figure::Item(code) => {
            let mut items = instrument.items.iter().zip(&tally.items);
            let found = items.find(|(item, _)| item.code == code);
            found.map_or_else(Cell::default, |(item, counts)| {
                item_cell(instrument, (item, counts), (tally.responses, Detail::Verdict), k)
            })
        }
        Figure::Factor(code) => {
            let own = instrument.factors.iter().find(|factor| factor.code == code);
            let card = Scorecard::with_items(instrument, tally, |item| {
                own.is_some_and(|factor| factor.items.iter().any(|own| own == item))
            });
            Cell::of(instrument, &card.judged_from(k), figure)
        }
    }
}
