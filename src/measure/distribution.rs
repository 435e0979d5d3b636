//! Distributions: the only place that asks statrs, each function by what it gives.
//!
//! Probabilities lie in 0…1 and degrees of freedom are above 0; outside of that a figure is NaN,
//! so callers check what they were given before they ask.

use statrs::distribution::{
    Beta, Binomial, ChiSquared, ContinuousCDF, DiscreteCDF, FisherSnedecor, Normal, StudentsT,
};

/// z with P(Z ≤ z) = `p`.
pub(super) fn normal_quantile(p: f64) -> f64 {
    Normal::standard().inverse_cdf(p)
}

/// P(Z > `z`).
pub(super) fn normal_upper(z: f64) -> f64 {
    Normal::standard().sf(z)
}

/// t with P(T ≤ t) = `p` on `df` degrees of freedom; the normal's for infinitely many.
pub(super) fn t_quantile(p: f64, df: f64) -> f64 {
    if df.is_infinite() {
        return normal_quantile(p);
    }
    StudentsT::new(0.0, 1.0, df).map_or(f64::NAN, |t| t.inverse_cdf(p))
}

/// P(T > `t`) on `df` degrees of freedom.
pub(super) fn t_upper(t: f64, df: f64) -> f64 {
    if df.is_infinite() {
        return normal_upper(t);
    }
    StudentsT::new(0.0, 1.0, df).map_or(f64::NAN, |law| law.sf(t))
}

/// x with P(X ≤ x) = `p` under the beta law of `a` and `b`.
pub(super) fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    Beta::new(a, b).map_or(f64::NAN, |beta| beta.inverse_cdf(p))
}

/// P(X > `x`) under χ² on `df` degrees of freedom.
pub(super) fn chi_squared_upper(x: f64, df: f64) -> f64 {
    ChiSquared::new(df).map_or(f64::NAN, |law| law.sf(x))
}

/// P(F > `x`) on `above` and `below` degrees of freedom.
pub(super) fn f_upper(x: f64, above: f64, below: f64) -> f64 {
    FisherSnedecor::new(above, below).map_or(f64::NAN, |law| law.sf(x))
}

/// P(X ≤ `x`) for X successes of `n` trials that succeed with chance `p`.
pub(super) fn binomial_cdf(x: u64, n: u64, p: f64) -> f64 {
    Binomial::new(p, n).map_or(f64::NAN, |law| law.cdf(x))
}

/// P(X > `x`) under the same law.
pub(super) fn binomial_upper(x: u64, n: u64, p: f64) -> f64 {
    Binomial::new(p, n).map_or(f64::NAN, |law| law.sf(x))
}

/// The least x with P(X ≤ x) ≥ `level` under the same law.
pub(super) fn binomial_quantile(level: f64, n: u64, p: f64) -> u64 {
    let (mut low, mut high) = (0, n);
    while low < high {
        let middle = low + (high - low) / 2;
        if binomial_cdf(middle, n, p) >= level {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
