//! Distributions: the only place that asks statrs, each function by what it gives.
//!
//! Probabilities lie in 0…1 and degrees of freedom are above 0; outside of that a figure is NaN,
//! so callers check what they were given before they ask. Held to R to 1e-9 or better, tails of
//! 1e-12 and parameters of a million included. statrs begins the normal quantile; its tails are
//! good to ten digits and its incomplete beta stops after 140 steps, so those are our own.

mod beta;
mod beta_binomial;
mod gamma;
mod hypergeometric;
mod saddle;
#[cfg(test)]
mod tests;

use std::f64::consts::TAU;

use statrs::distribution::{ContinuousCDF, Normal};

use super::number::{first, float_of};
use beta::{Point, quantile, tails};
pub(super) use beta_binomial::BetaBinomial;
pub(super) use hypergeometric::Hypergeometric;
pub(super) use saddle::binomial;

/// z with P(Z ≤ z) = `p`.
pub(super) fn normal_quantile(p: f64) -> f64 {
    if !is_probability(p) {
        return f64::NAN;
    }
    let z = Normal::standard().inverse_cdf(p);
    if !z.is_finite() {
        return z;
    }
    // The library's figure is good to ten digits; two of Newton's steps on the tail are enough.
    let tail = p.min(1.0 - p);
    let polished = (0..2)
        .fold(z.abs(), |z, _| z + (normal_upper(z) - tail) * TAU.sqrt() * (z * z / 2.0).exp());
    if p < 0.5 { -polished } else { polished }
}

/// P(Z > `z`).
pub(super) fn normal_upper(z: f64) -> f64 {
    let beyond = gamma::upper(0.5, z * z / 2.0) / 2.0;
    if z < 0.0 { 1.0 - beyond } else { beyond }
}

/// t with P(T ≤ t) = `p` on `df` degrees of freedom; the normal's for infinitely many.
pub(super) fn t_quantile(p: f64, df: f64) -> f64 {
    if df.is_infinite() {
        return normal_quantile(p);
    }
    if !(is_probability(p) && df > 0.0) {
        return f64::NAN;
    }
    // Both tails outside ±t together have a beta law in df / (df + t²).
    let tail = p.min(1.0 - p);
    let Point { x, y } = quantile(2.0 * tail, (1.0 - 2.0 * p).abs(), df / 2.0, 0.5);
    let size = (df * (y / x)).sqrt();
    if p < 0.5 { -size } else { size }
}

/// P(T > `t`) on `df` degrees of freedom.
pub(super) fn t_upper(t: f64, df: f64) -> f64 {
    if df.is_infinite() {
        return normal_upper(t);
    }
    if t.is_nan() || df.is_nan() || df <= 0.0 {
        return f64::NAN;
    }
    let square = t * t;
    let point = Point { x: (1.0 + square / df).recip(), y: (1.0 + df / square).recip() };
    let beyond = tails(point, df / 2.0, 0.5).0 / 2.0;
    if t < 0.0 { 1.0 - beyond } else { beyond }
}

/// x with P(X ≤ x) = `p` under the beta law of `a` and `b`.
pub(super) fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    if !(is_probability(p) && is_shape(a) && is_shape(b)) {
        return f64::NAN;
    }
    quantile(p, 1.0 - p, a, b).x
}

/// x with P(X > x) = `p` under the beta law of `a` and `b`.
pub(super) fn beta_quantile_upper(p: f64, a: f64, b: f64) -> f64 {
    if !(is_probability(p) && is_shape(a) && is_shape(b)) {
        return f64::NAN;
    }
    quantile(1.0 - p, p, a, b).x
}

/// P(X ≤ `x`) under the beta law of `a` and `b`; all of it lies at an end where a shape is 0.
pub(super) fn beta_lower(x: f64, a: f64, b: f64) -> f64 {
    match (a > 0.0, b > 0.0) {
        (false, _) => 1.0,
        (true, false) => 0.0,
        (true, true) => tails(Point { x, y: 1.0 - x }, a, b).0,
    }
}

/// P(X > `x`) under χ² on `df` degrees of freedom.
pub(super) fn chi_squared_upper(x: f64, df: f64) -> f64 {
    if x.is_nan() || !is_shape(df) {
        return f64::NAN;
    }
    gamma::upper(df / 2.0, x / 2.0)
}

/// P(F > `x`) on `above` and `below` degrees of freedom.
pub(super) fn f_upper(x: f64, above: f64, below: f64) -> f64 {
    if x.is_nan() || !is_shape(above) || below.is_nan() || below <= 0.0 {
        return f64::NAN;
    }
    if below.is_infinite() {
        return chi_squared_upper(x * above, above);
    }
    let odds = x.max(0.0) * above / below;
    let point = Point { x: (1.0 + odds).recip(), y: (1.0 + odds.recip()).recip() };
    tails(point, below / 2.0, above / 2.0).0
}

/// P(X ≥ `x`) of `n` trials that succeed with chance `p` and fail with chance `q` = 1 − p.
pub(super) fn binomial_upper(x: u64, n: u64, p: f64, q: f64) -> f64 {
    match x {
        0 => 1.0,
        _ if x > n => 0.0,
        _ => tails(Point { x: p, y: q }, float_of(x), float_of(n - x + 1)).0,
    }
}

/// P(X ≤ `x`) under the same law.
pub(super) fn binomial_lower(x: u64, n: u64, p: f64, q: f64) -> f64 {
    binomial_upper(n.saturating_sub(x), n, q, p)
}

/// The least x with P(X ≤ x) ≥ `level` under the same law.
pub(super) fn binomial_quantile(level: f64, n: u64, p: f64, q: f64) -> u64 {
    first(0, n, |x| binomial_lower(x, n, p, q) >= level)
}

fn is_probability(p: f64) -> bool {
    (0.0..=1.0).contains(&p)
}

fn is_shape(a: f64) -> bool {
    a > 0.0 && a.is_finite()
}
