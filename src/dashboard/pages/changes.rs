//! A figure against earlier periods.

use maud::{Markup, html};

use super::Asked;
use crate::calendar::Span;
use crate::dashboard::compared::{Line, compared};
use crate::dashboard::view::Figures;
use crate::dashboard::words::drill;
use crate::format;
use crate::measure::{Cell, Change, Figure, Interval};
use crate::web::board::{self, Shown};

/// The figure over this period, the one before and the one a year before; nothing before there are
/// answers.
pub(super) fn changes(asked: &Asked, figures: &Figures<'_>, figure: Figure<'_>) -> Markup {
    let words = drill::words(asked.lang);
    let Some(span) = span(asked, figures).filter(|_| !figures.card.suppressed) else {
        return html! {};
    };
    let lines = compared(figures, figure, span, asked.config.staff_cell);
    let any = lines
        .iter()
        .any(|line| line.cell.n > 0 || line.cell.suppressed);
    html! {
        @if any {
            h2 { (words.change) }
            p.hint { (words.change_lead) }
            (table(asked, figures, &lines))
            @if let Some(since) = figures.version_since {
                p.hint { (words.break_before) " " (format::day(since, asked.lang)) "." }
            }
        }
    }
}

/// This period: the days that are asked for or the last three months, as they may be told.
fn span(asked: &Asked, figures: &Figures<'_>) -> Option<Span> {
    let span = asked.span(&figures.told.filter)?;
    let cuts = figures.told.cuts();
    let (first, last) = cuts.widened((Some(span.first), Some(span.last)));
    Some(Span {
        first: first.unwrap_or(span.first),
        last: last.unwrap_or(span.last),
    })
}

fn table(asked: &Asked, figures: &Figures<'_>, lines: &[Line]) -> Markup {
    let words = drill::words(asked.lang);
    let shown = asked.shown(figures);
    let [now, before, year_before] = words.spans;
    let name = |at: usize| {
        [now, before, year_before]
            .get(at)
            .copied()
            .unwrap_or(before)
    };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(words.change) {
            table.changes {
                thead { tr {
                    th scope="col" { (words.span) }
                    th.n scope="col" { (asked.words().index) }
                    th.n scope="col" { (words.interval) }
                    th.n scope="col" { (words.count) }
                    th scope="col" { (words.difference) }
                } }
                tbody {
                    @for (at, line) in lines.iter().enumerate() {
                        tr {
                            th scope="row" {
                                (name(at)) br;
                                span.soft.nowrap {
                                    (format::day(line.span.first, asked.lang)) " – " (format::day(line.span.last, asked.lang))
                                }
                            }
                            (figure(asked, shown, &line.cell))
                            td {
                                @match &line.change {
                                    None => {}
                                    Some(Ok(found)) => (change(asked, shown, found)),
                                    Some(Err(_)) if line.cell.suppressed => (words.hidden),
                                    Some(Err(reason)) => (words.reason(*reason)),
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn figure(asked: &Asked, shown: Shown<'_>, cell: &Cell) -> Markup {
    html! {
        @if cell.suppressed {
            td.n colspan="3" { (drill::words(asked.lang).hidden) }
        } @else if let Some(value) = cell.value {
            td.n { (board::value(shown, value)) }
            td.n { @if let Some(interval) = cell.interval { (shown.interval(interval)) } }
            td.n { (format::count(cell.n, asked.lang)) }
        } @else {
            td.n colspan="3" { (asked.words().no_answers) }
        }
    }
}

/// A rise or a fall is told only where the interval leaves out 0; the interval always.
fn change(asked: &Asked, shown: Shown<'_>, found: &Change) -> Markup {
    let words = drill::words(asked.lang);
    let (scale, unit) = if shown.is_share() {
        (100.0, words.percent_points)
    } else {
        (1.0, words.points)
    };
    let number = |value: f64| format::two_decimals(value * scale, asked.lang);
    let Interval(low, high) = found.interval;
    html! {
        @if !found.is_told() {
            (words.unsure)
        } @else {
            @let (word, arrow) = if found.difference > 0.0 { (words.up, "▲ ") } else { (words.down, "▼ ") };
            strong { (arrow) (word) " " (number(found.difference.abs())) " " (unit) }
        }
        br;
        span.soft { (words.interval) ": " (number(low)) " … " (number(high)) }
    }
}
