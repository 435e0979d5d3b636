//! A figure broken down: one row a unit, touchpoint, channel or period.

use maud::{Markup, html};

use super::words::words;
use super::{Shown, verdict};
use crate::format;
use crate::measure::Cell;

/// A table of cells with the cell of all of them; each row has a name and, if one can look
/// further into it, an address.
pub fn cells(
    shown: Shown<'_>,
    head: &str,
    rows: &[(String, Option<String>, Cell)],
    total: Option<&Cell>,
) -> Markup {
    let words = words(shown.lang);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(head) {
            table {
                thead { tr {
                    th scope="col" { (head) }
                    th.n scope="col" { (words.index) }
                    th.n scope="col" { (words.interval) }
                    th.n scope="col" { (words.responses) }
                    th scope="col" { (words.target) }
                } }
                tbody {
                    @for (name, address, cell) in rows {
                        tr {
                            th scope="row" {
                                @if let Some(address) = address { a href=(address) { (name) } } @else { (name) }
                            }
                            (row(shown, cell))
                        }
                    }
                }
                @if let Some(total) = total {
                    tfoot { tr { th scope="row" { (words.all) } (row(shown, total)) } }
                }
            }
        }
    }
}

fn row(shown: Shown<'_>, cell: &Cell) -> Markup {
    let words = words(shown.lang);
    html! {
        @if cell.suppressed {
            td.n colspan="3" { (words.hidden_cell) }
            td {}
        } @else if let Some(value) = cell.value {
            td.n { (self::value(shown, value)) }
            td.n { @if let Some(interval) = cell.interval { (shown.interval(interval)) } }
            td.n { (format::count(cell.n, shown.lang)) }
            td { @if let Some(found) = cell.verdict { (verdict(found, shown.lang)) } }
        } @else {
            td.n colspan="3" { (words.no_answers) }
            td {}
        }
    }
}

/// A cell's value is on the interval's scale, 0…1 for a share.
pub fn value(shown: Shown<'_>, value: f64) -> String {
    if shown.is_share() {
        format::percent(value, shown.lang)
    } else {
        shown.index(value)
    }
}
