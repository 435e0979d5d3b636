//! The covariance of the totals of a table's cells, of which each cluster has few.
//!
//! `Σ_c (t − t̄)(t − t̄)ᵀ = Σ_c t·tᵀ − n·t̄·t̄ᵀ`: a cluster adds products of the cells it has.

use super::matrix::Matrix;
use super::stage::{Lonely, Stage};
use super::variance::scale;
use super::{Design, Domain, count};

impl Design {
    /// Variances and covariances of Σ w of each cell over `domain`; of weights that were not adjusted.
    pub(crate) fn cell_covariance(
        &self,
        cell_of: impl Fn(usize) -> usize,
        cells: usize,
        domain: Domain<'_>,
    ) -> Option<Matrix> {
        let mut sum = Matrix::zeros(cells);
        self.each_stage(domain, |stage, factor| {
            let weigh = |row: usize| {
                let inside = domain.0[row] && self.weights[row] > 0.0;
                inside.then(|| (cell_of(row), self.weights[row]))
            };
            stage.add_cells(&mut sum, cells, self.lonely, &weigh, factor);
        })?;
        sum.mirror();
        Some(sum)
    }
}

/// Totals of some cells.
#[derive(Default)]
struct Totals(Vec<(usize, f64)>);

impl Totals {
    fn add(&mut self, cell: usize, weight: f64) {
        match self.0.iter_mut().find(|(known, _)| *known == cell) {
            Some((_, total)) => *total += weight,
            None => self.0.push((cell, weight)),
        }
    }

    /// Adds `scale` times the products of all pairs below the diagonal.
    fn add_products(&self, sum: &mut Matrix, scale: f64) {
        for (row, one) in &self.0 {
            for (column, other) in self.0.iter().filter(|(column, _)| column <= row) {
                sum.add(*row, *column, scale * one * other);
            }
        }
    }
}

impl Stage {
    fn add_cells(
        &self,
        sum: &mut Matrix,
        cells: usize,
        lonely: Lonely,
        weigh: &impl Fn(usize) -> Option<(usize, f64)>,
        factor: &dyn Fn(usize) -> f64,
    ) {
        let mut order: Vec<u32> = (0..).take(self.clusters.len()).collect();
        let place = |row: &u32| {
            let row = usize::try_from(*row).unwrap_or(usize::MAX);
            let cluster = self.clusters.get(row).copied().unwrap_or(0);
            (self.strata_of_clusters.get(cluster).copied().unwrap_or(0), cluster, row)
        };
        order.sort_unstable_by_key(place);
        for stratum in order.chunk_by(|one, other| place(one).0 == place(other).0) {
            let Some(at) = stratum.first().map(|row| place(row).0) else { continue };
            let Some(own) = self.strata.get(at) else { continue };
            let scale = scale(*own, lonely) * factor(at);
            if scale <= 0.0 {
                continue;
            }
            let mut all = vec![0.0; cells];
            for cluster in stratum.chunk_by(|one, other| place(one).1 == place(other).1) {
                let mut totals = Totals::default();
                for (cell, weight) in cluster.iter().filter_map(|row| weigh(place(row).2)) {
                    totals.add(cell, weight);
                    all[cell] += weight;
                }
                totals.add_products(sum, scale);
            }
            // One that is alone is set against nothing of its own stratum.
            if !(own.sampled == 1 && lonely == Lonely::Adjust) {
                let all = all.into_iter().enumerate().filter(|(_, total)| *total > 0.0);
                Totals(all.collect()).add_products(sum, -scale / count(own.sampled));
            }
        }
    }
}
