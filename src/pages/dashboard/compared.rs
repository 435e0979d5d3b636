//! A figure beside the period before and the same period of the year before. Pure.

use chrono::NaiveDate;

use super::view::Figures;
use crate::base::calendar::Span;
use crate::domain::batch::Selection;
use crate::domain::measure::{
    Cell, Change, Channels, Course, Figure, Filter, Incomparable, LEAST_ANSWERS, Lately, cell,
    channels_moved, difference,
};
use crate::stats::{LEVEL, wilson_on};

/// A figure over one span.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) span: Span,
    pub(super) cell: Cell,
    /// This period less that one, or why they are not compared; `None` for this period itself.
    pub(super) change: Option<Result<Change, Incomparable>>,
    /// Where it is going by the counts, of too few answers for an interval.
    pub(super) course: Option<Course>,
}

/// The figure over `span`, over the span before it and over the same one of the year before; fewer
/// where those are the same.
pub(super) fn compared(figures: &Figures<'_>, figure: Figure<'_>, span: Span, k: u64) -> Vec<Line> {
    let mut spans = vec![span];
    for other in [span.before(), span.year_before()].into_iter().flatten() {
        if !spans.contains(&other) {
            spans.push(other);
        }
    }
    let sums: Vec<Sum> = spans.iter().map(|span| Sum::of(figures, figure, *span, k)).collect();
    let Some((now, earlier)) = sums.split_first() else {
        return Vec::new();
    };
    let first = Line { span: now.span, cell: now.cell, change: None, course: None };
    let changes = earlier.iter().map(|then| {
        let change = change(then, now, figures);
        let course = of_few(&then.cell, &now.cell, &change);
        Line { span: then.span, cell: then.cell, change: Some(change), course }
    });
    [first].into_iter().chain(changes).collect()
}

/// Where a figure of too few answers for an interval is going, by the counts.
fn of_few(then: &Cell, now: &Cell, change: &Result<Change, Incomparable>) -> Option<Course> {
    let is_few = matches!(change, Err(Incomparable::TooFew));
    let (then, now) = then.counted.zip(now.counted).filter(|_| is_few)?;
    Course::of_few(then, now)
}

/// The figure of the three months up to the end of the days of the page, and where it is going; `None`
/// without answers, and where the page is of these months alone.
pub(super) fn latest(
    figures: &Figures<'_>,
    figure: Figure<'_>,
    today: NaiveDate,
    k: u64,
) -> Option<Lately> {
    let filter = &figures.answers.selection.filter;
    let last = filter.to.map_or(today, |last| last.min(today));
    let now = Span::three_months_to(last)?;
    if filter.from.is_some_and(|from| from == now.first) {
        return None;
    }
    let sum = |span| Sum::of(figures, figure, span, k);
    let (then, now) = (sum(now.before()?), sum(now));
    let value = now.cell.value?;
    let few = now.cell.counted.filter(|_| now.cell.n < LEAST_ANSWERS);
    if now.cell.n < LEAST_ANSWERS && few.is_none() {
        return None;
    }
    let change = change(&then, &now, figures);
    let course = Course::of(&change).or_else(|| of_few(&then.cell, &now.cell, &change));
    Some(Lately { value, few, course, is_now: last == today })
}

/// What one span comes to.
struct Sum {
    span: Span,
    cell: Cell,
    channels: Channels,
}

impl Sum {
    fn of(figures: &Figures<'_>, figure: Figure<'_>, span: Span, k: u64) -> Self {
        let own = &figures.answers.selection;
        let filter = Filter { from: Some(span.first), to: Some(span.last), ..own.filter.clone() };
        let selection = Selection { filter, ..own.clone() };
        let (tally, channels) = figures.answers.of(&selection).tally();
        Self { span, cell: cell(figures.instrument, &tally, figure, k), channels }
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
