//! The office's morning: how the main survey stands, what is worst, what needs doing. All of it is in the first
//! screen.

use maud::{Markup, html};

use super::Asked;
use super::instrument::row;
use super::today::{pressing, today};
use crate::base::format;
use crate::domain::chart;
use crate::domain::chart::{ChartOptions, RateRow};
use crate::domain::measure::{Cell, Figure};
use crate::domain::worklist::WorkItem;
use crate::pages::dashboard::axis::{Axis, MERGED};
use crate::pages::dashboard::view::Figures;
use crate::pages::dashboard::words::{MorningWords, TodayWords};
use crate::pages::shared::board;
use crate::pages::shared::board::Print;
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
                None => section.card.answer { p.lead { (asked.words().nothing) } },
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
        }
    };
    asked.page(asked.words().title, &path, &main)
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
                @if let Some(value) = card.index.value { p.big { (board::big(shown, value, stands.as_ref())) } }
                @if let Some(stands) = &stands {
                    p.standing { (board::standing(stands, Print::of(shown))) }
                }
                p.hint {
                    (format::count(card.responses, asked.lang)) " " (words.answers)
                    @if let Some(value) = card.index.value { (board::beside(shown, value, stands.as_ref())) }
                }
                (asked.pooling(figures, &paths::office()))
                (pressing(asked, matters))
            }
            (twelve_months(asked, figures))
        }
    }
}

/// The last twelve months as a line; points have no rate to draw.
fn twelve_months(asked: &Asked, figures: &Figures<'_>) -> Markup {
    if !asked.shown(figures).is_share() {
        return html! {};
    }
    let words = MorningWords::of(asked.lang);
    let months = figures.twelve_months(Figure::Index, asked.today, asked.config.staff_cell);
    let named = |month: &String| asked.names().of(Axis::Month, month);
    let rows: Vec<RateRow> =
        months.rows.iter().map(|(month, cell)| row(named(month), cell)).collect();
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

/// A line of a card: what, where it leads, its figure, and what about it.
struct Line {
    name: String,
    address: String,
    cell: Cell,
    unsatisfied: Option<u64>,
}

fn criteria(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let words = MorningWords::of(asked.lang);
    let instrument = figures.instrument;
    let inside = instrument.index_items();
    let items = inside.into_iter().filter_map(|at| instrument.items.get(at));
    let lines = items.map(|item| {
        let score = figures.card.items.iter().find(|score| score.code == item.code);
        let counts = score.and_then(|score| score.n.zip(score.satisfied));
        Line {
            name: item.title.in_lang(asked.lang).to_owned(),
            address: asked.link(&paths::office_item(&instrument.id, &item.code), &[]),
            cell: figures.cell(Figure::Item(&item.code)),
            unsatisfied: counts.map(|(n, satisfied)| n.saturating_sub(satisfied)),
        }
    });
    let all = asked.link(&paths::office_drivers(&instrument.id), &[]);
    worst(asked, figures, (words.criteria, &all, words.all_criteria), lines.collect())
}

fn places(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let words = MorningWords::of(asked.lang);
    let of = |axis| -> Vec<(String, Cell)> {
        let parts = figures.by(axis, Figure::Index, asked.config.staff_cell);
        parts.rows.into_iter().filter(|(key, _)| key != MERGED && !key.is_empty()).collect()
    };
    // Where counters are settled together, their units may still be told.
    let (axis, told) = match of(Axis::Touchpoint) {
        told if told.is_empty() => (Axis::Unit, of(Axis::Unit)),
        told => (Axis::Touchpoint, told),
    };
    let (title, all_words) = match axis {
        Axis::Unit if !told.is_empty() => (words.units, words.all_units),
        _ => (words.places, words.all_places),
    };
    if told.is_empty() {
        return html! { section.card.worst { h2 { (title) } p { (words.together) } } };
    }
    let address = paths::office_instrument(&figures.instrument.id);
    let lines = told.into_iter().map(|(key, cell)| Line {
        name: asked.names().of(axis, &key),
        address: asked.link(&address, &[(axis.code(), &key)]),
        cell,
        unsatisfied: None,
    });
    let all = asked.link(&paths::office_funnel(&figures.instrument.id), &[("by", axis.code())]);
    worst(asked, figures, (title, &all, all_words), lines.collect())
}

/// The lowest of these, each with its distance to the target.
fn worst(
    asked: &Asked,
    figures: &Figures<'_>,
    (title, all, all_words): (&str, &str, &str),
    mut lines: Vec<Line>,
) -> Markup {
    let words = MorningWords::of(asked.lang);
    let shown = asked.shown(figures);
    lines.retain(|line| line.cell.value.is_some() && !line.cell.suppressed);
    let value = |line: &Line| line.cell.value.unwrap_or(f64::MAX);
    lines.sort_by(|one, other| value(one).total_cmp(&value(other)));
    html! {
        section.card.worst {
            h2 { (title) }
            @if lines.is_empty() { p.hint { (words.too_few) } }
            @else {
                ul {
                    @for line in lines.iter().take(SHOWN) { li {
                        div.line {
                            a href=(line.address) { (line.name) }
                            b { (board::value(shown, value(line))) }
                        }
                        @if let Some(target) = figures.card.index.target.filter(|_| shown.is_share()) {
                            (board::bar(value(line), target))
                        }
                        p class=[is_below(line, figures).then_some("late")] {
                            @if let Some(said) = shown.brief(&line.cell) { (said) }
                            @if let Some(count) = line.unsatisfied.filter(|_| !shown.is_of_few(&line.cell)) {
                                " · " (words.unsatisfied(&format::count(count, asked.lang)))
                            }
                        }
                    } }
                }
                p { a href=(all) { (all_words) } }
            }
        }
    }
}

fn is_below(line: &Line, figures: &Figures<'_>) -> bool {
    let target = figures.card.index.target;
    line.cell.value.zip(target).is_some_and(|(value, target)| value < target)
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
