//! Two proportions: two offices, or one office at two times.

mod odds;

use num_traits::ToPrimitive;
use serde::Serialize;

use super::counted::Counted;
use super::distribution::{Hypergeometric, chi_squared_upper, normal_upper};
use super::interval::{Interval, normal_quantile, wilson};
use super::number::float_of;
use super::proportion::RARE_SLACK;

/// How the first share differs from the second; a figure that is not defined is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// p₁ − p₂
    pub diff: f64,
    /// By the pooled share; `None` where all or none are satisfied.
    pub z_pooled: Option<f64>,
    /// P(|Z| ≥ |z|)
    pub p_two_sided: Option<f64>,
    /// P(Z ≥ z): small speaks for p₁ > p₂.
    pub p_greater: Option<f64>,
    /// Pearson's χ² on one degree of freedom: z².
    pub chisq: Option<f64>,
    /// Of that.
    pub chisq_p: Option<f64>,
    /// With Yates' correction for continuity.
    pub chisq_yates: Option<f64>,
    /// Of that.
    pub chisq_yates_p: Option<f64>,
    /// Of the difference, by both shares' own variances.
    pub wald_ci: Interval,
    /// Of the difference, from both Wilson intervals.
    pub newcombe_ci: Interval,
    /// All tables with the same margins that are no likelier.
    pub fisher_p_two_sided: f64,
    /// P(X₁ ≥ x₁) with the margins given.
    pub fisher_p_greater: f64,
    /// The odds ratio that makes x₁ likeliest with the margins given; `None` where it is infinite
    /// or where the margins leave one table alone.
    pub odds_ratio_cond_mle: Option<f64>,
}

impl Comparison {
    /// The `first` share against the `second`; `None` when either has no trials or too many successes.
    pub fn of(first: Counted, second: Counted, level: f64) -> Option<Self> {
        let Counted { successes: x1, trials: n1 } = first;
        let Counted { successes: x2, trials: n2 } = second;
        let wilsons = (wilson(x1, n1, level)?, wilson(x2, n2, level)?);
        let (p1, p2) = (first.share()?, second.share()?);
        let diff = difference(first, second);
        let z_pooled = z_of(diff, first, second);
        let chisq = z_pooled.map(|z| z * z);
        let chisq_yates = yates(first, second);
        let one_df = |x: f64| chi_squared_upper(x, 1.0);
        let urn = Hypergeometric::new(n1, n2, x1 + x2);
        Some(Self {
            diff,
            z_pooled,
            p_two_sided: z_pooled.map(|z| 2.0 * normal_upper(z.abs())),
            p_greater: z_pooled.map(normal_upper),
            chisq,
            chisq_p: chisq.map(one_df),
            chisq_yates,
            chisq_yates_p: chisq_yates.map(one_df),
            wald_ci: wald(diff, (p1, n1), (p2, n2), level),
            newcombe_ci: newcombe(diff, (p1, wilsons.0), (p2, wilsons.1)),
            fisher_p_two_sided: urn.as_rare_as(x1, RARE_SLACK),
            fisher_p_greater: urn.upper(x1),
            odds_ratio_cond_mle: odds::ratio(urn, x1),
        })
    }
}

impl Comparison {
    /// [`Comparison::fisher_p_greater`] alone where it is at most `most`, else 1: for very many comparisons of
    /// which most are no news.
    pub fn fisher_greater_within(first: Counted, second: Counted, most: f64) -> f64 {
        let successes = first.successes + second.successes;
        let urn = Hypergeometric::new(first.trials, second.trials, successes);
        urn.upper_within(first.successes, most)
    }
}

/// From the whole numbers' cross product, which is exact where the shares are not.
fn difference(first: Counted, second: Counted) -> f64 {
    let left = product(first.successes, second.trials);
    let right = product(second.successes, first.trials);
    let size = left.abs_diff(right).to_f64().unwrap_or(f64::NAN);
    let size = size / (float_of(first.trials) * float_of(second.trials));
    if left < right { -size } else { size }
}

fn product(a: u64, b: u64) -> u128 {
    u128::from(a) * u128::from(b)
}

/// The variance of the difference if both had the pooled share.
fn pooled(first: Counted, second: Counted) -> f64 {
    let Counted { successes, trials } = Counted::sum([first, second]);
    let (all, satisfied, unsatisfied) =
        (float_of(trials), float_of(successes), float_of(trials - successes));
    satisfied / all * (unsatisfied / all) * (all / float_of(first.trials) / float_of(second.trials))
}

fn z_of(diff: f64, first: Counted, second: Counted) -> Option<f64> {
    let variance = pooled(first, second);
    (variance > 0.0).then(|| diff / variance.sqrt())
}

/// Each cell's distance from its expectation is the same; Yates takes ½ off it, or all where it is
/// less.
fn yates(first: Counted, second: Counted) -> Option<f64> {
    let variance = pooled(first, second);
    let sizes =
        float_of(first.trials) * (float_of(second.trials) / float_of(first.trials + second.trials));
    let apart = difference(first, second).abs() * sizes;
    let kept = (apart - 0.5).max(0.0) / sizes;
    (variance > 0.0).then(|| kept * kept / variance)
}

fn wald(diff: f64, (p1, n1): (f64, u64), (p2, n2): (f64, u64), level: f64) -> Interval {
    let variance = p1 * (1.0 - p1) / float_of(n1) + p2 * (1.0 - p2) / float_of(n2);
    let half = normal_quantile(level) * variance.sqrt();
    Interval(diff - half, diff + half)
}

/// The interval of a difference `diff` of two shares, from the Wilson interval of each.
///
/// Source: Newcombe (1998), Interval estimation for the difference between independent
/// proportions, method 10.
pub(crate) fn newcombe(
    diff: f64,
    (p1, first): (f64, Interval),
    (p2, second): (f64, Interval),
) -> Interval {
    let low = (p1 - first.0).hypot(second.1 - p2);
    let high = (first.1 - p1).hypot(p2 - second.0);
    Interval(diff - low, diff + high)
}
