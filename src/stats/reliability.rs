//! Whether the items of a scale measure one thing: Cronbach's α (hệ số tin cậy Cronbach).
//!
//! Sources: Cronbach (1951), Coefficient alpha and the internal structure of tests; Feldt, Woodruff
//! and Salih (1987), Statistical inference for coefficient alpha. Rows with a blank are left out.

use super::columns::{Complete, centred, complete, correlation, dot, is_constant, variance};
use super::distribution::beta_quantile;
use super::interval::Interval;
use super::number::float_len;

/// α of a scale, with what each item does to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reliability {
    /// Complete rows.
    pub n: usize,
    /// Rows with a blank, which enter nothing.
    pub left_out: usize,
    /// k/(k − 1) · (1 − Σ variances / variance of the sum); up to 1, and it may be below 0.
    pub alpha: Option<f64>,
    /// Its interval, as if items were parallel in the analysis of variance (Feldt).
    pub interval: Option<Interval>,
    /// α of the standardised items: k·r̄ / (1 + (k − 1)·r̄), r̄ their mean correlation.
    pub standardised: Option<f64>,
    /// α of the others without this item, in the order of the items.
    pub if_dropped: Vec<Option<f64>>,
    /// Correlation of an item with the sum of the others, in the order of the items.
    pub item_total: Vec<Option<f64>>,
    /// Places (from 0) of the items with one and the same value in every row.
    pub constant: Vec<usize>,
}

/// Measures the scale made of `items`, one list of answers an item, row by row.
///
/// `level` lies inside 0…1. With fewer than two items or two complete rows every figure is `None`;
/// a constant item has no correlation, so its own and the standardised α are `None`.
pub fn reliability(items: &[&[Option<f64>]], level: f64) -> Reliability {
    let Complete { columns, left_out } = complete(items);
    let n = columns.first().map_or(0, Vec::len);
    let alpha = alpha(&columns);
    let without = |at: usize| -> Vec<Vec<f64>> {
        let mut rest = columns.clone();
        rest.remove(at);
        rest
    };
    let item_total = |at: usize| {
        let rest = without(at);
        correlation(&columns[at], &sums(&rest)).filter(|_| !rest.is_empty())
    };
    let constant = |at: &usize| n > 0 && is_constant(&columns[*at]);
    Reliability {
        n,
        left_out,
        alpha,
        interval: alpha.and_then(|alpha| feldt(alpha, n, columns.len(), level)),
        standardised: standardised(&columns),
        if_dropped: (0..columns.len()).map(|at| self::alpha(&without(at))).collect(),
        item_total: (0..columns.len()).map(item_total).collect(),
        constant: (0..columns.len()).filter(constant).collect(),
    }
}

/// Raw α; `None` for fewer than two items or rows, or where the sum never varies.
fn alpha(items: &[Vec<f64>]) -> Option<f64> {
    if items.len() < 2 {
        return None;
    }
    let sums = sums(items);
    let apart: f64 = items.iter().map(|item| variance(item)).sum::<Option<f64>>()?;
    let together = variance(&sums)?;
    let scale = sums.iter().fold(0.0_f64, |most, sum| most.max(sum.abs()));
    // Below this the variance of the sum is rounding, not answers.
    let rounding = (scale * 1e-14).powi(2);
    let k = float_len(items.len());
    (together > rounding).then(|| k / (k - 1.0) * (1.0 - apart / together))
}

fn standardised(items: &[Vec<f64>]) -> Option<f64> {
    if items.len() < 2 {
        return None;
    }
    let mut unit = Vec::with_capacity(items.len());
    for item in items {
        let centred = centred(item);
        let length = dot(&centred, &centred).sqrt();
        if is_constant(item) || length <= 0.0 {
            return None;
        }
        unit.push(centred.into_iter().map(|x| x / length).collect::<Vec<f64>>());
    }
    let k = float_len(items.len());
    let all = sums(&unit);
    // |Σ u|² is k and every correlation twice.
    let mean = (dot(&all, &all) - k) / (k * (k - 1.0));
    let below = 1.0 + (k - 1.0) * mean;
    (below > 1e-12).then(|| k * mean / below)
}

/// 1 − (1 − α)·F at both ends, F on n − 1 and (n − 1)(k − 1) degrees of freedom.
fn feldt(alpha: f64, n: usize, k: usize, level: f64) -> Option<Interval> {
    let rows = float_len(n) - 1.0;
    let cells = rows * (float_len(k) - 1.0);
    let f = |p: f64| {
        let share = beta_quantile(p, rows / 2.0, cells / 2.0);
        cells / rows * share / (1.0 - share)
    };
    let low = 1.0 - (1.0 - alpha) * f(f64::midpoint(1.0, level));
    let high = 1.0 - (1.0 - alpha) * f((1.0 - level) / 2.0);
    (low.is_finite() && high.is_finite()).then_some(Interval(low, high))
}

/// The sum of each row.
fn sums(items: &[Vec<f64>]) -> Vec<f64> {
    let rows = items.first().map_or(0, Vec::len);
    (0..rows).map(|row| items.iter().map(|item| item[row]).sum()).collect()
}
