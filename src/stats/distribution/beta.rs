//! The incomplete beta function: beta, binomial, Student's t and F are all read off it.
//!
//! The density in front comes from the saddle point and the rest is a continued fraction, which
//! needs about √(a + b) steps. Both tails are carried, so that a small one never is 1 less the
//! other.

use statrs::distribution::{ContinuousCDF, Normal};

use super::saddle::ln_binomial_term;

/// A point of 0…1 with its distance to 1: a difference of the two would lose the smaller one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Point {
    /// From the odds' logarithm.
    fn at(logit: f64) -> Self {
        Self { x: (1.0 + (-logit).exp()).recip(), y: (1.0 + logit.exp()).recip() }
    }

    fn mirrored(self) -> Self {
        Self { x: self.y, y: self.x }
    }
}

/// P(X ≤ x) and P(X > x) under the beta law of `a` and `b`.
pub(super) fn tails(point: Point, a: f64, b: f64) -> (f64, f64) {
    if point.x <= 0.0 {
        return (0.0, 1.0);
    }
    if point.y <= 0.0 {
        return (1.0, 0.0);
    }
    if is_left(point, a, b) {
        let lower = ln_left(point, a, b).exp();
        (lower, 1.0 - lower)
    } else {
        let upper = ln_left(point.mirrored(), b, a).exp();
        (1.0 - upper, upper)
    }
}

/// Whether the fraction for the lower tail is the one that converges fast.
fn is_left(point: Point, a: f64, b: f64) -> bool {
    point.x * (b + 1.0) <= point.y * (a + 1.0)
}

/// ln of xᵃ·yᵇ / B(a, b).
fn ln_density(point: Point, a: f64, b: f64) -> f64 {
    ln_binomial_term(a, b, point.x, point.y) + (a * (b / (a + b))).ln()
}

/// ln P(X ≤ x) where `is_left`.
///
/// Source: Didonato and Morris (1992), Algorithm 708, their fraction (9), by Lentz's method.
fn ln_left(point: Point, a: f64, b: f64) -> f64 {
    const SMALLEST: f64 = 1e-300;
    let Point { x, y } = point;
    let slack = a * y - b * x + 1.0;
    let mut fraction = a * slack / (a + 1.0);
    if fraction.abs() < SMALLEST {
        fraction = SMALLEST;
    }
    let (mut above, mut below) = (fraction, 0.0);
    let mut m = 0.0;
    loop {
        m += 1.0;
        let twice = a + 2.0 * m;
        let spread = m * (b - m) * x;
        let step = twice - 1.0;
        let numerator = (a + m - 1.0) / step * ((a + b + m - 1.0) / step) * spread * x;
        let term = m + spread / step + (a + m) * (slack + m * (1.0 + y)) / (twice + 1.0);
        below = term + numerator * below;
        if below.abs() < SMALLEST {
            below = SMALLEST;
        }
        above = term + numerator / above;
        if above.abs() < SMALLEST {
            above = SMALLEST;
        }
        below = below.recip();
        let change = above * below;
        fraction *= change;
        // Written so that a NaN ends it too.
        let moves = (change - 1.0).abs() > f64::EPSILON;
        if !moves {
            return ln_density(point, a, b) - fraction.ln();
        }
    }
}

/// ln P(X ≤ x), whichever side it lies on.
fn ln_lower(point: Point, a: f64, b: f64) -> f64 {
    if is_left(point, a, b) {
        ln_left(point, a, b)
    } else {
        (-ln_left(point.mirrored(), b, a).exp()).ln_1p()
    }
}

/// Both numbers above this, the odds' logarithm is near enough to normal to start from there.
const NEAR_NORMAL: f64 = 5.0;

/// The point that leaves `lower` below it and `upper` = 1 − lower above it.
///
/// On the scale of the odds' logarithm the density is log-concave, and so is its integral: Newton's
/// method on ln P lands left of the root after one step and climbs to it from there, from any
/// start.
pub(super) fn quantile(lower: f64, upper: f64, a: f64, b: f64) -> Point {
    if lower <= 0.0 {
        return Point { x: 0.0, y: 1.0 };
    }
    if upper <= 0.0 {
        return Point { x: 1.0, y: 0.0 };
    }
    if lower > upper {
        return quantile(upper, lower, b, a).mirrored();
    }
    let aim = lower.ln();
    let mut logit = (a / b).ln();
    let z = Normal::standard().inverse_cdf(lower);
    if a.min(b) > NEAR_NORMAL && z.is_finite() {
        logit += z * (a.recip() + b.recip()).sqrt();
    }
    let mut last = f64::INFINITY;
    loop {
        let point = Point::at(logit);
        let reached = ln_lower(point, a, b);
        let step = (aim - reached) * (reached - ln_density(point, a, b)).exp();
        let small = step.abs() <= 2.0 * f64::EPSILON * logit.abs().max(1.0);
        // The first step may go left; after it all go right, until rounding rules.
        let turned = last.is_finite() && (step <= 0.0 || (step >= last && step < 1e-8));
        if small || turned || step.is_nan() {
            return Point::at(if small { logit + step } else { logit });
        }
        last = if last.is_infinite() && step < 0.0 { f64::MAX } else { step };
        logit += step;
    }
}
