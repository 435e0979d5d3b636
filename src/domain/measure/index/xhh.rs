//! What the criteria earn of the points they can earn, as percent; 0–100.
//!
//! A criterion with at most M points and choices of weight w earns M · Σ w·n / Σ n; the rate is
//! 100 · Σ earned / Σ M. Source: the sociological survey's part of the PAR Index (Quyết định
//! 876/QĐ-BNV, 2022); its table of points was not found, so the instrument is provisional.
//! A criterion without answers is in neither sum.

use super::super::points::{mean_points, thousandths};
use super::{Counted, Figures, items_of};
use crate::domain::survey::Factor;
use crate::stats::{Exact, whole};

pub(super) fn figures(counted: &Counted<'_>) -> Figures {
    Figures {
        factors: counted.by_factor(|factor| rate(counted, &[factor])),
        domains: counted.by_domain(|own| rate(counted, own)),
        index: index(counted),
    }
}

pub(super) fn index(counted: &Counted<'_>) -> Option<Exact> {
    rate(counted, &counted.factors())
}

fn rate(counted: &Counted<'_>, factors: &[&Factor]) -> Option<Exact> {
    let mut earned = whole(0);
    let mut possible = whole(0);
    for code in items_of(factors) {
        if let Some((most, weight)) = criterion(counted, code) {
            earned += &most * weight;
            possible += most;
        }
    }
    (possible > whole(0)).then(|| whole(100) * earned / possible)
}

/// The most points of a criterion and the mean weight of its answers.
fn criterion(counted: &Counted<'_>, code: &str) -> Option<(Exact, Exact)> {
    let most = counted.instrument.item(code)?.max_points?;
    let (choices, tally) = counted.item(code)?;
    Some((thousandths(most), mean_points(choices, tally)?))
}
