//! Units or touchpoints of one instrument beside each other. Pure.

use std::collections::BTreeMap;

use super::axis::{Axis, MERGED};
use super::view::Figures;
use crate::domain::measure::{Cell, Figure, is_share};
use crate::stats::{Counted, Funnel, INNER, Interval, LEVEL, OUTER, Spread, exact_limits, funnel};

/// Points of a curve.
const CURVE: u64 = 40;

/// Places in a funnel.
#[derive(Clone, Debug)]
pub(super) struct Places {
    pub(super) funnel: Funnel,
    /// Numbers of answers, with the inner and the outer limits there.
    pub(super) curve: Vec<(u64, Interval, Interval)>,
}

/// The places of `axis`, without what was settled for several of them; `None` when fewer than two are left, or the index is no
/// share.
///
/// Each response counts as one answer with the share of its place, rounded to a whole number of
/// responses: answers of one person are alike, so counting each would draw the limits too narrow.
pub(super) fn places(figures: &Figures<'_>, axis: Axis, k: u64) -> Option<Places> {
    if !is_share(figures.instrument.formula.method) {
        return None;
    }
    let cells = figures.by(axis, Figure::Index, k);
    let places = cells.rows.iter().filter(|(key, _)| key != MERGED);
    let units: BTreeMap<String, Counted> =
        places.filter_map(|(key, cell)| Some((key.clone(), counted(cell)?))).collect();
    if units.len() < 2 {
        return None;
    }
    let funnel = funnel(&units, None, Spread::Chance, LEVEL)?;
    let most = units.values().map(|each| each.trials).max()?;
    let step = most.div_ceil(CURVE).max(1);
    let curve = (1..=CURVE + 1)
        .map(|times| (times * step).max(k))
        .take_while(|n| *n <= most + step)
        .filter_map(|n| {
            let limits = |coverage| exact_limits(funnel.target, n, coverage);
            Some((n, limits(INNER)?, limits(OUTER)?))
        })
        .collect();
    Some(Places { funnel, curve })
}

fn counted(cell: &Cell) -> Option<Counted> {
    let value = cell.value.filter(|_| cell.n > 0)?;
    Counted::nearest(value, cell.n)
}
