//! All surveys at a glance.

use maud::{Markup, html};

use super::Asked;
use super::instrument::headline;
use crate::pages::dashboard::view::Figures;
use crate::pages::dashboard::words::TodayWords;
use crate::web::paths;

/// Every survey that is answered, the most answered first.
pub(crate) fn surveys(asked: &Asked, all: &[Figures<'_>]) -> Markup {
    let words = TodayWords::of(asked.lang);
    let path = paths::surveys();
    let main = html! {
        (asked.top(words.instruments, &path))
        (asked.form(&path, Vec::new()))
        @if all.is_empty() { p.lead { (asked.words().nothing) } }
        div.cards { @for figures in all { (card(asked, figures)) } }
    };
    asked.page(words.instruments, &path, &main)
}

fn card(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let title = figures.instrument.title.in_lang(asked.lang);
    let address = paths::office_instrument(&figures.instrument.id);
    html! {
        article.card {
            h2 { a href=(asked.link(&address, &[])) { (title) } }
            (headline(asked, figures))
        }
    }
}
