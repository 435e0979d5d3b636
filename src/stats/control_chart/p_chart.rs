//! Shares over time: the p-chart, and Laney's p′ for more variation than chance gives.

use std::ops::Range;

use super::signal::{Good, Place, Rules, Signal, signals};
use super::{D2, mean, moving_ranges};
use crate::stats::counted::Observed;

/// Limits stand this many standard errors from the centre.
const WIDTH: f64 = 3.0;

/// A share this near the centre lies on it: the centre is a mean and has lost its last digits.
const ON_CENTRE: f64 = 1e-12;

/// A chart of shares.
#[derive(Clone, Debug, PartialEq)]
pub struct PChart {
    /// p̄, the share of the whole baseline.
    pub centre: f64,
    /// How much the points of the baseline vary, 1 being chance alone (σz); `None` below two
    /// points, or when all of the baseline agree.
    pub sigma_z: Option<f64>,
    /// One a point; `None` without trials.
    pub points: Vec<Option<PPoint>>,
    /// Whether the limits are widened or narrowed by σz.
    laney: bool,
}

/// One point of the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PPoint {
    /// As given.
    pub share: f64,
    /// At least 0.
    pub lower: f64,
    /// At most 1.
    pub upper: f64,
    /// (p − p̄) over its binomial standard error; `None` when all of the baseline agree.
    pub z: Option<f64>,
}

/// The chart of `points` with the limits of those in `baseline`:
/// p̄ ± 3·√(p̄(1 − p̄)/nᵢ), and for Laney's chart p̄ ± 3·σz·√(p̄(1 − p̄)/nᵢ) with
/// σz = mean |zᵢ − zᵢ₋₁| / 1.128.
///
/// `None` when the baseline has no answers, or too few points for Laney's σz. Sources: Montgomery
/// (2013), section 7.2; Laney (2002), Improved control charts for attributes.
pub fn p_chart(points: &[Option<Observed>], baseline: Range<usize>, laney: bool) -> Option<PChart> {
    let inside = points.get(baseline)?;
    let centre = Observed::mean(inside.iter().copied().flatten())?;
    let z = |point: &Observed| {
        let error = Some(point.standard_error(centre)).filter(|error| *error > 0.0)?;
        Some(above(point.share, centre) / error)
    };
    let known: Vec<f64> = inside.iter().flatten().filter_map(z).collect();
    let sigma_z = mean(moving_ranges(&known)).map(|range| range / D2);
    let spread = if laney { sigma_z? } else { 1.0 };
    let placed = |point: &Observed| {
        let half = WIDTH * spread * point.standard_error(centre);
        PPoint {
            share: point.share,
            lower: (centre - half).max(0.0),
            upper: (centre + half).min(1.0),
            z: z(point),
        }
    };
    let points = points.iter().map(|point| point.as_ref().map(placed)).collect();
    Some(PChart { centre, sigma_z, points, laney })
}

/// How far a share lies above the centre.
fn above(share: f64, centre: f64) -> f64 {
    let above = share - centre;
    if above.abs() < ON_CENTRE { 0.0 } else { above }
}

impl PPoint {
    /// Beyond one of its limits.
    pub fn is_outside(&self) -> bool {
        self.share < self.lower - ON_CENTRE || self.share > self.upper + ON_CENTRE
    }
}

impl PChart {
    /// What the chart says, by all rules.
    pub fn signals(&self, rules: &Rules, good: Good) -> Vec<Signal> {
        let spread = if self.laney { self.sigma_z } else { Some(1.0) };
        let spread = spread.filter(|spread| *spread > 0.0);
        let place = |point: &PPoint| Place {
            value: point.share,
            above: above(point.share, self.centre),
            sigmas: point.z.zip(spread).map(|(z, spread)| z / spread),
            outside: point.is_outside(),
        };
        let places: Vec<_> = self.points.iter().map(|at| at.as_ref().map(place)).collect();
        signals(&places, rules, good)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stats::Counted;

    fn counted(all: &[(u64, u64)]) -> Vec<Option<Observed>> {
        let one = |(successes, trials): &(u64, u64)| {
            Counted { successes: *successes, trials: *trials }.observed()
        };
        all.iter().map(one).collect()
    }

    #[test]
    fn a_point_without_trials_is_a_gap_and_moves_no_limit() {
        let with = p_chart(&counted(&[(8, 10), (0, 0), (6, 10)]), 0..3, true).unwrap();
        let without = p_chart(&counted(&[(8, 10), (6, 10)]), 0..2, true).unwrap();
        assert_eq!(with.points[1], None);
        assert_eq!((with.points[0], with.points[2]), (without.points[0], without.points[1]));
        assert_eq!(p_chart(&counted(&[(0, 0)]), 0..1, false), None);
        assert_eq!(p_chart(&counted(&[(1, 2)]), 0..5, false), None);
    }

    #[test]
    fn limits_of_a_baseline_stay_when_later_points_come() {
        let points = counted(&[(45, 50), (44, 50), (46, 50), (20, 50), (50, 50)]);
        let early = p_chart(&points[..3], 0..3, false).unwrap();
        let late = p_chart(&points, 0..3, false).unwrap();
        assert_eq!(early.points[..], late.points[..3]);
        assert!(late.points[3].unwrap().is_outside());
    }

    #[test]
    fn a_baseline_that_agrees_has_no_width_and_no_z() {
        let chart = p_chart(&counted(&[(5, 5), (9, 9), (8, 9)]), 0..2, false).unwrap();
        assert_eq!((chart.centre, chart.sigma_z), (1.0, None));
        assert_eq!(chart.points[0].unwrap().z, None);
        let found = chart.signals(&Rules::default(), Good::High);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].first, 2);
    }

    #[test]
    fn weeks_that_are_all_alike_have_no_signal_whatever_the_mean_loses_in_rounding() {
        let points: Vec<_> =
            (1..20).map(|n| Some(Observed { share: 0.9, n: f64::from(n) / 3.0 })).collect();
        let chart = p_chart(&points, 0..points.len(), false).unwrap();
        assert_eq!(chart.sigma_z, Some(0.0));
        let found = chart.signals(&Rules { near_centre: 99, ..Rules::default() }, Good::High);
        assert_eq!(found, []);
    }

    proptest! {
        #[test]
        fn counting_failures_instead_mirrors_the_chart(
            all in prop::collection::vec((0_u64..50, 0_u64..50), 2..20),
        ) {
            let of = |(part, rest): &(u64, u64)| (*part, part + rest);
            let other = |(part, rest): &(u64, u64)| (*rest, part + rest);
            let points = counted(&all.iter().map(of).collect::<Vec<_>>());
            let mirrored = counted(&all.iter().map(other).collect::<Vec<_>>());
            let one = p_chart(&points, 0..points.len(), false);
            let two = p_chart(&mirrored, 0..points.len(), false);
            prop_assert_eq!(one.is_some(), two.is_some());
            let (Some(one), Some(two)) = (one, two) else { return Ok(()) };
            for (a, b) in one.points.iter().flatten().zip(two.points.iter().flatten()) {
                prop_assert!((a.lower - (1.0 - b.upper)).abs() < 1e-9);
                prop_assert!(a.lower <= one.centre && one.centre <= a.upper);
            }
        }
    }
}
