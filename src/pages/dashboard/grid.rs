//! The cells of a cross-table with their names, for its page and its file. Pure.

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

/// The cells of a cross-table with their names.
pub(super) struct Grid {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<(String, Vec<Cell>)>,
    /// Whether it has a row or a column of what was settled together.
    pub(super) is_merged: bool,
}

/// The table that was asked for.
pub(super) fn grid(asked: &Asked, figures: &Figures<'_>, cut: Cut) -> Grid {
    let k = asked.config.staff_cell;
    let names = asked.names();
    let Some(columns) = cut.columns else {
        let crossed = figures.items_by(cut.rows, k);
        let title = |code: &String| {
            let item = figures.instrument.item(code);
            item.map_or_else(|| code.clone(), |item| item.title.in_lang(asked.lang).to_owned())
        };
        let is_merged = crossed.rows.iter().any(|key| key == MERGED);
        let grid = laid_out(asked, &crossed, |key| names.of(cut.rows, key), title);
        return Grid { is_merged, ..grid };
    };
    let crossed = figures.crossed(cut.rows, columns);
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
