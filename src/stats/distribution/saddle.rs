//! Densities by the saddle point: no difference of large logarithms, hence exact to a few units in
//! the last place for any count.
//!
//! Source: Loader (2000), Fast and accurate computation of binomial probabilities.

use std::f64::consts::TAU;

use super::super::number::float_of;

/// From here on Stirling's series alone is exact to double precision.
const SERIES_FROM: f64 = 16.0;

/// ln Γ(n + 1) less Stirling's ln(√(2πn)·(n/e)ⁿ), for `n` above 0.
///
/// Below the series' reach, δ(n) = δ(n + 1) + (n + ½)·ln(1 + 1/n) − 1 climbs to it.
pub(super) fn stirling_error(n: f64) -> f64 {
    let mut climbed = 0.0;
    let mut at = n;
    while at < SERIES_FROM {
        climbed += (at + 0.5) * at.recip().ln_1p() - 1.0;
        at += 1.0;
    }
    climbed + stirling_series(at)
}

/// 1/(12n) − 1/(360n³) + 1/(1260n⁵) − …
fn stirling_series(n: f64) -> f64 {
    const TERMS: [f64; 7] = [
        1.0 / 12.0,
        -1.0 / 360.0,
        1.0 / 1260.0,
        -1.0 / 1680.0,
        1.0 / 1188.0,
        -691.0 / 360_360.0,
        1.0 / 156.0,
    ];
    let square = (n * n).recip();
    let sum = TERMS.iter().rev().fold(0.0, |sum, term| sum * square + term);
    sum / n
}

/// x·ln(x/m) + m − x for `x`, `m` above 0: half the deviance of a count `x` expected to be `m`.
pub(super) fn deviance(x: f64, m: f64) -> f64 {
    let gap = x - m;
    if gap.abs() >= 0.1 * (x + m) {
        return x * (x / m).ln() - gap;
    }
    // x·ln(x/m) = 2x·artanh(v) with v = (x − m)/(x + m), term by term.
    let v = gap / (x + m);
    let square = v * v;
    let mut sum = gap * v;
    let mut term = 2.0 * x * v;
    let mut odd = 3.0;
    loop {
        term *= square;
        let next = sum + term / odd;
        // A whole comparison on purpose: the sum has stopped moving.
        if next.to_bits() == sum.to_bits() {
            return sum;
        }
        sum = next;
        odd += 2.0;
    }
}

/// ln of `n`!/(`a`!·`b`!)·xᵃ·yᵇ with a + b = n and x + y = 1; parts need not be whole.
pub(super) fn ln_binomial_term(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let all = a + b;
    if a <= 0.0 {
        return if all <= 0.0 { 0.0 } else { all * ln_of(y, x) };
    }
    if b <= 0.0 {
        return all * ln_of(x, y);
    }
    if x <= 0.0 || y <= 0.0 {
        return f64::NEG_INFINITY;
    }
    let errors = stirling_error(all) - stirling_error(a) - stirling_error(b);
    let deviances = deviance(a, all * x) + deviance(b, all * y);
    errors - deviances - 0.5 * (TAU * a * (b / all)).ln()
}

/// ln of a part, from the smaller of the two.
fn ln_of(part: f64, other: f64) -> f64 {
    if other < 0.5 { (-other).ln_1p() } else { part.ln() }
}

/// P(X = `x`) of `n` trials that succeed with chance `p` and fail with chance `q` = 1 − p.
pub(crate) fn binomial(x: u64, n: u64, p: f64, q: f64) -> f64 {
    if x > n {
        return 0.0;
    }
    ln_binomial_term(float_of(x), float_of(n - x), p, q).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chance_of_a_small_count_is_that_of_its_fraction() {
        // 5 trials at 3/10: 10·0.3³·0.7² = 0.1323 and its like, exact decimals.
        let exact = [0.16807, 0.36015, 0.3087, 0.1323, 0.02835, 0.00243];
        for (x, chance) in (0..).zip(exact) {
            let found = binomial(x, 5, 0.3, 0.7);
            assert!((found / chance - 1.0).abs() < 1e-14, "{x}: {found}");
        }
        assert_eq!(binomial(6, 5, 0.3, 0.7).to_bits(), 0.0_f64.to_bits());
        assert_eq!(binomial(5, 5, 1.0, 0.0).to_bits(), 1.0_f64.to_bits());
        assert_eq!(binomial(4, 5, 1.0, 0.0).to_bits(), 0.0_f64.to_bits());
    }
}
