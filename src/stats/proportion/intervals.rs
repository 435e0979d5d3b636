//! Intervals of a share beside Wilson's. All take successes, trials and a level inside 0…1, and
//! are `None` without trials or with more successes than trials.

use crate::stats::distribution::{beta_lower, beta_quantile, beta_quantile_upper, normal_quantile};
use crate::stats::interval::{Interval, normal_quantile as two_sided};
use crate::stats::number::float_of;

/// p ± z·√(p(1 − p)/n). Not cut off at 0 and 1, and without width there.
///
/// Source: Laplace (1812); named after Wald.
pub fn wald(successes: u64, trials: u64, level: f64) -> Option<Interval> {
    let (x, n) = counts(successes, trials)?;
    Some(about(x / n, n, level))
}

/// Wald's interval with z²/2 successes and z²/2 failures added. Not cut off at 0 and 1.
///
/// Source: Agresti and Coull (1998), Approximate is better than "exact", at any level.
pub fn agresti_coull(successes: u64, trials: u64, level: f64) -> Option<Interval> {
    let (x, n) = counts(successes, trials)?;
    let z = two_sided(level);
    let more = n + z * z;
    Some(about((x + z * z / 2.0) / more, more, level))
}

/// Wilson's interval with Yates' correction for continuity.
///
/// As R's `prop.test` has it: the correction is ½, or |x − n/2| where that is less.
/// Source: Newcombe (1998), Two-sided confidence intervals for the single proportion, method 4.
pub fn wilson_corrected(successes: u64, trials: u64, level: f64) -> Option<Interval> {
    let (x, n) = counts(successes, trials)?;
    let z = two_sided(level);
    let yates = 0.5_f64.min((x - n / 2.0).abs());
    let bound = |share: f64, sign: f64| {
        let spread = share * (1.0 - share) / n + z * z / (4.0 * n * n);
        (share + z * z / (2.0 * n) + sign * z * spread.sqrt()) / (1.0 + z * z / n)
    };
    let below = (x - yates) / n;
    let above = (x + yates) / n;
    let low = if below <= 0.0 { 0.0 } else { bound(below, -1.0).max(0.0) };
    let high = if above >= 1.0 { 1.0 } else { bound(above, 1.0).min(1.0) };
    Some(Interval(low, high))
}

/// All shares that the exact test refuses on neither side.
///
/// Source: Clopper and Pearson (1934), The use of confidence or fiducial limits.
pub fn clopper_pearson(successes: u64, trials: u64, level: f64) -> Option<Interval> {
    let (x, n) = counts(successes, trials)?;
    Some(exact(x, n, level))
}

/// The same for a share of `n` answers, neither it nor the successes share · n being whole: the beta
/// law goes on between whole numbers. `None` when it is worth nothing.
///
/// Source: Korn and Graubard (1998), Confidence intervals for proportions with small expected number
/// of positive counts estimated from survey data, who do so with the effective sample size.
pub fn clopper_pearson_on(share: f64, n: f64, level: f64) -> Option<Interval> {
    let possible = (0.0..=1.0).contains(&share) && n > 0.0 && n.is_finite();
    possible.then(|| exact(share * n, n, level))
}

/// Whether that interval leaves `aim`, inside 0…1, out: one tail, in place of two quantiles.
pub(crate) fn clopper_pearson_excludes(aim: f64, share: f64, n: f64, level: f64) -> bool {
    let x = share * n;
    let chance = if share > aim {
        beta_lower(aim, x, n - x + 1.0)
    } else {
        beta_lower(1.0 - aim, n - x, x + 1.0)
    };
    chance <= (1.0 - level) / 2.0
}

fn exact(x: f64, n: f64, level: f64) -> Interval {
    let tail = (1.0 - level) / 2.0;
    let low = clopper_pearson_end(x, n, tail);
    let high = if x < n { beta_quantile_upper(tail, x + 1.0, n - x) } else { 1.0 };
    // Rounding must not push an end past the share itself.
    Interval(low.min(x / n), high.max(x / n))
}

/// The middle of the posterior under Jeffreys' prior; 0 of n begins at 0 and n of n ends at 1.
///
/// Source: Brown, Cai and DasGupta (2001), Interval estimation for a binomial proportion, 4.1.
pub fn jeffreys(successes: u64, trials: u64, level: f64) -> Option<Interval> {
    let (x, n) = counts(successes, trials)?;
    let tail = (1.0 - level) / 2.0;
    let (a, b) = (x + 0.5, n - x + 0.5);
    let low = if successes == 0 { 0.0 } else { beta_quantile(tail, a, b) };
    let high = if successes == trials { 1.0 } else { beta_quantile_upper(tail, a, b) };
    Some(Interval(low, high))
}

/// Wilson's lower bound with the whole error below it.
pub fn wilson_lower(successes: u64, trials: u64, level: f64) -> Option<f64> {
    let (x, n) = counts(successes, trials)?;
    let z = normal_quantile(level);
    let share = x / n;
    let spread = share * (1.0 - share) / n + z * z / (4.0 * n * n);
    let low = (share + z * z / (2.0 * n) - z * spread.sqrt()) / (1.0 + z * z / n);
    Some(low.clamp(0.0, 1.0))
}

/// Clopper and Pearson's lower bound with the whole error below it.
pub fn clopper_pearson_lower(successes: u64, trials: u64, level: f64) -> Option<f64> {
    let (x, n) = counts(successes, trials)?;
    Some(clopper_pearson_end(x, n, 1.0 - level))
}

/// The share under which x or more successes have the chance `tail`.
fn clopper_pearson_end(x: f64, n: f64, tail: f64) -> f64 {
    if x > 0.0 { beta_quantile(tail, x, n - x + 1.0) } else { 0.0 }
}

fn about(centre: f64, n: f64, level: f64) -> Interval {
    let half = two_sided(level) * (centre * (1.0 - centre) / n).sqrt();
    Interval(centre - half, centre + half)
}

fn counts(successes: u64, trials: u64) -> Option<(f64, f64)> {
    let possible = trials > 0 && successes <= trials;
    possible.then(|| (float_of(successes), float_of(trials)))
}
