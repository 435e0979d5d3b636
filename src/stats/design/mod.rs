//! Estimates that respect how the sample was drawn: weights, strata, clusters, finite populations.
//!
//! Variances are linearised (Taylor), over all clusters of the design, also for a part of the
//! sample; `docs/methodology/design.md` has every formula with its source and limits.

mod calibration;
mod cells;
mod difference;
mod draft;
mod estimate;
mod intervals;
mod likelihood;
mod matrix;
mod replicate;
mod residual;
mod spline;
mod stage;
mod table;
mod total;
mod variance;

pub use calibration::{Gap, Margin, Trim};
pub use difference::Difference;
pub use draft::{Draft, DraftRow, Fault, Part};
pub use estimate::Estimate;
pub use intervals::Intervals;
pub use replicate::{Draw, Method as ReplicateMethod, Quotient, Replicated};

pub use stage::Lonely;
pub use table::{Answers, Association, Wald};

use self::residual::Adjustment;
use self::stage::Stage;
use self::total::Sum;
use super::number::float_of;

/// How a sample was drawn, row by row, and what its rows weigh.
#[derive(Clone, Debug)]
pub struct Design {
    /// One a row; 0 takes a row out of every figure.
    weights: Vec<f64>,
    /// Never empty; the units of the first stage are the clusters of the variance.
    stages: Vec<Stage>,
    /// Whether a population size is known at every stage.
    finite: bool,
    stratified: bool,
    lonely: Lonely,
    /// What was done to the weights to meet known totals, in that order.
    adjustments: Vec<Adjustment>,
}

/// Which rows a figure is about; the others stay in the design.
#[derive(Clone, Copy, Debug)]
pub struct Domain<'a>(pub &'a [bool]);

/// What a design, or its part in a domain, is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Makeup {
    /// Rows that weigh anything.
    pub n: usize,
    /// Strata with such rows.
    pub strata: usize,
    /// Clusters with such rows.
    pub clusters: usize,
    /// Σ w.
    pub sum_w: f64,
    /// Kish: n·Σw²/(Σw)², what unequal weights cost; `None` without weight.
    pub kish_deff: Option<f64>,
}

impl Makeup {
    /// Degrees of freedom: clusters less strata.
    pub fn degf(&self) -> usize {
        self.clusters.saturating_sub(self.strata)
    }
}

impl Design {
    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.weights.len()
    }

    /// Whether the first stage has strata.
    pub fn is_stratified(&self) -> bool {
        self.stratified
    }

    /// The weights, one a row.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The makeup of the rows in `domain`.
    pub fn makeup(&self, domain: Domain<'_>) -> Makeup {
        let Some(first) = self.stages.first() else {
            return Makeup::nothing();
        };
        let mut clusters = vec![false; first.strata_of_clusters.len()];
        let (mut n, mut sum, mut squares) = (0, Sum::default(), Sum::default());
        for ((weight, inside), cluster) in self.weights.iter().zip(domain.0).zip(&first.clusters) {
            if *inside && *weight > 0.0 {
                n += 1;
                sum.add(*weight);
                squares.add(weight * weight);
                clusters[*cluster] = true;
            }
        }
        let mut strata = vec![false; first.strata.len()];
        for (stratum, seen) in first.strata_of_clusters.iter().zip(&clusters) {
            strata[*stratum] |= seen;
        }
        let seen = |all: &[bool]| all.iter().filter(|seen| **seen).count();
        let sum_w = sum.total();
        Makeup {
            n,
            strata: seen(&strata),
            clusters: seen(&clusters),
            sum_w,
            kish_deff: (sum_w > 0.0).then(|| count(n) * squares.total() / (sum_w * sum_w)),
        }
    }
}

impl Makeup {
    fn nothing() -> Self {
        Self { n: 0, strata: 0, clusters: 0, sum_w: 0.0, kish_deff: None }
    }
}

/// A number of things as a double.
pub(crate) fn count(things: usize) -> f64 {
    float_of(u64::try_from(things).unwrap_or(u64::MAX))
}
