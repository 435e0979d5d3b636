//! The variance of a sum of influences over clusters, stage by stage.
//!
//! `V = Σ_h (1 − f_h)·n_h/(n_h − 1)·Σ_c (t_hc − t̄_h)²`, t being a cluster's sum of influences;
//! a further stage adds the same within each cluster, times the share of clusters that were drawn.
//! Source: Särndal, Swensson, Wretman (1992), Model Assisted Survey Sampling, results 3.7.1 and
//! 4.3.1, with clusters taken as drawn with equal probabilities within a stratum.

use super::matrix::Matrix;
use super::stage::{Lonely, Stage, Stratum};
use super::{Design, Domain, count};

impl Design {
    /// The variance of Σ `influence`, which is 0 outside of `domain`; `None` when it cannot be had.
    pub(crate) fn variance(&self, influence: Vec<f64>, domain: Domain<'_>) -> Option<f64> {
        Some(self.covariance(vec![influence], domain)?.at(0, 0))
    }

    /// Variances and covariances of the sums of several influences.
    pub(crate) fn covariance(
        &self,
        mut influences: Vec<Vec<f64>>,
        domain: Domain<'_>,
    ) -> Option<Matrix> {
        for influence in &mut influences {
            for adjustment in &self.adjustments {
                adjustment.take_out(influence);
            }
        }
        let mut sum = Matrix::zeros(influences.len());
        self.each_stage(domain, |stage, factor| {
            stage.add_to(&mut sum, &influences, self.lonely, factor);
        })?;
        Some(sum)
    }

    /// Every stage that varies, with the factor of each of its strata; `None` when the variance cannot be
    /// had.
    pub(super) fn each_stage(
        &self,
        domain: Domain<'_>,
        mut each: impl FnMut(&Stage, &dyn Fn(usize) -> f64),
    ) -> Option<()> {
        let mut shares: Vec<f64> = Vec::new();
        for (at, stage) in self.stages.iter().enumerate() {
            // Without population sizes the first stage stands for all that follow.
            if at > 0 && !self.finite {
                break;
            }
            let scale = match (at, self.lonely) {
                (0, Lonely::Average) => self.averaging(stage, domain)?,
                _ => 1.0,
            };
            let factor = |stratum: usize| shares.get(stratum).map_or(scale, |share| share * scale);
            each(stage, &factor);
            shares = stage.shares(&shares);
        }
        Some(())
    }

    /// By how much strata that have a variance must stand for those that have none; strata that
    /// the domain does not touch are not asked, unless weights were adjusted over all rows.
    fn averaging(&self, first: &Stage, domain: Domain<'_>) -> Option<f64> {
        let mut touched = vec![!self.adjustments.is_empty(); first.strata.len()];
        for (cluster, inside) in first.clusters.iter().zip(domain.0) {
            touched[first.strata_of_clusters[*cluster]] |= inside;
        }
        let touched = || first.strata.iter().zip(&touched).filter(|(_, seen)| **seen);
        let sound = touched().filter(|(stratum, _)| !stratum.is_lonely()).count();
        (sound > 0).then(|| count(touched().count()) / count(sound))
    }
}

impl Stage {
    /// Adds this stage's part to `sum`, each stratum's times its factor.
    fn add_to(
        &self,
        sum: &mut Matrix,
        influences: &[Vec<f64>],
        lonely: Lonely,
        factor: &dyn Fn(usize) -> f64,
    ) {
        let totals: Vec<Vec<f64>> = influences.iter().map(|each| self.totals(each)).collect();
        let means: Vec<Vec<f64>> = totals.iter().map(|totals| self.means(totals, lonely)).collect();
        let scales: Vec<f64> = self.strata.iter().map(|each| scale(*each, lonely)).collect();
        for (cluster, stratum) in self.strata_of_clusters.iter().enumerate() {
            let scale = scales[*stratum] * factor(*stratum);
            if scale <= 0.0 {
                continue;
            }
            for row in 0..totals.len() {
                let above = totals[row][cluster] - means[row][*stratum];
                for column in 0..=row {
                    let beside = totals[column][cluster] - means[column][*stratum];
                    sum.add(row, column, scale * above * beside);
                }
            }
        }
        sum.mirror();
    }

    fn totals(&self, influence: &[f64]) -> Vec<f64> {
        let mut totals = vec![0.0; self.strata_of_clusters.len()];
        for (cluster, influence) in self.clusters.iter().zip(influence) {
            totals[*cluster] += influence;
        }
        totals
    }

    /// What each stratum's clusters are set against.
    fn means(&self, totals: &[f64], lonely: Lonely) -> Vec<f64> {
        let mut means = vec![0.0; self.strata.len()];
        for (stratum, total) in self.strata_of_clusters.iter().zip(totals) {
            means[*stratum] += total;
        }
        for (mean, stratum) in means.iter_mut().zip(&self.strata) {
            let alone = stratum.sampled == 1 && lonely == Lonely::Adjust;
            *mean = if alone { 0.0 } else { *mean / count(stratum.sampled) };
        }
        means
    }

    /// For each unit of this stage, which share of the units of all stages so far was drawn.
    fn shares(&self, before: &[f64]) -> Vec<f64> {
        let strata = self.strata_of_clusters.iter();
        strata
            .map(|at| {
                let share = self.strata.get(*at).map_or(0.0, Stratum::share);
                share * before.get(*at).copied().unwrap_or(1.0)
            })
            .collect()
    }
}

pub(super) fn scale(stratum: Stratum, lonely: Lonely) -> f64 {
    if stratum.is_whole() {
        return 0.0;
    }
    let n = count(stratum.sampled);
    match (stratum.sampled, lonely) {
        (0 | 1, Lonely::Adjust) => stratum.left(),
        (0 | 1, _) => 0.0,
        _ => stratum.left() * n / (n - 1.0),
    }
}
