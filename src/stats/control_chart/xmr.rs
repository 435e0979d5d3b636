//! Any figure over time: individual values and their moving ranges (`XmR`).

use std::ops::Range;

use super::signal::{Good, Place, Rules, Signal, signals};
use super::{mean, moving_ranges};

/// 3 / d₂: limits of individuals in mean moving ranges.
const LIMIT: f64 = 2.66;
/// D₄ for two: the limit of a moving range in mean moving ranges.
const RANGE_LIMIT: f64 = 3.268;
/// Limits from fewer points are trial limits: more data will move them.
pub const TRIAL_BELOW: usize = 12;

/// A chart of individuals.
#[derive(Clone, Debug, PartialEq)]
pub struct XmrChart {
    /// Mean of the baseline.
    pub centre: f64,
    /// Mean moving range of the baseline (mR̄).
    pub mean_range: f64,
    /// centre − 2.66·mR̄.
    pub lower: f64,
    /// centre + 2.66·mR̄.
    pub upper: f64,
    /// 3.268·mR̄: a larger range is a signal.
    pub range_upper: f64,
    /// Fewer than [`TRIAL_BELOW`] points in the baseline.
    pub trial: bool,
    /// One a point; `None` without a value.
    pub points: Vec<Option<XmrPoint>>,
}

/// One point of the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct XmrPoint {
    /// As given.
    pub value: f64,
    /// Distance from the nearest value before; `None` for the first.
    pub range: Option<f64>,
}

/// The chart of `values` with the limits of those in `baseline`; `screened` leaves ranges over
/// 3.268·mR̄ out of a second mR̄, as `NHSRplotthedots` does, so that a single jump does not widen
/// the limits that should show it.
///
/// `None` when the baseline has fewer than two values. Sources: Wheeler (2000), Understanding
/// Variation; NHS England, Making Data Count.
pub fn xmr_chart(
    values: &[Option<f64>],
    baseline: Range<usize>,
    screened: bool,
) -> Option<XmrChart> {
    let inside: Vec<f64> = values.get(baseline)?.iter().copied().flatten().collect();
    let centre = mean(inside.iter().copied())?;
    let all = mean(moving_ranges(&inside))?;
    let mean_range = if screened {
        let kept = moving_ranges(&inside).filter(|range| *range <= RANGE_LIMIT * all);
        mean(kept).unwrap_or(all)
    } else {
        all
    };
    let mut before = None;
    let points = values.iter().map(|value| {
        let value = (*value)?;
        let range = before.replace(value).map(|other: f64| (value - other).abs());
        Some(XmrPoint { value, range })
    });
    Some(XmrChart {
        centre,
        mean_range,
        lower: centre - LIMIT * mean_range,
        upper: centre + LIMIT * mean_range,
        range_upper: RANGE_LIMIT * mean_range,
        trial: inside.len() < TRIAL_BELOW,
        points: points.collect(),
    })
}

impl XmrChart {
    /// What the chart says, by all rules.
    pub fn signals(&self, rules: &Rules, good: Good) -> Vec<Signal> {
        let sigma = LIMIT * self.mean_range / 3.0;
        let place = |point: &XmrPoint| Place {
            value: point.value,
            above: point.value - self.centre,
            sigmas: (sigma > 0.0).then(|| (point.value - self.centre) / sigma),
            outside: point.value < self.lower || point.value > self.upper,
        };
        let places: Vec<_> = self.points.iter().map(|at| at.as_ref().map(place)).collect();
        signals(&places, rules, good)
    }

    /// Places, from 0, whose moving range is above its limit.
    pub fn jumps(&self) -> Vec<usize> {
        let is_jump = |point: &XmrPoint| point.range.is_some_and(|range| range > self.range_upper);
        let points = self.points.iter().enumerate();
        let jumps = points.filter(|(_, point)| point.as_ref().is_some_and(is_jump));
        jumps.map(|(at, _)| at).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn limits_are_multiples_of_the_mean_moving_range() {
        let values = [Some(10.0), None, Some(12.0), Some(11.0), Some(15.0)];
        let chart = xmr_chart(&values, 0..5, false).unwrap();
        assert!((chart.centre - 12.0).abs() < 1e-12);
        assert!((chart.mean_range - 7.0 / 3.0).abs() < 1e-12);
        assert!((chart.upper - (12.0 + 2.66 * 7.0 / 3.0)).abs() < 1e-12);
        assert_eq!(chart.points[1], None);
        assert_eq!(chart.points[2].unwrap().range, Some(2.0));
        assert!(chart.trial);
        assert_eq!(xmr_chart(&values, 0..2, false), None);
    }

    #[test]
    fn a_screened_chart_is_not_widened_by_the_jump_it_should_show() {
        let mut values: Vec<Option<f64>> = [5.0, 6.0].repeat(8).into_iter().map(Some).collect();
        values.push(Some(30.0));
        let plain = xmr_chart(&values, 0..17, false).unwrap();
        let screened = xmr_chart(&values, 0..17, true).unwrap();
        assert!((screened.mean_range - 1.0).abs() < 1e-12);
        assert!(plain.mean_range > screened.mean_range);
        assert_eq!(screened.jumps(), [16]);
    }

    proptest! {
        #[test]
        fn another_unit_of_measure_changes_no_signal(
            values in prop::collection::vec(prop::option::of(-40_i32..40), 4..40),
        ) {
            let values: Vec<Option<f64>> = values.iter().map(|v| v.map(f64::from)).collect();
            // A power of two, so that no rounding comes in between.
            let scaled: Vec<Option<f64>> = values.iter().map(|v| v.map(|v| v * 4.0)).collect();
            let of = |values: &[Option<f64>]| {
                let chart = xmr_chart(values, 0..values.len(), false)?;
                Some(chart.signals(&Rules::default(), Good::High))
            };
            prop_assert_eq!(of(&values), of(&scaled));
        }
    }
}
