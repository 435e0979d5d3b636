//! The sum of the indicators' mean points; 0–18 for nine indicators of 2, 1 or 0.
//!
//! Source: Thông tư 01/2018/TT-VPCP, Điều 14. An indicator without answers leaves no total: a sum
//! over the rest would read it as 0 points.

use super::super::points::{ends, mean_points, thousandths};
use super::{Counted, Figures, items_of};
use crate::domain::survey::{Factor, Instrument};
use crate::stats::{Exact, total, whole};

pub(super) fn figures(counted: &Counted<'_>) -> Figures {
    Figures {
        factors: counted.by_factor(|factor| sum(counted, &[factor])),
        domains: counted.by_domain(|own| sum(counted, own)),
        index: index(counted),
    }
}

pub(super) fn index(counted: &Counted<'_>) -> Option<Exact> {
    sum(counted, &counted.factors())
}

fn sum(counted: &Counted<'_>, factors: &[&Factor]) -> Option<Exact> {
    total(items_of(factors).map(|code| {
        let (choices, tally) = counted.item(code)?;
        mean_points(choices, tally)
    }))
}

/// From 0 to the sum of the most points of every indicator.
pub(super) fn scale(instrument: &Instrument) -> Option<(Exact, Exact)> {
    let most = |at: usize| {
        let scale = instrument.scale_of(instrument.items.get(at)?)?;
        Some(thousandths(ends(&scale.choices)?.1))
    };
    let items = instrument.index_items();
    Some((whole(0), total(items.into_iter().map(most))?))
}
