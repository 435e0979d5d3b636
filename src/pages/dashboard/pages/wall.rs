//! The office on a wall: one survey, one figure, legible from four metres.

use maud::{Markup, html};

use super::Asked;
use super::instrument::trend;
use crate::base::format;
use crate::domain::measure::Figure;
use crate::domain::worklist::{Urgency, WorkItem};
use crate::pages::dashboard::view::Figures;
use crate::pages::dashboard::words::TodayWords;
use crate::pages::shared::board;
use crate::web::shell::{Audience, Frame};
use crate::web::{assets, paths, screen};

/// Where no script listens for batches, the page asks for itself once a minute.
const SECONDS: u32 = 60;

/// The screen. Counts of what is open stand alone: what it is about is for the desk.
pub(crate) fn wall(asked: &Asked, figures: Option<&Figures<'_>>, matters: &[WorkItem]) -> Markup {
    let words = TodayWords::of(asked.lang);
    let frame = Frame {
        title: words.wall,
        lang: asked.lang,
        path: &asked.address(&paths::office_wall(), &[]),
        audience: Audience::Office,
    };
    let main = html! {
        @match figures {
            Some(figures) => (survey(asked, figures)),
            None => h1 { (asked.words().nothing) },
        }
        (counts(asked, matters))
        p.wall-foot {
            (format::day(asked.today, asked.lang)) " · " (asked.basis()) " "
            a href=(asked.link(&paths::office(), &[])) { (words.back) }
        }
        script src=(assets::live_script()) data-since=(asked.mark) data-wall="yes" defer {}
    };
    screen::screen(&frame, SECONDS, &main)
}

fn survey(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let shown = asked.shown(figures);
    let index = &figures.card.index;
    html! {
        h1 { (figures.instrument.title.in_lang(asked.lang)) }
        div.figure {
            @if let Some(value) = index.value {
                span.big { (shown.index(value)) }
                @if let Some(found) = index.verdict { (board::verdict(found, asked.lang)) }
            } @else {
                span.verdict.open { (asked.words().no_answers) }
            }
        }
        @if let Some(interval) = index.interval { p.wall-line { (shown.interval(interval)) } }
        div.wall-trend { (trend(asked, figures, Figure::Index)) }
    }
}

fn counts(asked: &Asked, matters: &[WorkItem]) -> Markup {
    let words = TodayWords::of(asked.lang);
    let groups = [(Urgency::Late, "late"), (Urgency::Soon, "near"), (Urgency::Look, "soft")];
    html! {
        @if matters.is_empty() {
            p.wall-line { (words.wall_well) }
        } @else {
            ul.wall-counts {
                @for (urgency, class) in groups {
                    @let count = matters.iter().filter(|each| each.urgency == urgency).count();
                    @if count > 0 { li class=(class) { strong { (count) } " " (words.wall_count(urgency)) } }
                }
            }
        }
    }
}
