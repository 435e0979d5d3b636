//! The office on a wall: one survey in three views that take turns, legible from four metres.

use maud::{Markup, html};

use super::Asked;
use super::mend::no_items;
use super::trend::{items_by, trend_chart};
use crate::base::format;
use crate::domain::measure::{Figure, Priority};
use crate::domain::worklist::{Urgency, WorkItem};
use crate::pages::dashboard::axis::Axis;
use crate::pages::dashboard::view::Figures;
use crate::pages::dashboard::words::{MendWords, TodayWords};
use crate::pages::shared::board;
use crate::pages::shared::board::Print;
use crate::web::shell::{Audience, Frame};
use crate::web::{assets, paths, screen};

/// Views that take turns.
const VIEWS: usize = 3;

/// What is worst, of each kind.
const WORST: usize = 4;

/// The screen. Counts of what is open stand alone: what it is about is for the desk.
pub(crate) fn wall(asked: &Asked, figures: Option<&Figures<'_>>, matters: &[WorkItem]) -> Markup {
    let words = TodayWords::of(asked.lang);
    let path = paths::office_wall();
    let frame = Frame {
        title: words.wall,
        lang: asked.lang,
        path: &asked.address(&path, &[]),
        audience: Audience::Office,
    };
    let now = asked.field("view").parse().ok().filter(|at| (1..=VIEWS).contains(at)).unwrap_or(1);
    let view =
        |at: usize, stay: &str| asked.link(&path, &[("view", &at.to_string()), ("stay", stay)]);
    let stays = !asked.field("stay").is_empty();
    let next = if stays { String::new() } else { view(now % VIEWS + 1, "") };
    let days = format!("{} · {}", asked.period.name(asked.lang), asked.period.dates(asked.lang));
    let main = html! {
        @match figures {
            Some(figures) => {
                section.view hidden[now != 1] { (answer(asked, figures)) }
                section.view hidden[now != 2] { (worst(asked, figures)) }
                section.view hidden[now != 3] { (work(asked, figures, matters)) }
            },
            None => { p.title { (asked.words().nothing) } (counts(asked, matters)) },
        }
        p.wall-foot {
            @for at in 1..=VIEWS {
                a href=(view(at, "yes")) aria-current=[(at == now).then_some("true")] { (words.view(at)) }
            }
            @if stays { a href=(view(now, "")) { (words.turn) } } @else { a href=(view(now, "yes")) { (words.stay) } }
            a href=(asked.link(&paths::office(), &[("view", ""), ("stay", "")])) { (words.back) }
        }
        script src=(assets::live_script()) data-since=(asked.mark) data-wall=(if stays { "stay" } else { "turn" }) defer {}
    };
    screen::screen(&frame, &days, &next, &main)
}

/// Are we there: the figure, the sentence, the months.
fn answer(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let shown = asked.shown(figures);
    let lately = figures.lately(Figure::Index, asked.today, asked.config.staff_cell);
    let stands = shown.standing(Figure::Index, lately);
    html! {
        h2.title { (figures.instrument.title.in_lang(asked.lang)) }
        div.figure {
            @if figures.card.index.value.is_some() || stands.is_some() {
                span.big { (board::big(shown, stands.as_ref())) }
                @if let Some(stands) = &stands { p.wall-line { (board::standing(stands, Print::of(shown))) } }
            } @else {
                span.verdict.open { (asked.words().no_answers) }
            }
        }
        div.wall-chart { (trend_chart(asked, figures, Figure::Index).unwrap_or_default()) }
    }
}

/// What is worst: criteria and touchpoints below the target.
fn worst(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let words = MendWords::of(asked.lang);
    let title = |code: &&str| {
        let item = figures.instrument.item(code);
        item.map_or_else(|| (*code).to_owned(), |item| item.title.in_lang(asked.lang).to_owned())
    };
    let place = |key: &String| asked.names().of(Axis::Touchpoint, key);
    let places = figures.rated_places(Axis::Touchpoint, asked.config.staff_cell);
    let items = figures.rated_items();
    let no_items = no_items(&items, words);
    let none = if places.is_empty() { words.together } else { words.no_touchpoints };
    html! {
        h2.title { (TodayWords::of(asked.lang).worst) }
        div.wall-columns {
            section {
                h3 { (words.items) }
                (bars(asked, figures, &figures.to_mend(items), title, no_items))
            }
            section {
                h3 { (words.touchpoints) }
                (bars(asked, figures, &figures.to_mend(places), place, none))
            }
        }
    }
}

fn bars<K>(
    asked: &Asked,
    figures: &Figures<'_>,
    all: &[Priority<K>],
    name: impl Fn(&K) -> String,
    none: &str,
) -> Markup {
    let words = MendWords::of(asked.lang);
    let target = figures.card.index.target.unwrap_or(1.0);
    html! {
        @if all.is_empty() { p.wall-line { (none) } }
        ul.wall-bars {
            @for of in all.iter().take(WORST) {
                li {
                    span { (name(&of.key)) } b { (format::percent(of.rate, asked.lang)) }
                    (board::bar(of.rate, target))
                    span.soft { (words.short(&format::of_hundredths(of.gap, asked.lang))) }
                }
            }
        }
    }
}

/// What is to be done: counts of open work, and the touchpoints beside the target.
fn work(asked: &Asked, figures: &Figures<'_>, matters: &[WorkItem]) -> Markup {
    let words = TodayWords::of(asked.lang);
    html! {
        h2.title { (words.title) }
        (counts(asked, matters))
        div.wall-chart { (items_by(asked, figures, Axis::Touchpoint).unwrap_or_default()) }
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
