//! The office's morning: how the main survey stands, what is worst, what needs doing. All of it is in the first
//! screen.

use maud::{Markup, html};

use super::Asked;
use super::today::{pressing, today};
use super::trend::row;
use crate::base::format;
use crate::domain::chart;
use crate::domain::chart::{ChartOptions, RateRow};
use crate::domain::measure::{Figure, Rated, lowest};
use crate::domain::worklist::WorkItem;
use crate::pages::dashboard::axis::{Axis, month_key};
use crate::pages::dashboard::view::Figures;
use crate::pages::dashboard::words::{MendWords, MorningWords, TodayWords};
use crate::pages::shared::board;
use crate::pages::shared::board::Print;
use crate::web::auth::permission::{ManageSettings, Permission};
use crate::web::components::picture::drawings;
use crate::web::paths;

/// Criteria and places shown: the worst.
const SHOWN: usize = 3;

/// The office's start. The main survey is the one with the most answers.
pub(crate) fn overview(
    asked: &Asked,
    all: &[Figures<'_>],
    matters: &[WorkItem],
    remarks: &Markup,
) -> Markup {
    let words = MorningWords::of(asked.lang);
    let path = paths::office();
    let main = html! {
        (asked.top(asked.words().title, &path))
        div.morning {
            @match all.first() {
                Some(first) => (answer(asked, first, matters)),
                None => (empty(asked)),
            }
            (today(asked, matters))
            @if let Some(first) = all.first() {
                (criteria(asked, first))
                (places(asked, first))
            }
            (remarks)
        }
        (asked.form(&path, Vec::new()))
        (others(asked, all.get(1..).unwrap_or_default()))
        p.links {
            a href=(asked.link(&paths::surveys(), &[])) { (words.surveys) } " · "
            a href=(asked.link(&paths::office_wall(), &[])) { (TodayWords::of(asked.lang).wall) }
            @if asked.is_whole {
                " · " a href=(paths::in_lang(&paths::leader(), asked.lang)) { (TodayWords::of(asked.lang).leader) }
            }
        }
    };
    asked.page(asked.words().title, &path, &main)
}

/// Before there are figures: what comes first, for those who set up.
fn empty(asked: &Asked) -> Markup {
    let words = asked.words();
    let sets_up = asked.is_whole && ManageSettings::is_given_to(asked.staff.role);
    html! {
        section.card.answer {
            div {
                p.lead { (words.nothing) }
                @if sets_up {
                    p { a.button href=(paths::in_lang(&paths::setup(), asked.lang)) { (words.set_up) } }
                }
            }
        }
    }
}

/// Are we at the target: the figure, a sentence, and twelve months.
fn answer(asked: &Asked, figures: &Figures<'_>, matters: &[WorkItem]) -> Markup {
    let words = MorningWords::of(asked.lang);
    let shown = asked.shown(figures);
    let k = asked.config.staff_cell;
    let lately = figures.lately(Figure::Index, asked.today, k);
    let stands = shown.standing(Figure::Index, lately);
    let card = &figures.card;
    let address = asked.link(&paths::office_instrument(&figures.instrument.id), &[]);
    html! {
        section.card.answer {
            div {
                h2 { a href=(address) { (figures.instrument.title.in_lang(asked.lang)) } }
                @if card.index.value.is_some() || stands.is_some() { p.big { (board::big(shown, stands.as_ref())) } }
                @if let Some(stands) = &stands {
                    p.standing { (board::standing(stands, Print::of(shown))) }
                }
                p.hint {
                    (format::count(card.responses, asked.lang)) " " (words.answers)
                    (board::beside(shown, stands.as_ref()))
                }
                (asked.pooling(figures, &paths::office()))
                (pressing(asked, matters))
            }
            (twelve_months(asked, figures))
        }
    }
}

/// The last twelve months as a line; points have no rate to draw, and fewer than three months no line.
fn twelve_months(asked: &Asked, figures: &Figures<'_>) -> Markup {
    if !asked.shown(figures).is_share() {
        return html! {};
    }
    let words = MorningWords::of(asked.lang);
    let months = figures.twelve_months(Figure::Index, asked.today, asked.config.staff_cell);
    let present = month_key(asked.today);
    let named = |month: &String| {
        let name = asked.names().of(Axis::Month, month);
        if *month == present { words.so_far(&name) } else { name }
    };
    let rows: Vec<RateRow> =
        months.rows.iter().map(|(month, cell)| row(named(month), cell)).collect();
    // Two points are no line.
    if rows.iter().filter(|row| row.share.is_some()).count() < 3 {
        return html! {};
    }
    let options = ChartOptions {
        id: "months",
        title: words.months,
        standalone: false,
        row_name: asked.words().month,
        hidden: asked.words().too_few,
        target: figures.card.index.target,
        lang: asked.lang,
    };
    let picture = chart::spark(&options, &rows);
    html! { div.spark-line { (drawings(&picture)) } }
}

fn criteria(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let words = MorningWords::of(asked.lang);
    let all = asked.link(&paths::office_drivers(&figures.instrument.id), &[]);
    let way = Way { title: words.criteria, address: &all, words: words.all_criteria };
    let rated = figures.rated_items();
    worst(asked, figures, way, rated, |code| asked.item_link(figures, code))
}

fn places(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let words = MorningWords::of(asked.lang);
    let of = |axis| figures.rated_places(axis, asked.config.staff_cell);
    // Where counters are settled together, their units may still be told.
    let (axis, rated) = match of(Axis::Touchpoint) {
        rated if rated.is_empty() => (Axis::Unit, of(Axis::Unit)),
        rated => (Axis::Touchpoint, rated),
    };
    let (title, all_words) = match axis {
        Axis::Unit if !rated.is_empty() => (words.units, words.all_units),
        _ => (words.places, words.all_places),
    };
    if rated.is_empty() {
        return html! { section.card.worst { h2 { (title) } p { (MendWords::of(asked.lang).together) } } };
    }
    let all = asked.link(&paths::office_funnel(&figures.instrument.id), &[("by", axis.code())]);
    let way = Way { title, address: &all, words: all_words };
    worst(asked, figures, way, rated, |key| asked.place_link(figures, (axis, key)))
}

/// The heading of a card, and the way to all that it shows the worst of.
#[derive(Clone, Copy)]
struct Way<'a> {
    title: &'a str,
    address: &'a str,
    words: &'a str,
}

/// The lowest of these, each with its distance to the target.
fn worst<K: AsRef<str>>(
    asked: &Asked,
    figures: &Figures<'_>,
    way: Way<'_>,
    rated: Vec<Rated<K>>,
    link: impl Fn(&str) -> (String, String),
) -> Markup {
    let lowest = lowest(rated, SHOWN);
    html! {
        section.card.worst {
            h2 { (way.title) }
            @if lowest.is_empty() { p.hint { (MorningWords::of(asked.lang).too_few) } }
            @else {
                ul { @for of in &lowest { li { (line(asked, figures, of, link(of.key.as_ref()))) } } }
                p { a href=(way.address) { (way.words) } }
            }
        }
    }
}

/// One of them: its name, its figure, and what about it.
fn line<K>(
    asked: &Asked,
    figures: &Figures<'_>,
    of: &Rated<K>,
    (name, address): (String, String),
) -> Markup {
    let words = MorningWords::of(asked.lang);
    let shown = asked.shown(figures);
    let value = of.cell.value.unwrap_or_default();
    let few = shown.few(&of.cell);
    let target = figures.card.index.target.filter(|_| shown.is_share());
    let is_below = figures.card.index.target.is_some_and(|target| value < target);
    let unsatisfied = of.unsatisfied.filter(|_| few.is_none());
    html! {
        div.line {
            a href=(address) { (name) }
            b { @if let Some(few) = &few { (board::of_all(few.counted, asked.lang)) } @else { (board::value(shown, value)) } }
        }
        @if let Some(target) = target.filter(|_| few.is_none()) { (board::bar(value, target)) }
        p class=[is_below.then_some("late")] {
            @if few.is_some() {
                // Counts of an item are its whole figure; those of the overall question stand beside the index.
                @if let Some(index) = of.cell.value.filter(|_| of.cell.people.is_some()) {
                    (board::index_of_few(shown, index))
                }
            } @else if let Some(said) = shown.brief(&of.cell) { (said) }
            @if let Some(count) = unsatisfied {
                " · " (words.unsatisfied(&format::count(count, asked.lang)))
            }
        }
    }
}

/// The other surveys, a line each.
fn others(asked: &Asked, all: &[Figures<'_>]) -> Markup {
    html! {
        @if !all.is_empty() {
            section.worst {
                h2 { (MorningWords::of(asked.lang).others) }
                ul {
                    @for figures in all {
                        @let shown = asked.shown(figures);
                        @let address = paths::office_instrument(&figures.instrument.id);
                        li {
                            div.line {
                                a href=(asked.link(&address, &[])) { (figures.instrument.title.in_lang(asked.lang)) }
                                @if let Some(value) = figures.card.index.value { b { (shown.index(value)) } }
                            }
                            @if let Some(stands) = shown.standing(Figure::Index, None) {
                                p.hint { (board::standing_text(&stands, Print::of(shown))) }
                            }
                        }
                    }
                }
            }
        }
    }
}
