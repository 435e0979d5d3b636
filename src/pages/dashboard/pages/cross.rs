//! One instrument two ways at once.

use maud::{Markup, html};

use super::Asked;
use crate::base::format;
use crate::domain::measure::Cell;
use crate::pages::dashboard::axis::Axis;
use crate::pages::dashboard::grid::{Cut, Grid, Part, grid};
use crate::pages::dashboard::view::Figures;
use crate::pages::dashboard::words::DrillWords;
use crate::pages::shared::board;
use crate::web::components::downloads::downloads;
use crate::web::components::filters::{Field, Kind};
use crate::web::components::wide::wide;
use crate::web::paths;

/// The page of the table.
pub(crate) fn cross(asked: &Asked, figures: &Figures<'_>, cut: Cut) -> Markup {
    let words = asked.words();
    let title = figures.instrument.title.in_lang(asked.lang);
    let path = paths::office_cross(&figures.instrument.id);
    let back = paths::office_instrument(&figures.instrument.id);
    let part = Part::of(figures.keys(cut.rows, asked.config.staff_cell), asked.field("after"));
    let grid = grid(asked, figures, cut, Some(&part));
    let main = html! {
        (asked.top(&format!("{}: {title}", words.cross), &path))
        (asked.form(&path, sides(asked, cut)))
        (asked.pooled(figures, &path))
        @if grid.rows.is_empty() {
            p.lead { (words.nothing) }
        } @else {
            (table(asked, figures, cut, &grid))
            (turning(asked, &path, &part))
            p.files {
                (downloads(words.download_table, |ending| {
                    asked.address(&paths::office_cross_file(&figures.instrument.id, ending), &[])
                }))
            }
            @if grid.is_merged { (board::merged(asked.lang)) }
        }
        p { a href=(asked.link(&back, &[("rows", ""), ("cols", "")])) { (words.details) } }
    };
    asked.page(words.cross, &path, &main)
}

/// Which rows of all these are, and the ways to the others; nothing where they are all.
fn turning(asked: &Asked, path: &str, part: &Part) -> Markup {
    let words = DrillWords::of(asked.lang);
    let link = |after: &str| asked.link(path, &[("after", after)]);
    let count = |count: usize| format::count(count as u64, asked.lang);
    let (from, to) = part.place;
    html! {
        @if part.before.is_some() || part.next.is_some() {
            p.links {
                (words.rows_shown(&count(from), &count(to), &count(part.all)))
                @if let Some(after) = &part.before { " · " a rel="prev" href=(link(after)) { (words.rows_before) } }
                @if let Some(after) = &part.next { " · " a rel="next" href=(link(after)) { (words.rows_next) } }
            }
        }
    }
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

fn table(asked: &Asked, figures: &Figures<'_>, cut: Cut, grid: &Grid) -> Markup {
    let words = asked.words();
    let shown = asked.shown(figures);
    let target = figures.card.index.target.filter(|_| shown.is_share());
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
                            td class=(shade(cell, target)) {
                                @if cell.suppressed { (words.too_few) }
                                @else if let Some(value) = cell.value {
                                    (board::value(shown, value))
                                    small { "n = " (format::count(cell.n, asked.lang)) }
                                } @else { (words.no_answers) }
                            }
                        }
                    }
                }
            }
        }
    };
    html! {
        (wide(words.cross, asked.lang, &table))
        @if let Some(target) = target {
            p.hint.cross {
                (words.shades_lead(&format::share_in_short(target, asked.lang))) " "
                @for (class, name) in ["far", "below", "above"].into_iter().zip(words.shades) {
                    span class=(format!("shade {class}")) { (name) } " "
                }
            }
        }
    }
}

/// Points below the target from which a cell is shaded darker; our choice.
const FAR: f64 = 0.05;

/// How a cell is shaded; the figure in it says the same.
fn shade(cell: &Cell, target: Option<f64>) -> &'static str {
    match target.zip(cell.value.filter(|_| !cell.suppressed)) {
        Some((target, value)) if target - value > FAR => "n far",
        Some((target, value)) if target > value => "n below",
        Some(_) => "n above",
        None => "n",
    }
}
