//! Six intervals of a proportion under a design, as `svyciprop` of R's survey 4.1 defines them.
//!
//! Sources: Korn, Graubard (1998), Confidence intervals for proportions with small expected number
//! of positive counts, for `beta`; Lumley (2010), Complex Surveys, section 2.7, for the others.

use std::f64::consts::FRAC_PI_2;

use serde::Serialize;

use super::super::distribution::beta_quantile;
use super::estimate::{Estimate, quantile};
use super::likelihood::{Fit, Start, profile_interval};
use super::total::sum;
use super::{Design, Domain, count};
use crate::stats::interval::Interval;

/// Intervals of one proportion; `None` where the method has none: without degrees of freedom, and,
/// for all but `mean` and `beta`, where the share is 0 or 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Intervals {
    /// t on the logit scale (R's method `logit` ends its iterations at 1e-8 of this).
    pub logit: Option<Interval>,
    /// Clopper and Pearson's on as many answers as the design is worth.
    pub beta: Option<Interval>,
    /// t on the scale of the arcsine of the root.
    pub asin: Option<Interval>,
    /// t on the scale itself; may leave 0…1.
    pub mean: Option<Interval>,
    /// t on the logit scale, by the delta method.
    pub xlogit: Option<Interval>,
    /// The profile of the likelihood, scaled by the design effect.
    pub likelihood: Option<Interval>,
}

impl Design {
    /// The intervals of `share`, the mean of `y` (0 or 1) over `domain`.
    pub fn intervals(
        &self,
        share: &Estimate,
        y: &[f64],
        domain: Domain<'_>,
        level: f64,
    ) -> Intervals {
        let by_logit = by_logit(share, level);
        Intervals {
            logit: by_logit,
            beta: self.beta_interval(share, domain, level),
            asin: asin(share, level),
            mean: share.interval(level),
            xlogit: by_logit,
            likelihood: self
                .fit(share, y, domain)
                .and_then(|fit| profile_interval(share, &fit, level)),
        }
    }

    /// Korn and Graubard's interval of `share`, the mean of 0 and 1 over `domain`.
    pub(crate) fn beta_interval(
        &self,
        share: &Estimate,
        domain: Domain<'_>,
        level: f64,
    ) -> Option<Interval> {
        beta(share, self.rows_of(domain), level)
    }

    /// Rows that R counts: weights once adjusted, it keeps all rows for any domain.
    fn rows_of(&self, domain: Domain<'_>) -> usize {
        if self.adjustments.is_empty() {
            domain.0.iter().filter(|inside| **inside).count()
        } else {
            self.rows()
        }
    }

    /// The logistic model of the share, its weights scaled to a mean of 1; `None` at an end.
    fn fit(&self, share: &Estimate, y: &[f64], domain: Domain<'_>) -> Option<Fit> {
        if !is_inside(share) {
            return None;
        }
        let rows = self.rows_of(domain);
        let scale = count(rows) / self.weighed(domain, |_| 1.0);
        let first = |part: fn(Start) -> f64| {
            let inside = self.weights.iter().zip(y).zip(domain.0);
            let heavy = inside.filter(|((weight, _), inside)| **inside && **weight > 0.0);
            sum(heavy.map(|((weight, y), _)| part(Start::row(weight * scale, *y > 0.5))))
        };
        let start = Start {
            weights: first(|start| start.weights),
            responses: first(|start| start.responses),
            deviance: first(|start| start.deviance),
        };
        let weights = (
            scale * self.weighed(domain, |row| y[row]),
            scale * self.weighed(domain, |row| 1.0 - y[row]),
        );
        Some(Fit::of(rows, share.n, weights, start))
    }
}

/// Whether the share is inside 0…1 with something to vary.
pub(crate) fn is_inside(share: &Estimate) -> bool {
    share.value > 0.0 && share.value < 1.0
}

fn by_logit(share: &Estimate, level: f64) -> Option<Interval> {
    let t = quantile(level, share.degf).filter(|_| is_inside(share))?;
    let p = share.value;
    let half = t * share.se() / (p * (1.0 - p));
    let centre = logit(p);
    Some(Interval(expit(centre - half), expit(centre + half)))
}

fn asin(share: &Estimate, level: f64) -> Option<Interval> {
    let t = quantile(level, share.degf).filter(|_| is_inside(share))?;
    let p = share.value;
    let half = t * share.se() / (2.0 * (p * (1.0 - p)).sqrt());
    let centre = p.sqrt().asin();
    // The scale ends at 0 and π/2; beyond them the sine comes back.
    let end = |angle: f64| angle.clamp(0.0, FRAC_PI_2).sin().powi(2);
    Some(Interval(end(centre - half), end(centre + half)))
}

/// A design worth more answers than this has no use for the law of beta.
const MOST: f64 = 1e12;

/// At a share of 0 or 1 the variance is 0 and says nothing of the clusters: the effective size is that of
/// a design effect of 1, `n·(t₍n₋₁₎/t_df)²`, and never above n. Source: Ward (2019), `kg_nchs`, Stata
/// module for the NCHS data presentation standards for proportions (Parker and others, 2017).
fn beta(share: &Estimate, rows: usize, level: f64) -> Option<Interval> {
    let t = quantile(level, share.degf)?;
    let p = share.value;
    let simple = quantile(level, rows.saturating_sub(1))?;
    let effective = if is_inside(share) {
        p * (1.0 - p) / share.variance * (simple / t) * (simple / t)
    } else {
        let simple = quantile(level, share.n.saturating_sub(1))?;
        count(share.n) * ((simple / t) * (simple / t)).min(1.0)
    };
    // Next to nothing varies: the law of beta is that of the normal by then.
    if !effective.is_finite() || effective > MOST {
        return share.interval(level);
    }
    let tail = (1.0 - level) / 2.0;
    let (ones, zeros) = (effective * p, effective * (1.0 - p));
    let low = if ones > 0.0 { beta_quantile(tail, ones, zeros + 1.0) } else { 0.0 };
    let high = if zeros > 0.0 { beta_quantile(1.0 - tail, ones + 1.0, zeros) } else { 1.0 };
    Some(Interval(low, high))
}

pub(crate) fn expit(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

pub(crate) fn logit(p: f64) -> f64 {
    (p / (1.0 - p)).ln()
}
