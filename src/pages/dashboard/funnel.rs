//! Units or touchpoints of one instrument beside each other. Pure.

use super::axis::{Axis, MERGED};
use super::view::Figures;
use crate::domain::measure::{Cell, Figure, is_share};
use crate::stats::{
    INNER, Interval, OUTER, PlacedShare, SharePlace, float_of, share_funnel, share_limits,
};

/// Points of a curve.
const CURVE: u32 = 40;

/// Places in a funnel.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// The index of all, 0…1.
    pub(super) centre: f64,
    pub(super) rows: Vec<Placed>,
    /// Effective sizes, with the inner and the outer limits there.
    pub(super) curve: Vec<(f64, Interval, Interval)>,
}

/// A place by its key.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) key: String,
    pub(super) responses: u64,
    pub(super) place: PlacedShare,
}

/// The places of `axis`, without what was settled for several of them, around the index of the page; `None` when fewer than two
/// are left, all of them agree, or the index is no share.
pub(super) fn places(figures: &Figures<'_>, axis: Axis, k: u64) -> Option<Places> {
    if !is_share(figures.instrument.formula.method) {
        return None;
    }
    let cells = figures.by(axis, Figure::Index, k);
    let told = cells.rows.iter().filter(|(key, _)| key != MERGED);
    let seen = told.filter_map(|(key, cell)| Some((key, cell.n, place(cell)?)));
    let seen: Vec<_> = seen.collect();
    let shares: Vec<SharePlace> = seen.iter().map(|(.., place)| *place).collect();
    let centre = figures.cell(Figure::Index).value?;
    let placed = share_funnel(&shares, centre)?;
    let most = placed.iter().map(|place| place.effective).fold(0.0, f64::max);
    let step = most / f64::from(CURVE);
    let curve = (1..=CURVE + 1).filter_map(|times| {
        let size = f64::from(times) * step;
        let limits = |coverage| share_limits(centre, size, coverage);
        Some((size, limits(INNER)?, limits(OUTER)?))
    });
    let rows = seen.into_iter().zip(placed);
    let rows =
        rows.map(|((key, responses, _), place)| Placed { key: key.clone(), responses, place });
    Some(Places { centre, rows: rows.collect(), curve: curve.collect() })
}

fn place(cell: &Cell) -> Option<SharePlace> {
    (cell.n > 0).then_some(SharePlace {
        share: cell.value?,
        responses: float_of(cell.n),
        effective: cell.effective?,
    })
}
