//! The profile-likelihood interval of a proportion, scaled by the design effect.
//!
//! The root of the deviance, over the dispersion, is followed on the logit scale in steps and a
//! spline is laid through it; the interval's ends are where it meets t·√λ, λ being the design's
//! variance over the model's. The steps, the spline and its straight pieces are those of R's
//! `confint` for such models, so that figures agree with R: the spline alone moves an end by about
//! 1e-4. Source: Rao, Scott (1984), On chi-squared tests for multiway contingency tables.

use super::super::distribution::{normal_upper, t_quantile};
use super::count;
use super::estimate::{Estimate, quantile};
use super::intervals::{expit, logit};
use super::spline::Spline;
use crate::stats::interval::Interval;

/// The logistic model of a constant, as iteratively weighted least squares leaves it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fit {
    /// Rows the weights are scaled by: their mean is 1.
    pub(crate) rows: f64,
    /// Rows that weigh anything.
    pub(crate) n: usize,
    /// Scaled weights of the ones and of the zeros.
    pub(crate) weights: (f64, f64),
    /// The constant.
    pub(crate) logit: f64,
    /// Σ w·μ·(1 − μ), at the step before the last: what the solver knows when it stops.
    pub(crate) information: f64,
}

/// Iterations end when the deviance changes by less than this share.
const STILL: f64 = 1e-8;
/// Where a mean is as near to 0 or 1 as it can be told.
const FURTHEST_LOGIT: f64 = 30.0;
/// Iterations, at most.
const ITERATIONS: usize = 25;

/// Of the first step, which starts from each row's own answer, shrunk to a half.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start {
    /// Σ W of least squares.
    pub(crate) weights: f64,
    /// Σ W·z.
    pub(crate) responses: f64,
    /// The deviance.
    pub(crate) deviance: f64,
}

impl Start {
    /// The sums' terms of a row of scaled weight `w` that answers yes or no.
    pub(crate) fn row(w: f64, yes: bool) -> Self {
        let mean = if yes { (w + 0.5) / (w + 1.0) } else { 0.5 / (w + 1.0) };
        let spread = mean * (1.0 - mean);
        let left = if yes { 1.0 - mean } else { -mean };
        Self {
            weights: w * spread,
            responses: w * (spread * logit(mean) + left),
            deviance: -2.0 * w * (1.0 - left.abs()).ln(),
        }
    }
}

impl Fit {
    /// Iterates from `start`; `weights` are those of the ones and of the zeros, neither 0.
    pub(crate) fn of(rows: usize, n: usize, weights: (f64, f64), start: Start) -> Self {
        let sum = weights.0 + weights.1;
        let share = weights.0 / sum;
        let mut fit = Self {
            rows: count(rows),
            n,
            weights,
            logit: start.responses / start.weights,
            information: start.weights,
        };
        let mut before = start.deviance;
        for _ in 1..ITERATIONS {
            let deviance = fit.deviance(fit.logit);
            if (deviance - before).abs() < STILL * (deviance.abs() + 0.1) {
                break;
            }
            before = deviance;
            let mean = expit(fit.logit);
            let spread = mean * (1.0 - mean);
            fit.information = sum * spread;
            fit.logit += (share - mean) / spread;
        }
        fit
    }

    /// Beyond a logit of 30 either way the mean stays, as in R, so that far steps have a deviance.
    fn deviance(&self, logit: f64) -> f64 {
        let odds = match logit {
            far if far < -FURTHEST_LOGIT => f64::EPSILON,
            far if far > FURTHEST_LOGIT => f64::EPSILON.recip(),
            near => near.exp(),
        };
        let mean = odds / (1.0 + odds);
        -2.0 * (self.weights.0 * mean.ln() + self.weights.1 * (1.0 - mean).ln())
    }
}

/// Steps in each direction, at most.
const STEPS: u32 = 9;

/// The interval of `share`, whose model is `fit`; `None` where there is no profile to follow.
pub(crate) fn profile_interval(share: &Estimate, fit: &Fit, level: f64) -> Option<Interval> {
    let t = quantile(level, share.degf).filter(|_| share.variance > 0.0)?;
    let p = share.value;
    let error = share.se() / (p * (1.0 - p));
    let lambda = error * error * fit.information;
    let aim = t * lambda.sqrt();
    // From the lower tail: so small a probability is lost beside 1.
    let furthest = -t_quantile(normal_upper(aim) / 4.0, fit.rows - 1.0);
    let dispersion = count(fit.n) / (count(fit.n) - 1.0);
    let least = fit.deviance(fit.logit);
    let mut points = vec![(fit.logit, 0.0)];
    for sign in [-1.0, 1.0] {
        for step in 1..=STEPS {
            let at = fit.logit + sign * f64::from(step) * furthest / 5.0 * error;
            let root = ((fit.deviance(at) - least) / dispersion).max(0.0).sqrt();
            points.push((at, sign * root));
            if root >= furthest {
                break;
            }
        }
    }
    points.sort_by(|one, other| one.0.total_cmp(&other.0));
    let spline = Spline::through(&points)?.straight_pieces(3 * points.len());
    let end = |aim: f64| crossing(&spline, aim).map(expit);
    Some(Interval(end(-aim)?, end(aim)?))
}

/// Where a line of straight pieces reaches `height`, its points taken in the order of their heights and
/// those of one height as their mean, as R's `approx` does.
fn crossing(line: &[(f64, f64)], height: f64) -> Option<f64> {
    let mut sorted = line.to_vec();
    sorted.sort_by(|one, other| one.1.total_cmp(&other.1));
    let level = |group: &[(f64, f64)]| {
        let mean = group.iter().map(|point| point.0).sum::<f64>() / count(group.len());
        group.first().map(|point| (mean, point.1))
    };
    let points: Vec<(f64, f64)> =
        sorted.chunk_by(|one, other| one.1 >= other.1).filter_map(level).collect();
    let (left, right) = points
        .iter()
        .zip(points.iter().skip(1))
        .find(|(left, right)| left.1 <= height && height <= right.1)?;
    let part = (height - left.1) / (right.1 - left.1);
    Some(left.0 + part * (right.0 - left.0))
}
