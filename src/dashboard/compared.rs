//! A figure beside the period before and the same period of the year before. Pure.

use super::view::Figures;
use crate::calendar::Span;
use crate::measure::{
    Cell, Change, Channels, Figure, Incomparable, LEAST_ANSWERS, Tally, breakdown, channels_moved,
    difference, shown_together,
};
use crate::store::TallyRow;
use crate::web::figures;

/// A figure over one span.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) span: Span,
    /// Small cells hidden, and what a difference of spans would tell.
    pub(super) cell: Cell,
    /// This period less that one, or why they are not compared; `None` for this period itself.
    pub(super) change: Option<Result<Change, Incomparable>>,
}

/// The figure over `span`, over the span before it and over the same one of the year before; fewer
/// where those are the same. Nothing where this period itself may not be told.
pub(super) fn compared(figures: &Figures<'_>, figure: Figure<'_>, span: Span, k: u64) -> Vec<Line> {
    let mut spans = vec![span];
    for other in [span.before(), span.year_before()].into_iter().flatten() {
        if !spans.contains(&other) {
            spans.push(other);
        }
    }
    let rows: Vec<&TallyRow> = figures.rows_of_all_days().collect();
    let told = told(&rows, figures, figure, &spans, k);
    let sums: Vec<Sum> = spans
        .iter()
        .zip(told)
        .map(|(span, told)| Sum::of(&rows, figures, figure, (*span, told), k))
        .collect();
    let Some((now, earlier)) = sums.split_first() else {
        return Vec::new();
    };
    let line = |sum: &Sum, change| Line {
        span: sum.span,
        cell: sum.cell,
        change,
    };
    let changes = earlier.iter().map(|then| {
        let change = change(then, now, figures);
        line(then, Some(change))
    });
    [line(now, None)].into_iter().chain(changes).collect()
}

/// Which spans may be told beside each other: by the people behind them, and by the answers to each
/// item behind the figure.
fn told(
    rows: &[&TallyRow],
    figures: &Figures<'_>,
    figure: Figure<'_>,
    spans: &[Span],
    k: u64,
) -> Vec<bool> {
    let instrument = figures.instrument;
    let items: Vec<usize> = match figure {
        Figure::Index => Vec::new(),
        Figure::Item(code) => {
            let place = instrument.items.iter().position(|item| item.code == code);
            place.into_iter().collect()
        }
        Figure::Factor(code) => {
            let factor = instrument.factors.iter().find(|each| each.code == code);
            let own = |code: &String| factor.is_some_and(|factor| factor.items.contains(code));
            let items = instrument.items.iter().enumerate();
            items
                .filter(|(_, item)| own(&item.code))
                .map(|(at, _)| at)
                .collect()
        }
    };
    let ends: Vec<_> = spans.iter().map(|span| (span.first, span.last)).collect();
    let people = rows.iter().map(|row| (row.day, row.tally.responses));
    let mut told = shown_together(people, &ends, k);
    for at in items {
        let answers = |row: &&TallyRow| {
            let item = row.tally.items.get(at);
            (row.day, item.map_or(0, |item| item.choices.iter().sum()))
        };
        let more = shown_together(rows.iter().map(answers), &ends, k);
        told.iter_mut()
            .zip(more)
            .for_each(|(told, more)| *told &= more);
    }
    told
}

/// What one span comes to.
struct Sum {
    span: Span,
    cell: Cell,
    channels: Channels,
}

impl Sum {
    fn of(
        rows: &[&TallyRow],
        figures: &Figures<'_>,
        figure: Figure<'_>,
        (span, told): (Span, bool),
        k: u64,
    ) -> Self {
        let within = rows.iter().copied().filter(|row| span.contains(row.day));
        let (tally, channels) = figures::sum(figures.instrument, within);
        let parts: [((), &Tally); 1] = [((), &tally)];
        let cell = breakdown(figures.instrument, parts, figure, k).total;
        let hidden = Cell {
            suppressed: true,
            ..Cell::default()
        };
        Self {
            span,
            cell: if told { cell } else { hidden },
            channels,
        }
    }
}

fn change(then: &Sum, now: &Sum, figures: &Figures<'_>) -> Result<Change, Incomparable> {
    let is_before = |since| then.span.first < since;
    if figures.version_since.is_some_and(is_before) {
        return Err(Incomparable::Break);
    }
    if then.cell.n < LEAST_ANSWERS || now.cell.n < LEAST_ANSWERS {
        return Err(Incomparable::TooFew);
    }
    if channels_moved(&then.channels, &now.channels) {
        return Err(Incomparable::Channels);
    }
    let told = |sum: &Sum| sum.cell.value.zip(sum.cell.interval);
    match (told(then), told(now)) {
        (Some(then), Some(now)) => Ok(difference(then, now)),
        _ => Err(Incomparable::TooFew),
    }
}
