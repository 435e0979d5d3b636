//! A second opinion on the standard error: the figure again, on samples made from the sample.
//!
//! Sources: Rust, Rao (1996), Variance estimation for complex surveys using replication
//! techniques, for the jackknife (`JK1`, `JKn`); Rao, Wu (1988), Resampling inference with complex
//! survey data, for the bootstrap of n − 1 clusters a stratum.

use super::stage::{Stage, Stratum};
use super::total::sum;
use super::{Design, Domain, count};

/// What is replicated.
#[derive(Clone, Copy, Debug)]
pub struct Quotient<'a> {
    /// A number a row.
    pub y: &'a [f64],
    /// Of what is below the line: 1 for a mean; `None` for a total.
    pub x: Option<&'a [f64]>,
}

/// How samples are made from the sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Each cluster left out once; knows the finite population of the first stage.
    Jackknife,
    /// Clusters drawn anew so often, with replacement; takes the population as endless.
    Bootstrap(usize),
}

/// The standard error of the replicates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Replicated {
    /// Replicates that had a figure.
    pub replicates: usize,
    /// The standard error.
    pub se: f64,
}

/// Draws a whole number below the one it is given.
pub type Draw<'a> = dyn FnMut(usize) -> usize + 'a;

/// A figure from the sums of w·y, w·x: a mean has x = 1, a total none.
type Figure = fn(f64, f64) -> f64;

impl Design {
    /// The replicates of Σ w·y / Σ w·x over `domain`; without `x`, of Σ w·y.
    ///
    /// `None` when the weights were adjusted (replicates would have to be, too), when a stratum
    /// has one cluster, or when no replicate has a figure.
    pub fn replicated(
        &self,
        of: Quotient<'_>,
        domain: Domain<'_>,
        method: Method,
        draw: &mut Draw<'_>,
    ) -> Option<Replicated> {
        let first = self.stages.first().filter(|_| self.adjustments.is_empty())?;
        if first.strata.iter().any(Stratum::is_lonely) {
            return None;
        }
        let figure: Figure = match of.x {
            Some(_) => |above, below| above / below,
            None => |above, _| above,
        };
        let sums = Sums {
            above: first.sums(&self.influence(domain, |row| of.y[row])),
            below: first.sums(&self.influence(domain, |row| of.x.map_or(0.0, |x| x[row]))),
        };
        let members = first.members();
        let replicates = match method {
            Method::Jackknife => jackknife(first, &sums, &members, figure),
            Method::Bootstrap(times) => bootstrap(&sums, &members, figure, times, draw),
        };
        spread(&replicates)
    }
}

/// Sums of each cluster.
struct Sums {
    above: Vec<f64>,
    below: Vec<f64>,
}

/// A replicate's figure and its part in the variance.
type Replicate = (f64, f64);

impl Stage {
    fn sums(&self, influence: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.strata_of_clusters.len()];
        for (cluster, influence) in self.clusters.iter().zip(influence) {
            sums[*cluster] += influence;
        }
        sums
    }

    /// The clusters of each stratum.
    fn members(&self) -> Vec<Vec<usize>> {
        let mut members = vec![Vec::new(); self.strata.len()];
        for (cluster, stratum) in self.strata_of_clusters.iter().enumerate() {
            members[*stratum].push(cluster);
        }
        members
    }
}

fn jackknife(first: &Stage, sums: &Sums, members: &[Vec<usize>], figure: Figure) -> Vec<Replicate> {
    let total = |of: &[f64]| sum(of.iter().copied());
    let (above, below) = (total(&sums.above), total(&sums.below));
    let mut replicates = Vec::new();
    for (stratum, clusters) in first.strata.iter().zip(members) {
        if stratum.is_whole() {
            continue;
        }
        let n = count(clusters.len());
        let own = |of: &[f64]| sum(clusters.iter().map(|cluster| of[*cluster]));
        let (own_above, own_below) = (own(&sums.above), own(&sums.below));
        // The others of the stratum stand for the one left out.
        let without = |all: f64, own: f64, one: f64| all - own + n / (n - 1.0) * (own - one);
        for cluster in clusters {
            let value = figure(
                without(above, own_above, sums.above[*cluster]),
                without(below, own_below, sums.below[*cluster]),
            );
            replicates.push((value, stratum.left() * (n - 1.0) / n));
        }
    }
    replicates
}

fn bootstrap(
    sums: &Sums,
    members: &[Vec<usize>],
    figure: Figure,
    times: usize,
    draw: &mut Draw<'_>,
) -> Vec<Replicate> {
    let part = 1.0 / count(times.saturating_sub(1).max(1));
    let mut replicates = Vec::with_capacity(times);
    for _ in 0..times {
        let (mut above, mut below) = (0.0, 0.0);
        for clusters in members {
            let drawn = clusters.len().saturating_sub(1);
            let weight = count(clusters.len()) / count(drawn.max(1));
            for _ in 0..drawn {
                let cluster = clusters[draw(clusters.len())];
                above += weight * sums.above[cluster];
                below += weight * sums.below[cluster];
            }
        }
        replicates.push((figure(above, below), part));
    }
    replicates
}

/// Σ part·(figure − mean of all)²; replicates without a figure are left out.
fn spread(replicates: &[Replicate]) -> Option<Replicated> {
    let known = || replicates.iter().filter(|(value, _)| value.is_finite());
    let n = known().count();
    if n < 2 {
        return None;
    }
    let mean = sum(known().map(|(value, _)| *value)) / count(n);
    let variance = sum(known().map(|(value, part)| part * (value - mean) * (value - mean)));
    Some(Replicated { replicates: n, se: variance.sqrt() })
}
