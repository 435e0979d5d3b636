//! The incomplete gamma function, for χ².

use super::saddle::{deviance, stirling_error};
use std::f64::consts::TAU;

/// Q(a, x): what the gamma law of shape `a` has above `x`.
///
/// By its power series below a + 1 and by Legendre's continued fraction above (Lentz's method), so
/// that a small tail is never 1 less the other; both in about √a steps.
pub(super) fn upper(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    if x.is_infinite() {
        return 0.0;
    }
    // xᵃ·e⁻ˣ / Γ(a + 1)
    let density = (-stirling_error(a) - deviance(a, x)).exp() / (TAU * a).sqrt();
    if x < a + 1.0 { 1.0 - density * series(a, x) } else { density * a * fraction(a, x) }
}

/// 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …
fn series(a: f64, x: f64) -> f64 {
    let mut sum = 1.0;
    let mut term = 1.0;
    let mut at = a;
    while term > sum * f64::EPSILON {
        at += 1.0;
        term *= x / at;
        sum += term;
    }
    sum
}

/// Γ(a, x)·eˣ/xᵃ
fn fraction(a: f64, x: f64) -> f64 {
    let mut base = x + 1.0 - a;
    let mut above = f64::MAX;
    let mut below = base.recip();
    let mut value = below;
    let mut m = 0.0;
    loop {
        m += 1.0;
        let numerator = -m * (m - a);
        base += 2.0;
        below = (numerator * below + base).recip();
        above = base + numerator / above;
        let change = above * below;
        value *= change;
        let moves = (change - 1.0).abs() > f64::EPSILON;
        if !moves {
            return value;
        }
    }
}
