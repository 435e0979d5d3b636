//! Where units at the target lie, by the number of their trials.

use crate::stats::distribution::{binomial_lower, binomial_quantile};
use crate::stats::interval::{Interval, normal_quantile};
use crate::stats::number::float_of;

/// Coverage of the inner limits: one unit in twenty lies outside by chance.
pub const INNER: f64 = 0.95;

/// Coverage of the outer limits: one in five hundred.
pub const OUTER: f64 = 0.998;

/// The two-sided limits that hold `coverage` of the shares of `trials` trials at `target`: binomial
/// quantiles, joined by lines so that they do not jump from one number of trials to the next, and
/// cut off at 0 and 1.
///
/// y = (r − α)/n with r the least number that P(X ≤ r) ≥ p and
/// α = (P(X ≤ r) − p)/P(X = r), at both tails' p. `None` without trials, or unless the target lies
/// inside 0…1. Source: Spiegelhalter (2005), appendix A.1.1.
pub fn exact_limits(target: f64, trials: u64, coverage: f64) -> Option<Interval> {
    let possible = trials > 0 && target > 0.0 && target < 1.0 && coverage > 0.0 && coverage < 1.0;
    possible.then(|| {
        let end = |p: f64| {
            let r = binomial_quantile(p, trials, target, 1.0 - target);
            let below = |x: u64| binomial_lower(x, trials, target, 1.0 - target);
            let reached = below(r);
            let before = r.checked_sub(1).map_or(0.0, below);
            let alpha = (reached - p) / (reached - before);
            ((float_of(r) - alpha) / float_of(trials)).clamp(0.0, 1.0)
        };
        let tail = (1.0 - coverage) / 2.0;
        Interval(end(tail), end(1.0 - tail))
    })
}

/// The normal limits for shares of this standard error, cut off at 0 and 1.
pub(super) fn normal_limits(target: f64, error: f64, coverage: f64) -> Interval {
    let half = normal_quantile(coverage) * error;
    Interval((target - half).max(0.0), (target + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_trials_narrow_the_funnel_and_one_alone_fills_it() {
        let width = |trials| {
            let Interval(low, high) = exact_limits(0.9, trials, INNER).unwrap();
            high - low
        };
        assert!(width(50) > width(500) && width(500) > width(50_000));
        assert!(exact_limits(0.9, 1, OUTER).unwrap().0 <= 0.0);
        assert_eq!(exact_limits(0.9, 0, INNER), None);
        assert_eq!(exact_limits(1.0, 10, INNER), None);
    }

    #[test]
    fn a_large_office_has_the_normal_limits() {
        let Interval(low, high) = exact_limits(0.9, 100_000, INNER).unwrap();
        let error = (0.9_f64 * 0.1 / 1e5).sqrt();
        let Interval(below, above) = normal_limits(0.9, error, INNER);
        assert!((low - below).abs() < 1e-5 && (high - above).abs() < 1e-5);
    }
}
