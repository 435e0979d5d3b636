//! Two ways at once: figures by unit and period, or by counter and item.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use super::breakdown::{Beside, card, cell, is_exposed, size, sum, summed};
use super::cell::{Cell, Figure};
use super::disclosure::{Exposed, TwoWay, one_way_beside, two_way_beside};
use super::scorecard::Scorecard;
use super::tally::Tally;
use crate::domain::survey::Instrument;

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

/// What may not be told of the cells of such a table, beside small ones.
pub struct Untold<'a, R, C> {
    /// Of each pair.
    pub cells: &'a dyn Fn(&R, &C) -> Exposed,
    /// Of each row.
    pub rows: &'a dyn Fn(&R) -> Exposed,
    /// Of each column.
    pub columns: &'a dyn Fn(&C) -> Exposed,
    /// Of all.
    pub total: &'a Exposed,
}

impl<R, C> std::fmt::Debug for Untold<'_, R, C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Untold").field("total", self.total).finish_non_exhaustive()
    }
}

/// `figure` by two keys; tallies of one pair are added up, pairs without any are empty. No hidden
/// cell can be worked out from what is shown.
pub fn cross<R: Ord + Clone, C: Ord + Clone>(
    instrument: &Instrument,
    parts: impl IntoIterator<Item = ((R, C), impl Borrow<Tally>)>,
    untold: &Untold<'_, R, C>,
    figure: Figure<'_>,
    k: u64,
) -> Cross<R, C> {
    let pairs = summed(parts);
    let by_row = summed(pairs.iter().map(|((row, _), tally)| (row.clone(), tally)));
    let by_column = summed(pairs.iter().map(|((_, at), tally)| (at.clone(), tally)));
    let empty = card(instrument, &Tally::empty(instrument));
    let cards: BTreeMap<&(R, C), Scorecard> =
        pairs.iter().map(|(pair, tally)| (pair, card(instrument, tally))).collect();
    let grid: Vec<Vec<(&Scorecard, Exposed)>> = by_row
        .keys()
        .map(|row| {
            let at = |column: &C| cards.get(&(row.clone(), column.clone()));
            by_column
                .keys()
                .map(|column| (at(column).unwrap_or(&empty), (untold.cells)(row, column)))
                .collect()
        })
        .collect();
    let is_exposed = |exposed: &Exposed| is_exposed(instrument, exposed, figure);
    let others = TwoWay {
        cells: each(&grid, |(_, exposed)| is_exposed(exposed)),
        rows: by_row.keys().map(|row| is_exposed(&(untold.rows)(row))).collect(),
        columns: by_column.keys().map(|at| is_exposed(&(untold.columns)(at))).collect(),
        total: is_exposed(untold.total),
    };
    let sizes = each(&grid, |(card, _)| size(instrument, card, figure));
    let hiding = two_way_beside(&sizes, &others, k);
    let shown = |card: &Scorecard, exposed: &Exposed| cell(instrument, card, exposed, figure, k);
    let show = |tally: &Tally, exposed: &Exposed| shown(&card(instrument, tally), exposed);
    let total = show(&sum(by_row.values()), untold.total).unless(hiding.total);
    let rows = by_row.iter().map(|(row, tally)| show(tally, &(untold.rows)(row)));
    let columns = by_column.iter().map(|(at, tally)| show(tally, &(untold.columns)(at)));
    Cross {
        cells: covered(each(&grid, |(card, exposed)| shown(card, exposed)), &hiding),
        row_totals: line(rows, &hiding.rows),
        column_totals: line(columns, &hiding.columns),
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
    beside: &Beside<'_, K>,
    k: u64,
) -> Cross<K, String> {
    let by_row: BTreeMap<K, Tally> = summed(parts);
    let all = card(instrument, &sum(by_row.values()));
    let cards: Vec<(Scorecard, Exposed)> =
        by_row.iter().map(|(row, tally)| (card(instrument, tally), (beside.parts)(row))).collect();
    let codes: Vec<&String> = instrument.items.iter().map(|item| &item.code).collect();
    let hiding = of_index(instrument, &cards, beside.total, k);
    let mut cells: Vec<Vec<Cell>> = vec![Vec::new(); cards.len()];
    let mut column_totals = Vec::with_capacity(codes.len());
    for (at, code) in codes.iter().enumerate() {
        let figure = Figure::Item(code);
        let place = instrument.index_items().iter().position(|item| *item == at);
        let (column, total) = if let Some(place) = place {
            let column: Vec<bool> = hiding.cells.iter().map(|row| row[place]).collect();
            // A table without rows has no columns either.
            (column, hiding.columns.get(place).is_some_and(|hidden| *hidden))
        } else {
            let sizes = cards.iter().map(|(card, _)| size(instrument, card, figure));
            let others = cards.iter().map(|(_, exposed)| exposed.item(at));
            let (sizes, others): (Vec<u64>, Vec<bool>) = sizes.zip(others).unzip();
            let hiding = one_way_beside(&sizes, &others, k);
            // A column adds up to its total.
            let is_untold = beside.total.item(at);
            let cells = hiding.cells.into_iter().map(|hidden| hidden || is_untold);
            (cells.collect(), hiding.total)
        };
        for ((row, (card, exposed)), hidden) in cells.iter_mut().zip(&cards).zip(column) {
            row.push(cell(instrument, card, exposed, figure, k).unless(hidden));
        }
        column_totals.push(cell(instrument, &all, beside.total, figure, k).unless(total));
    }
    let index =
        |card: &Scorecard, exposed: &Exposed| cell(instrument, card, exposed, Figure::Index, k);
    let rows = cards.iter().map(|(card, exposed)| index(card, exposed));
    Cross {
        cells,
        row_totals: line(rows, &hiding.rows),
        column_totals,
        total: index(&all, beside.total).unless(hiding.total),
        rows: by_row.into_keys().collect(),
        columns: codes.into_iter().cloned().collect(),
    }
}

/// What is hidden in the table of the index's items by row.
fn of_index(
    instrument: &Instrument,
    cards: &[(Scorecard, Exposed)],
    all: &Exposed,
    k: u64,
) -> TwoWay {
    let inside = instrument.index_items();
    let code = |at: usize| instrument.items.get(at).map_or("", |item| &item.code);
    let size_at = |card: &Scorecard, at: &usize| size(instrument, card, Figure::Item(code(*at)));
    let sizes = cards.iter().map(|(card, _)| inside.iter().map(|at| size_at(card, at)).collect());
    let of = |exposed: &Exposed| inside.iter().map(|at| exposed.item(*at)).collect();
    let others = TwoWay {
        cells: cards.iter().map(|(_, exposed)| of(exposed)).collect(),
        rows: cards.iter().map(|(_, exposed)| exposed.all).collect(),
        columns: of(all),
        total: all.all,
    };
    two_way_beside(&sizes.collect::<Vec<_>>(), &others, k)
}

fn each<T, U>(grid: &[Vec<T>], of: impl Fn(&T) -> U) -> Vec<Vec<U>> {
    let row = |row: &Vec<T>| row.iter().map(&of).collect();
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
        let nothing = Untold {
            cells: &|_, _| Exposed::default(),
            rows: &|_| Exposed::default(),
            columns: &|_| Exposed::default(),
            total: &Exposed::default(),
        };
        let table = cross(&form, parts, &nothing, Figure::Index, 5);
        let hidden = |row: usize| -> Vec<bool> {
            table.cells[row].iter().map(|cell| cell.suppressed).collect()
        };
        assert_eq!((hidden(0), hidden(1)), (vec![true; 2], vec![true; 2]));
        assert_eq!(hidden(2), [false, false]);
        assert_eq!((table.cells[2][0].n, table.cells[2][0].value), (0, None));
        assert_eq!(table.cells[2][1].value, Some(0.75));
        let totals: Vec<u64> = table.row_totals.iter().map(|cell| cell.n).collect();
        assert_eq!((totals, table.total.n), (vec![22, 70, 50], 142));
    }

    #[test]
    fn a_table_of_nobody_has_its_columns_and_no_row() {
        let form = service_form(1);
        let nobody: [(&str, Tally); 0] = [];
        let nothing = Beside { parts: &|_| Exposed::default(), total: &Exposed::default() };
        let table = cross_items(&form, nobody, &nothing, 5);
        assert!(table.rows.is_empty() && table.cells.is_empty());
        assert!(table.column_totals.iter().all(|cell| cell.value.is_none()));
        assert_eq!(table.column_totals.len(), table.columns.len());
    }

    #[test]
    fn items_by_row_have_the_index_for_their_total() {
        let form = service_form(1);
        let parts = [("a", tally(&form, 20)), ("b", tally(&form, 10))];
        let nothing = Beside { parts: &|_| Exposed::default(), total: &Exposed::default() };
        let table = cross_items(&form, parts, &nothing, 5);
        assert_eq!(table.columns, ["s0", "s1", "s2", "s3", "overall", "why"]);
        assert_eq!(table.row_totals[0].value, Some(0.75));
        assert_eq!(table.cells[1][3].value, Some(0.0));
        assert_eq!(table.column_totals[0].n, 30);
    }
}
