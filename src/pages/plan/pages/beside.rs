//! What stands beside a task's result: the reports it is measured by, and what is official.

use maud::{Markup, html};

use super::task::Shown;
use crate::base::format;
use crate::domain::official::OfficialFigure;
use crate::pages::plan::words::BesideWords;
use crate::web::paths;

/// How the reports are counted, and the way to their register.
pub(super) fn reports(shown: &Shown<'_>) -> Markup {
    let words = BesideWords::of(shown.lang);
    let register = paths::reports_sent(Some(shown.whole.row.task.row.year));
    html! {
        p.hint {
            (words.reports_note) " "
            a href=(paths::in_lang(&register, shown.lang)) { (words.register) }
        }
    }
}

/// The official figures of the year about the same thing, labelled as such.
pub(super) fn official(shown: &Shown<'_>) -> Markup {
    let words = BesideWords::of(shown.lang);
    html! {
        @if let Some((index, figures)) = &shown.whole.official {
            section aria-labelledby="official-heading" {
                h2 #official-heading { (words.official) }
                @if figures.is_empty() { p { (words.official_none) } }
                @else {
                    ul.evidence { @for figure in figures { li { (line(figure, shown)) } } }
                    p.hint { (words.official_note) }
                }
                @let address = format!("{}?index={}", paths::official(), index.code());
                p { a href=(paths::in_lang(&address, shown.lang)) { (words.official_all) } }
            }
        }
    }
}

fn line(figure: &OfficialFigure, shown: &Shown<'_>) -> Markup {
    html! {
        (figure.index.name()) " " (figure.year) ", " (figure.subject) ": "
        strong { (format::two_decimals(figure.value, shown.lang)) }
        " / " (figure.maximum)
        @if let Some(rank) = figure.rank {
            " (#" (rank) @if let Some(of) = figure.of { "/" (of) } ")"
        }
        " – " span.soft {
            @if figure.address.is_empty() { (figure.source) }
            @else { a href=(figure.address) rel="noreferrer" { (figure.source) } }
            @if let Some(day) = figure.published { ", " (format::day(day, shown.lang)) }
        }
    }
}
