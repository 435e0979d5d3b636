//! A figure against earlier periods.

use maud::{Markup, html};

use super::Asked;
use crate::base::format;
use crate::domain::measure;
use crate::domain::measure::{Change, Figure, LEAST_ANSWERS};
use crate::pages::dashboard::compared::{Line, compared};
use crate::pages::dashboard::view::Figures;
use crate::pages::dashboard::words::DrillWords;
use crate::pages::shared::board;
use crate::pages::shared::board::Shown;
use crate::stats::Interval;
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};

/// The figure over this period, the one before and the one a year before; nothing before there are
/// answers.
pub(super) fn changes(asked: &Asked, figures: &Figures<'_>, figure: Figure<'_>) -> Markup {
    let words = DrillWords::of(asked.lang);
    let Some(span) = asked.span(&asked.filter) else {
        return html! {};
    };
    let lines = compared(figures, figure, span, asked.config.staff_cell);
    let any = lines.iter().any(|line| line.cell.n > 0 || line.cell.suppressed);
    html! {
        @if any {
            h2 { (words.change) }
            p.hint { (words.change_lead) }
            (table(asked, figures, &lines))
            @if lines.iter().any(|line| line.course.is_some()) { p.hint { (words.few_compared) } }
            @if let Some(since) = figures.version_since {
                p.hint { (words.break_before) " " (format::day(since, asked.lang)) "." }
            }
        }
    }
}

fn table(asked: &Asked, figures: &Figures<'_>, lines: &[Line]) -> Markup {
    let words = DrillWords::of(asked.lang);
    let shown = asked.shown(figures);
    let [now, before, year_before] = words.spans;
    let name = |at: usize| [now, before, year_before].get(at).copied().unwrap_or(before);
    let mut columns = vec![listing::words(words.span)];
    columns.extend([asked.words().index, words.interval, words.count].map(listing::numbers));
    columns.push(listing::words(words.difference));
    let rows = lines.iter().enumerate().map(|(at, line)| {
        let span = html! {
            (name(at)) br;
            span.soft.nowrap {
                (format::day(line.span.first, asked.lang)) " – " (format::day(line.span.last, asked.lang))
            }
        };
        let difference = html! {
            @if at == 0 {
                @for (line, against) in lines.iter().skip(1).zip(words.against) {
                    div.difference {
                        @match &line.change {
                            Some(Ok(found)) => (change(asked, shown, found, against)),
                            Some(Err(reason)) => {
                                @match line.course {
                                    Some(course) => { strong { (words.few_course(course)) } },
                                    None => (words.reason(*reason)),
                                }
                                br; span.soft { (against) }
                            },
                            None => "–",
                        }
                    }
                }
            } @else { "–" }
        };
        let mut cells = vec![span.into()];
        cells.extend(figure(asked, shown, &line.cell));
        cells.push(difference.into());
        cells
    });
    let listing = Listing {
        label: words.change,
        class: "changes",
        columns,
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}

fn figure(asked: &Asked, shown: Shown<'_>, cell: &measure::Cell) -> Vec<Cell> {
    let said = |said: &str| vec![Cell::over(3, html! { (said) })];
    if cell.suppressed {
        return said(asked.words().too_few);
    }
    let Some(value) = cell.value else {
        return said(asked.words().no_answers);
    };
    if let Some(few) = cell.counted.filter(|few| few.trials < LEAST_ANSWERS) {
        return said(&board::counted(few, asked.lang));
    }
    let cells = [
        html! { (board::value(shown, value)) },
        html! { @if let Some(interval) = cell.interval { (shown.interval(interval)) } },
        html! { (format::count(cell.n, asked.lang)) },
    ];
    cells.map(Cell::from).into()
}

/// A rise or a fall is named only where the interval leaves out 0; the interval always.
fn change(asked: &Asked, shown: Shown<'_>, found: &Change, against: &str) -> Markup {
    let words = DrillWords::of(asked.lang);
    let (scale, unit) =
        if shown.is_share() { (100.0, words.percent_points) } else { (1.0, words.points) };
    let number = |value: f64| format::two_decimals(value * scale, asked.lang);
    let Interval(low, high) = found.interval;
    html! {
        @if !found.is_told() {
            (words.unsure) " " (against)
        } @else {
            @let (word, arrow) = if found.difference > 0.0 { (words.up, "▲ ") } else { (words.down, "▼ ") };
            strong { (arrow) (word) " " (number(found.difference.abs())) " " (unit) } " " (against)
        }
        br;
        span.soft { (words.interval) ": " (number(low)) " … " (number(high)) }
    }
}
