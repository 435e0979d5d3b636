//! A figure beside the period before and the same period of the year before. Pure.

use super::view::Figures;
use crate::base::calendar::Span;
use crate::domain::measure::{
    Beside, Cell, Change, Channels, Exposed, Figure, Incomparable, LEAST_ANSWERS, Tally, TallyRow,
    channels_moved, difference, trend,
};
use crate::pages::shared::figures;
use crate::stats::{LEVEL, wilson_on};

/// A figure over one span.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) span: Span,
    /// Small cells hidden, and spans that do not begin and end where they may.
    pub(super) cell: Cell,
    /// This period less that one, or why they are not compared; `None` for this period itself.
    pub(super) change: Option<Result<Change, Incomparable>>,
}

/// The figure over `span`, over the span before it and over the same one of the year before; fewer
/// where those are the same, none when the figure may not be disclosed.
pub(super) fn compared(figures: &Figures<'_>, figure: Figure<'_>, span: Span, k: u64) -> Vec<Line> {
    if !figures.is_told(figure) {
        return Vec::new();
    }
    let mut spans = vec![span];
    for other in [span.before(), span.year_before()].into_iter().flatten() {
        if !spans.contains(&other) {
            spans.push(other);
        }
    }
    let rows: Vec<&TallyRow> = figures.disclosed.rows_of_all_days().collect();
    let sums: Vec<Sum> =
        spans.iter().map(|span| Sum::of(&rows, figures, figure, *span, k)).collect();
    let Some((now, earlier)) = sums.split_first() else {
        return Vec::new();
    };
    let line = |sum: &Sum, change| Line { span: sum.span, cell: sum.cell, change };
    let changes = earlier.iter().map(|then| {
        let change = change(then, now, figures);
        line(then, Some(change))
    });
    [line(now, None)].into_iter().chain(changes).collect()
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
        span: Span,
        k: u64,
    ) -> Self {
        let within = rows.iter().copied().filter(|row| span.contains(row.day));
        let (tally, channels) = figures::sum(figures.instrument, within);
        let exposed = figures.disclosed.span(span);
        let beside = Beside { parts: &|()| Exposed::default(), total: &exposed };
        let parts: [((), &Tally); 1] = [((), &tally)];
        Self { span, cell: trend(figures.instrument, parts, &beside, figure, k).total, channels }
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
    // By how alike the answers of one person are: the cell's own interval takes them for all alike.
    let by_worth = |cell: &Cell| wilson_on(cell.value?, cell.effective?, LEVEL);
    let disclosed = |sum: &Sum| sum.cell.value.zip(by_worth(&sum.cell).or(sum.cell.interval));
    match (disclosed(then), disclosed(now)) {
        (Some(then), Some(now)) => Ok(difference(then, now)),
        _ => Err(Incomparable::TooFew),
    }
}
