//! A figure broken down: one row a unit, touchpoint, channel or period.

use maud::{Markup, html};

use super::distance::{counted, gap_text};
use super::print::Print;
use super::words::Words;
use super::{Shown, verdict};
use crate::base::format;
use crate::domain::measure;
use crate::domain::measure::Standing;
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::components::part;

/// A table of cells with the cell of all of them; each row has a name and, if one can look
/// further into it, an address. Rows of too few answers are named below it.
pub fn cells(
    shown: Shown<'_>,
    head: &str,
    rows: &[(String, Option<String>, measure::Cell)],
    total: Option<&measure::Cell>,
) -> Markup {
    let words = Words::of(shown.lang);
    let is_of_few =
        rows.iter().map(|(.., cell)| cell).chain(total).any(|cell| shown.is_of_few(cell));
    let sure = if is_of_few { words.interval_or_counts } else { words.interval };
    let mut columns = vec![listing::words(head)];
    columns.extend([words.index, sure, words.responses].map(listing::numbers));
    columns.push(listing::words(words.target));
    let few: Vec<&str> =
        rows.iter().filter(|(.., cell)| cell.suppressed).map(|(name, ..)| name.as_str()).collect();
    let lowest = lowest(shown, rows);
    let rows = rows.iter().filter(|(.., cell)| !cell.suppressed).map(|(name, address, cell)| {
        let name = html! { @if let Some(address) = address { a href=(address) { (name) } } @else { (name) } };
        row(shown, name, cell)
    });
    let listing = Listing {
        label: head,
        class: "",
        columns,
        rows: rows.collect(),
        foot: total.map(|total| row(shown, html! { (words.all) }, total)),
    };
    html! {
        @if !listing.rows.is_empty() {
            (part::rows(listing.rows.len(), lowest.as_deref(), listing.markup(), shown.lang))
        }
        @if !few.is_empty() { p.hint { (words.items_of_few(shown.k, &few.join("; "))) } }
    }
}

/// The lowest of the rows one can look further into, with its figure.
fn lowest(shown: Shown<'_>, rows: &[(String, Option<String>, measure::Cell)]) -> Option<String> {
    let told = rows.iter().filter(|(_, address, cell)| address.is_some() && !cell.suppressed);
    let figures = told.filter_map(|(name, _, cell)| Some((name, cell.value?)));
    let (name, least) = figures.min_by(|one, other| one.1.total_cmp(&other.1))?;
    Some(format!("{name}, {}", value(shown, least)))
}

fn row(shown: Shown<'_>, name: Markup, cell: &measure::Cell) -> Vec<Cell> {
    let words = Words::of(shown.lang);
    let said = |said: &str| vec![name.clone().into(), Cell::over(4, html! { (said) })];
    if cell.suppressed {
        return said(words.too_few);
    }
    let Some(value) = cell.value else {
        return said(words.no_answers);
    };
    let stands = shown.standing_of(cell);
    let few = stands.as_ref().and_then(|stands| stands.few);
    let cells = [
        name,
        html! { (self::value(shown, value)) },
        html! {
            @if let Some(few) = few { (counted(few.counted, shown.lang)) }
            @else if let Some(interval) = cell.interval { (shown.interval(interval)) }
        },
        html! { (format::count(cell.n, shown.lang)) },
        html! { @if let Some(found) = cell.verdict { (verdict(found, shown.lang)) " " (gap(shown, stands.as_ref())) } },
    ];
    cells.map(Cell::from).into()
}

/// The distance to the target beside a verdict.
fn gap(shown: Shown<'_>, stands: Option<&Standing>) -> Markup {
    let gap = stands.and_then(|stands| gap_text(stands, Print::of(shown)));
    html! { @if let Some(gap) = gap { span.soft.nowrap { (gap) } } }
}

/// A cell's value is on the interval's scale, 0…1 for a share.
pub fn value(shown: Shown<'_>, value: f64) -> String {
    if shown.is_share() { format::percent(value, shown.lang) } else { shown.index(value) }
}
