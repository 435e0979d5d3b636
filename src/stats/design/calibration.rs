//! Weights that meet known totals: post-stratification, raking, trimming.
//!
//! Source: Holt, Smith (1979), Post stratification; Deming, Stephan (1940), On a least squares
//! adjustment of a sampled frequency table; Potter (1990), A study of procedures to identify and
//! trim extreme sampling weights.

use super::Design;
use super::residual::Adjustment;
use super::total::{Sum, sum};

/// One variable's cells and their totals in the population.
#[derive(Clone, Debug)]
pub struct Margin {
    /// The cell of each row.
    pub cells: Vec<usize>,
    /// The population's total of each cell; all above 0 and with a row that weighs something.
    pub totals: Vec<f64>,
}

/// Bounds for the weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trim {
    /// The least a row may weigh.
    pub low: f64,
    /// The most.
    pub high: f64,
}

/// How near the weights have come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// Rounds over all margins.
    pub iterations: usize,
    /// The largest difference between a cell's weights and its total, in units of the population.
    pub largest: f64,
    /// Whether that is nothing beside the population.
    pub converged: bool,
}

/// Rounds after which raking gives up.
const ROUNDS: usize = 1000;
/// A gap of this share of the population is none.
const CLOSE: f64 = 1e-12;

impl Design {
    /// Makes the weights of each cell add up to its total.
    pub fn post_stratify(&mut self, margin: &Margin) -> Gap {
        let before = self.weights.clone();
        meet(&mut self.weights, margin);
        self.adjustments.push(Adjustment::PostStratified {
            cells: margin.cells.clone(),
            before,
            after: self.weights.clone(),
        });
        self.gap(std::slice::from_ref(margin), 1)
    }

    /// Meets each margin in turn until all are met; or gives up, which the answer says.
    pub fn rake(&mut self, margins: &[Margin]) -> Gap {
        let mut after = Vec::new();
        let mut gap = self.gap(margins, 0);
        while gap.iterations < ROUNDS {
            after.clear();
            for margin in margins {
                meet(&mut self.weights, margin);
                after.push((margin.cells.clone(), self.weights.clone()));
            }
            gap = self.gap(margins, gap.iterations + 1);
            if gap.converged {
                break;
            }
        }
        self.adjustments.push(Adjustment::Raked(after));
        gap
    }

    /// Cuts weights to the bounds and spreads what was cut over the others, until all are within;
    /// `false`, and nothing changed, when the bounds leave no room for that.
    pub fn trim(&mut self, bounds: Trim) -> bool {
        let mut weights = self.weights.clone();
        for _ in 0..ROUNDS {
            let outside =
                |weight: f64| weight > 0.0 && (weight < bounds.low || weight > bounds.high);
            let inside = |weight: f64| weight > 0.0 && weight > bounds.low && weight < bounds.high;
            if !weights.iter().any(|weight| outside(*weight)) {
                self.weights = weights;
                return true;
            }
            let others = weights.iter().filter(|weight| inside(**weight)).count();
            if others == 0 {
                return false;
            }
            let cut = sum(weights
                .iter()
                .filter(|weight| outside(**weight))
                .map(|weight| weight - weight.clamp(bounds.low, bounds.high)));
            let more = cut / super::count(others);
            for weight in &mut weights {
                if outside(*weight) {
                    *weight = weight.clamp(bounds.low, bounds.high);
                } else if inside(*weight) {
                    *weight += more;
                }
            }
        }
        false
    }

    /// How far the weights are from `margins`.
    pub fn gap(&self, margins: &[Margin], iterations: usize) -> Gap {
        let mut largest = 0.0_f64;
        for margin in margins {
            for (sum, total) in sums(&self.weights, margin).iter().zip(&margin.totals) {
                largest = largest.max((sum - total).abs());
            }
        }
        let population = margins.first().map_or(0.0, |first| sum(first.totals.iter().copied()));
        Gap { iterations, largest, converged: largest <= CLOSE * population }
    }
}

fn sums(weights: &[f64], margin: &Margin) -> Vec<f64> {
    let mut sums = vec![Sum::default(); margin.totals.len()];
    for (weight, cell) in weights.iter().zip(&margin.cells) {
        sums[*cell].add(*weight);
    }
    sums.into_iter().map(Sum::total).collect()
}

fn meet(weights: &mut [f64], margin: &Margin) {
    let sums = sums(weights, margin);
    for (weight, cell) in weights.iter_mut().zip(&margin.cells) {
        if *weight > 0.0 {
            *weight *= margin.totals[*cell] / sums[*cell];
        }
    }
}
