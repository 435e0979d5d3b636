//! Two ways at once: figures by unit and period, or by counter and item.

use std::collections::BTreeMap;

use super::breakdown::{index_value, item_values, sum};
use super::cell::Cell;
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

impl<R, C> Cross<R, C> {
    /// The same with some of its rows; the totals stay those of all.
    #[must_use]
    pub fn of_rows(self, wanted: impl Fn(&R) -> bool) -> Self {
        let lines = self.rows.into_iter().zip(self.cells).zip(self.row_totals);
        let lines = lines.filter(|((row, _), _)| wanted(row));
        let (lines, row_totals): (Vec<_>, Vec<_>) = lines.unzip();
        let (rows, cells) = lines.into_iter().unzip();
        Self { rows, cells, row_totals, ..self }
    }
}

/// The index by two keys, without intervals; pairs without answers are empty cells, and answers
/// without a row's key are in the totals alone.
pub fn cross<R: Ord + Clone, C: Ord + Clone>(
    instrument: &Instrument,
    pairs: &BTreeMap<(Option<R>, C), Tally>,
) -> Cross<R, C> {
    let mut rows: BTreeMap<&R, Tally> = BTreeMap::new();
    let mut columns: BTreeMap<&C, Tally> = BTreeMap::new();
    for ((row, column), tally) in pairs {
        if let Some(row) = row {
            rows.entry(row).or_default().add(tally);
        }
        columns.entry(column).or_default().add(tally);
    }
    let shown = |tally: &Tally| index_value(instrument, tally);
    let row = |row: &R| -> Vec<Cell> {
        let at = |column: &C| pairs.get(&(Some(row.clone()), column.clone()));
        columns.keys().map(|column| at(column).map_or_else(Cell::default, shown)).collect()
    };
    Cross {
        cells: rows.keys().map(|key| row(key)).collect(),
        row_totals: rows.values().map(shown).collect(),
        column_totals: columns.values().map(shown).collect(),
        total: shown(&sum(columns.values())),
        rows: rows.into_keys().cloned().collect(),
        columns: columns.into_keys().cloned().collect(),
    }
}

/// Every item by one key, without intervals; the rows' totals are their indices.
pub fn cross_items<K: Ord>(
    instrument: &Instrument,
    parts: BTreeMap<K, Tally>,
    k: u64,
) -> Cross<K, String> {
    let codes: Vec<String> = instrument.items.iter().map(|item| item.code.clone()).collect();
    let items = |tally: &Tally| -> Vec<Cell> {
        if tally.responses == 0 {
            return vec![Cell::default(); codes.len()];
        }
        item_values(instrument, tally, k)
    };
    let index = |tally: &Tally| index_value(instrument, tally);
    let all = sum(parts.values());
    Cross {
        cells: parts.values().map(items).collect(),
        row_totals: parts.values().map(index).collect(),
        column_totals: items(&all),
        total: index(&all),
        rows: parts.into_keys().collect(),
        columns: codes,
    }
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
    fn a_pair_without_answers_is_an_empty_cell() {
        let form = service_form(1);
        let pairs = BTreeMap::from([
            ((Some("counter 1"), 1), tally(&form, 20)),
            ((Some("counter 2"), 1), tally(&form, 30)),
            ((Some("counter 2"), 2), tally(&form, 40)),
        ]);
        let table = cross(&form, &pairs);
        assert_eq!((table.cells[0][1].n, table.cells[0][1].value), (0, None));
        assert_eq!(table.cells[1][1].value, Some(0.75));
        let totals: Vec<u64> = table.row_totals.iter().map(|cell| cell.n).collect();
        assert_eq!((totals, table.total.n), (vec![20, 70], 90));
    }

    #[test]
    fn answers_of_rows_that_are_not_shown_are_in_the_totals() {
        let form = service_form(1);
        let pairs = BTreeMap::from([
            ((Some("counter 1"), 1), tally(&form, 20)),
            ((None, 1), tally(&form, 30)),
            ((None, 2), tally(&form, 40)),
        ]);
        let table = cross(&form, &pairs);
        assert_eq!((table.rows, table.columns), (vec!["counter 1"], vec![1, 2]));
        let totals: Vec<u64> = table.column_totals.iter().map(|cell| cell.n).collect();
        assert_eq!((totals, table.total.n), (vec![50, 40], 90));
    }

    #[test]
    fn a_table_of_nobody_has_its_columns_and_no_row() {
        let form = service_form(1);
        let table = cross_items::<&str>(&form, BTreeMap::new(), 5);
        assert!(table.rows.is_empty() && table.cells.is_empty());
        assert!(table.column_totals.iter().all(|cell| cell.value.is_none()));
        assert_eq!(table.column_totals.len(), table.columns.len());
    }

    #[test]
    fn items_by_row_have_the_index_for_their_total() {
        let form = service_form(1);
        let parts = BTreeMap::from([("a", tally(&form, 20)), ("b", tally(&form, 10))]);
        let table = cross_items(&form, parts, 5);
        assert_eq!(table.columns, ["s0", "s1", "s2", "s3", "overall", "why"]);
        assert_eq!(table.row_totals[0].value, Some(0.75));
        assert_eq!(table.cells[1][3].value, Some(0.0));
        assert_eq!(table.column_totals[0].n, 30);
    }
}
