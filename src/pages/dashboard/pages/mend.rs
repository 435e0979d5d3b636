//! What to mend first: criteria, units and touchpoints below the target, by how many answers each concerns.

use maud::{Markup, html};

use super::Asked;
use super::crumbs::crumbs;
use super::instrument::headline;
use crate::base::format;
use crate::domain::measure::{Figure, Priority, Rated};
use crate::pages::dashboard::axis::Axis;
use crate::pages::dashboard::view::Figures;
use crate::pages::dashboard::words::{DrillWords, MendWords};
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::paths;

/// The page.
pub(crate) fn mend(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let words = MendWords::of(asked.lang);
    let name = DrillWords::of(asked.lang).drivers;
    let title = figures.instrument.title.in_lang(asked.lang);
    let id = &figures.instrument.id;
    let path = paths::office_drivers(id);
    let main = html! {
        (crumbs(asked, figures, &[(name.to_owned(), path.clone())]))
        (asked.top(&format!("{name}: {title}"), &path))
        (asked.form(&path, Vec::new()))
        @if figures.card.responses == 0 {
            (headline(asked, figures))
        } @else if figures.card.index.target.is_none() {
            p { (words.no_target) }
        } @else {
            (asked.pooled(figures, &path))
            p.hint { (words.lead(&format::count(figures.card.responses, asked.lang))) }
            @if asked.shown(figures).is_of_few(&figures.cell(Figure::Index)) { p.note { (words.few) } }
            (items(asked, figures))
            @for axis in [Axis::Unit, Axis::Touchpoint] { (places(asked, figures, axis)) }
        }
        p.links { a href=(asked.link(&paths::office_correlations(id), &[])) { (words.correlations) } }
    };
    asked.page(name, &path, &main)
}

fn items(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let words = MendWords::of(asked.lang);
    let rated = figures.rated_items();
    let none = no_items(&rated, words);
    let all = figures.to_mend(rated);
    let table = table(asked, words.item, &all, |code| asked.item_link(figures, code));
    html! {
        h2 { (words.items) }
        @if all.is_empty() { p { (none) } } @else { (table) }
    }
}

/// Why no criterion is to mend: each reaches the target, or none has answers to judge by.
pub(super) fn no_items(rated: &[Rated<&str>], words: &MendWords) -> &'static str {
    let is_told = rated.iter().any(|of| of.cell.value.is_some());
    if is_told { words.no_items } else { words.none_rated }
}

fn places(asked: &Asked, figures: &Figures<'_>, axis: Axis) -> Markup {
    let words = MendWords::of(asked.lang);
    let rated = figures.rated_places(axis, asked.config.staff_cell);
    let is_told = !rated.is_empty();
    let all = figures.to_mend(rated);
    let name = axis.name(asked.words());
    let table = table(asked, name, &all, |key| asked.place_link(figures, (axis, key)));
    let (head, none) = match axis {
        Axis::Unit => (words.units, words.no_units),
        _ => (words.touchpoints, words.no_touchpoints),
    };
    html! {
        h2 { (head) }
        @if !is_told { p { (words.together) } }
        @else if all.is_empty() { p { (none) } }
        @else { (table) }
    }
}

fn table<K: AsRef<str>>(
    asked: &Asked,
    head: &str,
    all: &[Priority<K>],
    link: impl Fn(&str) -> (String, String),
) -> Markup {
    let words = MendWords::of(asked.lang);
    let counts = all.iter().any(|of| of.unsatisfied.is_some());
    let mut columns = vec![listing::words(head)];
    columns.extend([words.rate, words.gap].map(listing::numbers));
    if counts {
        columns.push(listing::numbers(words.unsatisfied));
    }
    columns.extend([words.answers, words.share].map(listing::numbers));
    let rows = all.iter().map(|of| {
        let (title, address) = link(of.key.as_ref());
        let count = |n: u64| format::count(n, asked.lang);
        let mut cells: Vec<Cell> = vec![
            html! { a href=(address) { (title) } }.into(),
            html! { (format::percent(of.rate, asked.lang)) }.into(),
            html! { (words.short(&format::of_hundredths(of.gap, asked.lang))) }.into(),
        ];
        if counts {
            cells.push(html! { (of.unsatisfied.map(count).unwrap_or_default()) }.into());
        }
        cells.push(html! { (count(of.n)) }.into());
        cells.push(html! { (format::percent(of.share, asked.lang)) }.into());
        cells
    });
    let listing = Listing { label: head, class: "mend", columns, rows: rows.collect(), foot: None };
    listing.markup()
}
