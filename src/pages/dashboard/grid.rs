//! The cells of a cross-table with their names, for its page and its file. Pure.

use std::collections::BTreeSet;

use super::axis::{Axis, MERGED};
use super::pages::Asked;
use super::view::Figures;
use crate::base::dataset::{self, Column, Dataset, Kind};
use crate::domain::measure::{Cell, Cross};
use crate::pages::shared::board::Shown;

/// What stands at the sides of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    pub(super) rows: Axis,
    /// `None` is the items.
    pub(super) columns: Option<Axis>,
}

/// The cells of a cross-table with their names; the last row is the totals.
pub(super) struct Grid {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<(String, Vec<Cell>)>,
    /// Whether it has a row or a column of what was settled together.
    pub(super) is_merged: bool,
}

/// Most rows on a page, beside the totals; a file has all.
const MOST: usize = 100;

/// The rows of a page of the table.
pub(super) struct Part {
    keys: BTreeSet<String>,
    /// Which of all rows they are, counted from 1, and how many there are.
    pub(super) place: (usize, usize),
    pub(super) all: usize,
    /// The key after which the rows before begin; empty for the first rows.
    pub(super) before: Option<String>,
    /// The key after which the next rows begin.
    pub(super) next: Option<String>,
}

impl Part {
    /// The rows after a key; empty is the first.
    pub(super) fn of(keys: BTreeSet<String>, after: &str) -> Self {
        let keys: Vec<String> = keys.into_iter().collect();
        let from = keys.partition_point(|key| !after.is_empty() && key.as_str() <= after);
        let to = keys.len().min(from + MOST);
        let before = from.checked_sub(MOST + 1).map(|at| keys[at].clone());
        Self {
            place: (from + 1, to),
            all: keys.len(),
            before: (from > 0).then(|| before.unwrap_or_default()),
            next: keys[from..to].last().filter(|_| to < keys.len()).cloned(),
            keys: keys[from..to].iter().cloned().collect(),
        }
    }
}

/// The table that was asked for, or one part of its rows.
pub(super) fn grid(asked: &Asked, figures: &Figures<'_>, cut: Cut, part: Option<&Part>) -> Grid {
    let k = asked.config.staff_cell;
    let names = asked.names();
    let wanted = |key: &str| part.is_none_or(|part| part.keys.contains(key));
    let Some(columns) = cut.columns else {
        let crossed = figures.items_by(cut.rows, k).of_rows(|key| wanted(key));
        let title = |code: &String| {
            let item = figures.instrument.item(code);
            item.map_or_else(|| code.clone(), |item| item.title.in_lang(asked.lang).to_owned())
        };
        let is_merged = crossed.rows.iter().any(|key| key == MERGED);
        let grid = laid_out(asked, &crossed, |key| names.of(cut.rows, key), title);
        return Grid { is_merged, ..grid };
    };
    let crossed = figures.crossed((cut.rows, columns), wanted);
    let is_merged = crossed.rows.iter().chain(&crossed.columns).any(|key| key == MERGED);
    let row = |key: &str| names.of(cut.rows, key);
    Grid { is_merged, ..laid_out(asked, &crossed, row, |key| names.of(columns, key)) }
}

/// The cells with the totals of both sides.
fn laid_out<C>(
    asked: &Asked,
    crossed: &Cross<String, C>,
    row_name: impl Fn(&str) -> String,
    column_name: impl Fn(&C) -> String,
) -> Grid {
    let words = asked.words();
    let mut columns: Vec<String> = crossed.columns.iter().map(column_name).collect();
    columns.push(words.index.to_owned());
    let lines = crossed.rows.iter().zip(&crossed.cells).zip(&crossed.row_totals);
    let mut rows: Vec<(String, Vec<Cell>)> = lines
        .map(|((key, cells), total)| {
            let cells = cells.iter().copied().chain([*total]);
            (row_name(key), cells.collect())
        })
        .collect();
    if !rows.is_empty() {
        let totals = crossed.column_totals.iter().copied().chain([crossed.total]);
        rows.push((words.all.to_owned(), totals.collect()));
    }
    Grid { columns, rows, is_merged: false }
}

/// The same as the table of a file: a row a cell, since a table of rates beside a table of counts is hard to sort.
pub(super) fn table(
    shown: Shown<'_>,
    heads: [&str; 4],
    grid: &Grid,
) -> (Dataset, Vec<Vec<dataset::Cell<'static>>>) {
    let scale = if shown.is_share() { 100.0 } else { 1.0 };
    let kinds = [Kind::Text(400), Kind::Text(400), Kind::Decimal, Kind::Whole];
    let columns = heads.into_iter().zip(kinds);
    let columns = columns.map(|(head, kind)| Column::called(head, (head, head), kind)).collect();
    let mut rows = Vec::new();
    for (row, cells) in &grid.rows {
        for (column, cell) in grid.columns.iter().zip(cells) {
            let told = !cell.suppressed;
            // Two decimals, as on the page.
            let value = cell.value.filter(|_| told).map(|it| (it * scale * 100.0).round() / 100.0);
            rows.push(vec![
                dataset::Cell::text(row.clone()),
                dataset::Cell::text(column.clone()),
                dataset::Cell::decimal(value),
                dataset::Cell::count(told.then_some(cell.n)),
            ]);
        }
    }
    let title = shown.instrument.title.clone();
    (Dataset { title, columns, lang: shown.lang, shown: dataset::Shown::Labels }, rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(count: usize) -> BTreeSet<String> {
        (1..=count).map(|number| format!("Q{number:03}")).collect()
    }

    #[test]
    fn rows_are_turned_over_by_the_hundred_there_and_back() {
        let first = Part::of(keys(250), "");
        assert_eq!((first.place, first.all, first.before), ((1, 100), 250, None));
        let second = Part::of(keys(250), &first.next.unwrap());
        assert_eq!((second.place, second.before.as_deref()), ((101, 200), Some("")));
        let third = Part::of(keys(250), &second.next.unwrap());
        assert_eq!((third.place, third.next), ((201, 250), None));
        let back = Part::of(keys(250), &third.before.unwrap());
        assert_eq!(back.place, (101, 200));
    }

    #[test]
    fn what_fits_one_page_is_one() {
        let part = Part::of(keys(100), "");
        assert_eq!((part.place, part.before, part.next), ((1, 100), None, None));
        let part = Part::of(keys(100), "Z");
        assert!(part.keys.is_empty() && part.before.is_some());
        assert!(Part::of(BTreeSet::new(), "").next.is_none());
    }
}
