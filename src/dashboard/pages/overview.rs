//! All instruments at a glance.

use maud::{Markup, html};

use super::Asked;
use super::instrument::{broken_down, trend};
use crate::dashboard::axis::Axis;
use crate::dashboard::view::Figures;
use crate::web::{board, paths};

/// The office's start.
pub(in crate::dashboard) fn overview(asked: &Asked, all: &[Figures<'_>]) -> Markup {
    let words = asked.words();
    let path = paths::office();
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        (asked.form(&path, &html! {}))
        @if all.is_empty() { p.lead { (words.nothing) } }
        div.cards { @for figures in all { (card(asked, figures)) } }
        @if let Some(first) = all.first() {
            h2 { (first.instrument.title.in_lang(asked.lang)) }
            (trend(asked, first))
            (broken_down(asked, first, Axis::Touchpoint))
        }
    };
    asked.page(words.title, &path, &main)
}

fn card(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let title = figures.instrument.title.in_lang(asked.lang);
    let address = paths::office_instrument(&figures.instrument.id);
    html! {
        article.card {
            h2 { (title) }
            (board::headline(asked.shown(figures)))
            p { a href=(asked.link(&address, &[])) { (asked.words().details) span.hidden { ": " (title) } } }
        }
    }
}
