//! The profile-likelihood interval of a proportion, scaled by the design effect.
//!
//! The root of the deviance, over the dispersion, is followed on the logit scale in steps and a
//! spline is laid through it; the interval's ends are where it meets t·√λ, λ being the design's
//! variance over the model's. The steps, the spline and its straight pieces are those of R's
//! `confint` for such models, so that figures agree with R: the spline alone moves an end by about
//! 1e-4. Source: Rao, Scott (1984), On chi-squared tests for multiway contingency tables.

use super::super::Interval;
use super::super::distribution::{normal_upper, t_quantile};
use super::count;
use super::estimate::{Estimate, quantile};
use super::intervals::{expit, is_inside};
use super::spline::Spline;

/// What the likelihood needs to know of the rows: pairs are sums over ones and over zeros.
#[derive(Clone, Copy, Debug)]
pub(super) struct Profile {
    /// Rows the weights are scaled by.
    pub(super) rows: usize,
    /// Rows that weigh anything.
    pub(super) n: usize,
    /// Σ w.
    pub(super) weights: (f64, f64),
    /// Σ w^1.5.
    pub(super) roots: (f64, f64),
    /// Σ w².
    pub(super) squares: (f64, f64),
}

impl Profile {
    fn sum(&self) -> f64 {
        self.weights.0 + self.weights.1
    }

    /// What weights are divided by: their mean.
    fn scale(&self) -> f64 {
        self.sum() / count(self.rows)
    }

    /// 2·Σ w·log-likelihood at the share less that at `logit`, the weights having a mean of 1.
    fn deviance(&self, p: f64, logit: f64) -> f64 {
        let q = expit(logit);
        let (ones, zeros) = self.weights;
        2.0 / self.scale() * (ones * (p / q).ln() + zeros * ((1.0 - p) / (1.0 - q)).ln())
    }

    /// The weighted variance of Pearson's residuals (y − p)·√w / √(p·(1 − p)).
    fn dispersion(&self, p: f64) -> f64 {
        let (sum, scale, n) = (self.sum(), self.scale(), count(self.n));
        let variance = p * (1.0 - p);
        let mean =
            ((1.0 - p) * self.roots.0 - p * self.roots.1) / (sum * (scale * variance).sqrt());
        let squares = (1.0 - p) * (1.0 - p) * self.squares.0 + p * p * self.squares.1;
        n / (n - 1.0) * (squares / (sum * scale * variance) - mean * mean)
    }
}

/// Steps in each direction, at most.
const STEPS: u32 = 9;

/// The interval; `None` where there is no profile to follow.
pub(super) fn profile_interval(
    share: &Estimate,
    profile: &Profile,
    level: f64,
) -> Option<Interval> {
    let t = quantile(level, share.degf).filter(|_| is_inside(share) && share.variance > 0.0)?;
    let p = share.value;
    let information = profile.sum() / profile.scale() * p * (1.0 - p);
    let error = share.se() / (p * (1.0 - p));
    let lambda = error * error * information;
    let aim = t * lambda.sqrt();
    let furthest = t_quantile(
        1.0 - normal_upper(aim) / 4.0,
        count(profile.rows.checked_sub(1)?),
    );
    let centre = (p / (1.0 - p)).ln();
    let dispersion = profile.dispersion(p);
    let mut points = vec![(centre, 0.0)];
    for sign in [-1.0, 1.0] {
        for step in 1..=STEPS {
            let at = centre + sign * f64::from(step) * furthest / 5.0 * error;
            let root = (profile.deviance(p, at) / dispersion).max(0.0).sqrt();
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

/// Where a line of straight pieces, rising, reaches `height`.
fn crossing(line: &[(f64, f64)], height: f64) -> Option<f64> {
    let (left, right) = line
        .iter()
        .zip(line.iter().skip(1))
        .find(|(left, right)| left.1 <= height && height <= right.1)?;
    let part = (height - left.1) / (right.1 - left.1);
    Some(left.0 + part * (right.0 - left.0))
}
