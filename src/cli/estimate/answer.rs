//! The shape of a design-based answer as JSON.

use serde::Serialize;

use super::sample::Sample;
use crate::measure::Interval;
use crate::measure::design::{Basis, Estimate, Intervals, Makeup};

/// An estimate of each domain, and the design they rest on.
#[derive(Serialize)]
pub(super) struct Answer {
    pub(super) design: Basis,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) weights: Option<Weights>,
    pub(super) estimates: Vec<Row>,
}

/// What became of adjusted weights.
#[derive(Serialize)]
pub(super) struct Weights {
    min: Option<f64>,
    max: Option<f64>,
    kish_deff: Option<f64>,
    iterations: usize,
    largest_gap: f64,
}

/// One domain's figure; `null` where it has none.
#[derive(Serialize)]
pub(super) struct Row {
    domain: Option<String>,
    n: usize,
    est: Option<f64>,
    se: Option<f64>,
    deff: Option<f64>,
    deff_replace: Option<f64>,
    degf: usize,
    ci: Option<Interval>,
    ci_normal: Option<Interval>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) intervals: Option<Six>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) replicates: Option<Replicates>,
}

/// Intervals of a proportion.
#[derive(Serialize)]
pub(super) struct Six {
    logit: Option<Interval>,
    beta: Option<Interval>,
    asin: Option<Interval>,
    mean: Option<Interval>,
    xlogit: Option<Interval>,
    likelihood: Option<Interval>,
}

/// A second opinion on the standard error.
#[derive(Serialize)]
pub(super) struct Replicates {
    pub(super) method: &'static str,
    #[serde(rename = "replicates")]
    pub(super) made: usize,
    pub(super) se: Option<f64>,
}

impl Weights {
    /// `None` for weights as they came.
    pub(super) fn of(sample: &Sample) -> Option<Self> {
        let gap = sample.weighting?.gap;
        let about = Basis::of(&sample.design);
        let weighing = || sample.design.weights().iter().copied().filter(|w| *w > 0.0);
        Some(Self {
            min: weighing().reduce(f64::min),
            max: weighing().reduce(f64::max),
            kish_deff: about.kish_deff,
            iterations: gap.iterations,
            largest_gap: gap.largest,
        })
    }
}

impl Row {
    pub(super) fn of(
        domain: Option<String>,
        estimate: Option<&Estimate>,
        makeup: &Makeup,
        level: f64,
    ) -> Self {
        Self {
            domain,
            n: makeup.n,
            est: estimate.map(|each| each.value),
            se: estimate.map(Estimate::se),
            deff: estimate.and_then(|each| each.deff),
            deff_replace: estimate.and_then(|each| each.deff_replace),
            degf: makeup.degf(),
            ci: estimate.and_then(|each| each.interval(level)),
            ci_normal: estimate.map(|each| each.normal_interval(level)),
            intervals: None,
            replicates: None,
        }
    }
}

impl From<Intervals> for Six {
    fn from(six: Intervals) -> Self {
        Self {
            logit: six.logit,
            beta: six.beta,
            asin: six.asin,
            mean: six.mean,
            xlogit: six.xlogit,
            likelihood: six.likelihood,
        }
    }
}
