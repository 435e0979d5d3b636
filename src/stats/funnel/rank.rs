//! Ranks with their intervals: a bare rank looks surer than it is.

use crate::stats::adjust::holm;
use crate::stats::counted::Counted;
use crate::stats::distribution::normal_upper;

/// The ranks a unit may hold; 1 is the highest share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankInterval {
    /// One more than the units that are surely above it.
    pub best: usize,
    /// All units less those that are surely below it.
    pub worst: usize,
}

/// One interval a unit, in the order given; all of them hold at once with chance `level`.
///
/// Every ordered pair is tested one-sidedly (pooled z of two shares) and the p-values are corrected
/// by Holm, so with chance `level` no pair is put in the wrong order; a unit's rank then lies
/// between one more than the number surely above it and all less the number surely below.
/// Source: Al Mohamad, Goeman and van Zwet (2022), Simultaneous confidence intervals for ranks with
/// application to ranking institutions, who use Tukey's test for the pairs; Holm's needs no
/// equal variances and gives intervals that are a little wider.
pub fn rank_intervals(units: &[Counted], level: f64) -> Vec<RankInterval> {
    let pairs: Vec<(usize, usize)> = (0..units.len())
        .flat_map(|above| (0..units.len()).map(move |below| (above, below)))
        .filter(|(above, below)| above != below)
        .collect();
    let at = |place: usize| units.get(place).copied().unwrap_or_default();
    let p_values: Vec<f64> =
        pairs.iter().map(|(above, below)| chance_of_order(at(*above), at(*below))).collect();
    let mut intervals = vec![RankInterval { best: 1, worst: units.len() }; units.len()];
    for ((above, below), p) in pairs.into_iter().zip(holm(&p_values)) {
        if p <= 1.0 - level {
            if let Some(interval) = intervals.get_mut(below) {
                interval.best += 1;
            }
            if let Some(interval) = intervals.get_mut(above) {
                interval.worst -= 1;
            }
        }
    }
    intervals
}

/// The chance of a difference as large as this, or larger, if `above` were not above `below`.
fn chance_of_order(above: Counted, below: Counted) -> f64 {
    let both = Counted::sum([above, below]);
    let z = || {
        let pooled = both.share()?;
        let errors = [above, below].map(|each| each.standard_error(pooled));
        let variance: f64 = errors.into_iter().map(|e| e.map(|e| e * e)).sum::<Option<f64>>()?;
        (variance > 0.0).then_some((above.share()? - below.share()?) / variance.sqrt())
    };
    z().map_or(1.0, normal_upper)
}
