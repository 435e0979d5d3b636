//! Which days are counted together where those of a period have too few answers for a verdict.
//!
//! First the twelve months that end with the period, then all days up to its end. Answers are summed, not
//! rates averaged; a pool that adds no answer is none.

use chrono::{Months, NaiveDate};

use super::cell::Cell;
use super::scorecard::Filter;
use super::standing::is_few;
use crate::stats::{Target, Verdict, aim};

/// Days that are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pool {
    /// The twelve months that end with the period.
    TwelveMonths,
    /// All days up to its end.
    All,
}

/// What was asked for, and what is counted instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pooled {
    /// Which days.
    pub pool: Pool,
    /// First and last of them; `None` for an open end.
    pub days: (Option<NaiveDate>, Option<NaiveDate>),
    /// Answers of the period itself; `None` where they are fewer than are told.
    pub own: Option<u64>,
}

/// Whether a figure rests on too few answers for any verdict but "chưa đạt", and has not got that.
///
/// Points have no such number, and a figure without a target no verdict to wait for.
pub fn has_too_few(cell: &Cell, target: Option<&Target>, is_share: bool) -> bool {
    let level = target.and_then(aim).filter(|_| is_share);
    is_few(cell.rests_on(), level) && cell.verdict != Some(Verdict::Missed)
}

/// The days to count instead of those of `filter`, whose figure is `own`; `None` where those have answers
/// enough, or where no more days have more. The twelve months end with the filter, or with `today` where that is
/// earlier. `figure` is the figure under other days.
pub fn pool(
    (filter, own): (&Filter, &Cell),
    today: NaiveDate,
    has_too_few: impl Fn(&Cell) -> bool,
    figure: impl Fn(&Filter) -> Cell,
) -> Option<(Pooled, Filter)> {
    if !has_too_few(own) {
        return None;
    }
    let mut found = None;
    let mut most = (own.rests_on(), own.n);
    for pool in [Pool::TwelveMonths, Pool::All] {
        let Some(wider) = pool.widened(filter, today) else { continue };
        let cell = figure(&wider);
        if (cell.rests_on(), cell.n) <= most {
            continue;
        }
        most = (cell.rests_on(), cell.n);
        let own = (!own.suppressed).then_some(own.n);
        found = Some((Pooled { pool, days: (wider.from, wider.to), own }, wider));
        if !has_too_few(&cell) {
            break;
        }
    }
    found
}

impl Pool {
    /// The filter with these days; `None` where they are no more than its own.
    fn widened(self, filter: &Filter, today: NaiveDate) -> Option<Filter> {
        let from = filter.from?;
        let last = filter.to.map_or(today, |last| last.min(today));
        let first = match self {
            Self::TwelveMonths => {
                let first = last.succ_opt()?.checked_sub_months(Months::new(12));
                Some(first.filter(|first| *first < from)?)
            }
            Self::All => None,
        };
        Some(Filter { from: first, ..filter.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::TargetRule;

    const NINETY: Target = Target { numerator: 90, denominator: 100, rule: TargetRule::AtLeast };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn cell(n: u64) -> Cell {
        Cell { value: Some(0.95), n, verdict: Some(Verdict::Open), ..Cell::default() }
    }

    /// What November is pooled with, when it has `own` answers, twelve months `year` and all days `all`.
    fn found(own: u64, year: u64, all: u64) -> Option<(Pool, Option<NaiveDate>)> {
        let month = Filter { from: Some(day("2026-11-01")), ..Filter::default() };
        let few = |cell: &Cell| has_too_few(cell, Some(&NINETY), true);
        let figure = |filter: &Filter| cell(if filter.from.is_some() { year } else { all });
        let found = pool((&month, &cell(own)), day("2026-11-30"), few, figure);
        found.map(|(pooled, filter)| (pooled.pool, filter.from))
    }

    #[test]
    fn twelve_months_come_first_and_all_days_only_where_those_do_not_suffice() {
        assert_eq!(found(36, 90, 200), None);
        assert_eq!(found(7, 36, 200), Some((Pool::TwelveMonths, Some(day("2025-12-01")))));
        assert_eq!(found(7, 18, 200), Some((Pool::All, None)));
        assert_eq!(found(0, 18, 18), Some((Pool::TwelveMonths, Some(day("2025-12-01")))));
        assert_eq!(found(7, 7, 9), Some((Pool::All, None)));
        assert_eq!(found(7, 7, 7), None);
    }

    #[test]
    fn what_is_decided_or_has_no_verdict_to_wait_for_is_not_pooled() {
        let missed = Cell { verdict: Some(Verdict::Missed), ..cell(12) };
        assert!(!has_too_few(&missed, Some(&NINETY), true));
        assert!(has_too_few(&cell(12), Some(&NINETY), true));
        assert!(!has_too_few(&cell(12), None, true));
        assert!(!has_too_few(&cell(12), Some(&NINETY), false));
    }
}
