//! The office's morning: what needs doing, how the main survey stands, all surveys at a glance.

use maud::{Markup, html};

use super::Asked;
use super::changes::changes;
use super::control::control;
use super::instrument::{broken_down, headline, trend};
use super::today::today;
use crate::domain::measure::Figure;
use crate::domain::worklist::WorkItem;
use crate::pages::dashboard::axis::Axis;
use crate::pages::dashboard::view::Figures;
use crate::pages::dashboard::words::TodayWords;
use crate::web::paths;

/// The office's start. The main survey is the one with the most answers.
pub(crate) fn overview(
    asked: &Asked,
    all: &[Figures<'_>],
    matters: &[WorkItem],
    remarks: &Markup,
) -> Markup {
    let words = asked.words();
    let more = TodayWords::of(asked.lang);
    let path = paths::office();
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        (today(asked, matters))
        @if let Some(first) = all.first() { (main_survey(asked, first)) }
        @else { p.lead { (words.nothing) } }
        (remarks)
        (asked.form(&path, Vec::new()))
        @if all.len() > 1 {
            h2 { (more.instruments) }
            div.cards { @for figures in all { (card(asked, figures)) } }
        }
        p.links { a href=(asked.link(&paths::office_wall(), &[])) { (more.wall) } }
    };
    asked.page(words.title, &path, &main)
}

fn main_survey(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let title = figures.instrument.title.in_lang(asked.lang);
    let address = paths::office_instrument(&figures.instrument.id);
    html! {
        h2 { (title) }
        (headline(asked, figures))
        p.links { a href=(asked.link(&address, &[])) { (asked.words().details) span.hidden { ": " (title) } } }
        (control(asked, figures))
        (changes(asked, figures, Figure::Index))
        (trend(asked, figures, Figure::Index))
        (broken_down(asked, figures, (Axis::Touchpoint, Figure::Index), &address))
    }
}

fn card(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let title = figures.instrument.title.in_lang(asked.lang);
    let address = paths::office_instrument(&figures.instrument.id);
    html! {
        article.card {
            h3 { (title) }
            (headline(asked, figures))
            p { a href=(asked.link(&address, &[])) { (asked.words().details) span.hidden { ": " (title) } } }
        }
    }
}
