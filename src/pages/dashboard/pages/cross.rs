//! One instrument two ways at once.

use maud::{Markup, html};

use super::Asked;
use crate::domain::measure::{Cell, Cross};
use crate::pages::dashboard::axis::{Axis, MERGED};
use crate::pages::dashboard::view::Figures;
use crate::pages::shared::board;
use crate::web::components::filters::{Field, Kind};
use crate::web::components::wide::wide;
use crate::web::paths;

/// What stands at the sides of the table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    pub(crate) rows: Axis,
    /// `None` is the items.
    pub(crate) columns: Option<Axis>,
}

/// The cells of a cross-table with their names.
struct Grid {
    columns: Vec<String>,
    rows: Vec<(String, Vec<Cell>)>,
    /// Whether it has a row or a column of what was settled together.
    is_merged: bool,
}

/// The page of the table.
pub(crate) fn cross(asked: &Asked, figures: &Figures<'_>, cut: Cut) -> Markup {
    let words = asked.words();
    let title = figures.instrument.title.in_lang(asked.lang);
    let path = paths::office_cross(&figures.instrument.id);
    let back = paths::office_instrument(&figures.instrument.id);
    let grid = grid(asked, figures, cut);
    let main = html! {
        (asked.top(&format!("{}: {title}", words.cross), &path))
        (asked.form(&path, sides(asked, cut)))
        @if grid.rows.is_empty() {
            p.lead { (words.nothing) }
        } @else {
            (table(asked, figures, cut, &grid))
            @if grid.is_merged { (board::merged(asked.lang)) }
        }
        p { a href=(asked.link(&back, &[("rows", ""), ("cols", "")])) { (words.details) } }
    };
    asked.page(words.cross, &path, &main)
}

/// The two lists that choose the sides.
fn sides(asked: &Asked, cut: Cut) -> Vec<Field<'static>> {
    let words = asked.words();
    let told = |axis: &Axis| *axis != Axis::Procedure || asked.is_full;
    let axes = Axis::ALL.into_iter().filter(told);
    let axes: Vec<_> =
        axes.map(|axis| (axis.code().to_owned(), axis.name(words).to_owned())).collect();
    let mut columns = vec![("items".to_owned(), words.items.to_owned())];
    columns.extend(axes.clone());
    let shown = cut.columns.map_or("items", Axis::code);
    vec![
        Field::new(("rows", words.rows), cut.rows.code(), Kind::Choice(None, axes)),
        Field::new(("cols", words.columns), shown, Kind::Choice(None, columns)),
    ]
}

fn grid(asked: &Asked, figures: &Figures<'_>, cut: Cut) -> Grid {
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

fn table(asked: &Asked, figures: &Figures<'_>, cut: Cut, grid: &Grid) -> Markup {
    let words = asked.words();
    let shown = asked.shown(figures);
    let table = html! {
        table.cross {
            thead { tr {
                th scope="col" { (cut.rows.name(words)) }
                @for column in &grid.columns { th.n scope="col" { (column) } }
            } }
            tbody {
                @for (name, cells) in &grid.rows {
                    tr {
                        th scope="row" { (name) }
                        @for cell in cells {
                            td.n {
                                @if cell.suppressed { (words.too_few) }
                                @else if let Some(value) = cell.value { (board::value(shown, value)) }
                                @else { (words.no_answers) }
                            }
                        }
                    }
                }
            }
        }
    };
    wide(words.cross, asked.lang, &table)
}
