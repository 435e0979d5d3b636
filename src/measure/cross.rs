//! Two ways at once: figures by unit and period, or by counter and item.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use super::breakdown::{card, cell, size, sum, summed};
use super::cell::{Cell, Figure};
use super::disclosure::{TwoWay, one_way, two_way};
use super::scorecard::Scorecard;
use super::tally::Tally;
use crate::survey::Instrument;

/// A table with totals on both sides (bảng chéo).
#[derive(Clone, Debug, PartialEq)]
pub struct Cross<R, C> {
    /// Names of the rows.
    pub rows: Vec<R>,
    /// Names of the columns.
    pub columns: Vec<C>,
    /// Row by row.
    pub cells: Vec<Vec<Cell>>,
    /// One a row.
    pub row_totals: Vec<Cell>,
    /// One a column.
    pub column_totals: Vec<Cell>,
    /// All.
    pub total: Cell,
}

/// `figure` by two keys; tallies of one pair are added up, pairs without any are empty. No hidden
/// cell can be worked out from what is shown.
pub fn cross<R: Ord + Clone, C: Ord + Clone>(
    instrument: &Instrument,
    parts: impl IntoIterator<Item = ((R, C), impl Borrow<Tally>)>,
    figure: Figure<'_>,
    k: u64,
) -> Cross<R, C> {
    let pairs = summed(parts);
    let by_row = summed(pairs.iter().map(|((row, _), tally)| (row.clone(), tally)));
    let by_column = summed(pairs.iter().map(|((_, at), tally)| (at.clone(), tally)));
    let empty = card(instrument, &Tally::empty(instrument));
    let cards: BTreeMap<&(R, C), Scorecard> = pairs
        .iter()
        .map(|(pair, tally)| (pair, card(instrument, tally)))
        .collect();
    let grid: Vec<Vec<&Scorecard>> = by_row
        .keys()
        .map(|row| {
            let at = |column: &C| cards.get(&(row.clone(), column.clone()));
            by_column
                .keys()
                .map(|column| at(column).unwrap_or(&empty))
                .collect()
        })
        .collect();
    let hiding = two_way(&sizes(&grid, |card| size(instrument, card, figure)), k);
    let shown = |card: &Scorecard| cell(instrument, card, figure, k);
    let show = |tally: &Tally| shown(&card(instrument, tally));
    let total = show(&sum(by_row.values())).unless(hiding.total);
    let cells = grid
        .iter()
        .map(|row| row.iter().map(|card| shown(card)).collect());
    Cross {
        cells: covered(cells.collect(), &hiding),
        row_totals: line(by_row.values().map(show), &hiding.rows),
        column_totals: line(by_column.values().map(show), &hiding.columns),
        total,
        rows: by_row.into_keys().collect(),
        columns: by_column.into_keys().collect(),
    }
}

/// Every item by one key; the rows' totals are their indices.
///
/// Items of the index are hidden as a two-way table, since a row's index is a known mean of them;
/// each other item as a column of its own.
pub fn cross_items<K: Ord>(
    instrument: &Instrument,
    parts: impl IntoIterator<Item = (K, impl Borrow<Tally>)>,
    k: u64,
) -> Cross<K, String> {
    let by_row: BTreeMap<K, Tally> = summed(parts);
    let all = card(instrument, &sum(by_row.values()));
    let cards: Vec<Scorecard> = by_row.values().map(|each| card(instrument, each)).collect();
    let codes: Vec<&String> = instrument.items.iter().map(|item| &item.code).collect();
    let inside = instrument.index_items();
    let size_at = |card: &Scorecard, at: usize| size(instrument, card, Figure::Item(codes[at]));
    let of_index = |card: &Scorecard| inside.iter().map(|at| size_at(card, *at)).collect();
    let hiding = two_way(&cards.iter().map(of_index).collect::<Vec<_>>(), k);
    let mut cells: Vec<Vec<Cell>> = vec![Vec::new(); cards.len()];
    let mut column_totals = Vec::with_capacity(codes.len());
    for (at, code) in codes.iter().enumerate() {
        let place = inside.iter().position(|item| *item == at);
        let (column, total) = if let Some(place) = place {
            let column = hiding.cells.iter().map(|row| row[place]).collect();
            (column, hiding.columns[place])
        } else {
            let sizes: Vec<u64> = cards.iter().map(|card| size_at(card, at)).collect();
            let hiding = one_way(&sizes, k);
            (hiding.cells, hiding.total)
        };
        let figure = Figure::Item(code);
        for ((row, card), hidden) in cells.iter_mut().zip(&cards).zip(column) {
            row.push(cell(instrument, card, figure, k).unless(hidden));
        }
        column_totals.push(cell(instrument, &all, figure, k).unless(total));
    }
    let index = |card: &Scorecard| cell(instrument, card, Figure::Index, k);
    Cross {
        cells,
        row_totals: line(cards.iter().map(index), &hiding.rows),
        column_totals,
        total: index(&all).unless(hiding.total),
        rows: by_row.into_keys().collect(),
        columns: codes.into_iter().cloned().collect(),
    }
}

fn sizes(grid: &[Vec<&Scorecard>], size: impl Fn(&Scorecard) -> u64) -> Vec<Vec<u64>> {
    let row = |row: &Vec<&Scorecard>| row.iter().map(|card| size(card)).collect();
    grid.iter().map(row).collect()
}

fn covered(cells: Vec<Vec<Cell>>, hiding: &TwoWay) -> Vec<Vec<Cell>> {
    let rows = cells.into_iter().zip(&hiding.cells);
    rows.map(|(row, hidden)| line(row, hidden)).collect()
}

fn line(cells: impl IntoIterator<Item = Cell>, hidden: &[bool]) -> Vec<Cell> {
    let with = cells.into_iter().zip(hidden);
    with.map(|(cell, hidden)| cell.unless(*hidden)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{record, service_form};
    use super::*;

    fn tally(form: &Instrument, responses: usize) -> Tally {
        let mut tally = Tally::empty(form);
        (0..responses).for_each(|_| assert!(tally.count(form, &record("44415001"))));
        tally
    }

    #[test]
    fn a_small_pair_hides_in_a_rectangle_and_a_missing_one_is_empty() {
        let form = service_form(1);
        let parts = [
            (("counter 1", 1), tally(&form, 2)),
            (("counter 1", 2), tally(&form, 20)),
            (("counter 2", 1), tally(&form, 30)),
            (("counter 2", 2), tally(&form, 40)),
            (("counter 3", 2), tally(&form, 50)),
        ];
        let table = cross(&form, parts, Figure::Index, 5);
        let hidden = |row: usize| -> Vec<bool> {
            table.cells[row]
                .iter()
                .map(|cell| cell.suppressed)
                .collect()
        };
        assert_eq!((hidden(0), hidden(1)), (vec![true; 2], vec![true; 2]));
        assert_eq!(hidden(2), [false, false]);
        assert_eq!((table.cells[2][0].n, table.cells[2][0].value), (0, None));
        assert_eq!(table.cells[2][1].value, Some(0.75));
        let totals: Vec<u64> = table.row_totals.iter().map(|cell| cell.n).collect();
        assert_eq!((totals, table.total.n), (vec![22, 70, 50], 142));
    }

    #[test]
    fn items_by_row_have_the_index_for_their_total() {
        let form = service_form(1);
        let parts = [("a", tally(&form, 20)), ("b", tally(&form, 10))];
        let table = cross_items(&form, parts, 5);
        assert_eq!(table.columns, ["s0", "s1", "s2", "s3", "overall", "why"]);
        assert_eq!(table.row_totals[0].value, Some(0.75));
        assert_eq!(table.cells[1][3].value, Some(0.0));
        assert_eq!(table.column_totals[0].n, 30);
    }
}
