//! Places by the shares of their people: limits for answers that are alike within a person.
//!
//! A response is the sampling unit, so a share of n responses varies like one of so many independent
//! answers, its effective size. What a single place says of that is unsteady, and most of all where
//! few have answered: it is drawn in to what all places say together.

use super::limits::normal_limits;
use super::{INNER, OUTER};
use crate::stats::counted::Observed;
use crate::stats::distribution::{beta_quantile, beta_quantile_upper};
use crate::stats::interval::Interval;

/// As many responses as the places' common design effect counts beside a place's own. Our choice:
/// from 100 to 400 on the rates of the bench are the same.
const STEADIED_BY: f64 = 200.0;

/// A place as it was seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SharePlace {
    /// In 0…1.
    pub share: f64,
    /// Responses.
    pub responses: f64,
    /// How many independent answers its own responses would make it worth.
    pub effective: f64,
}

/// Where a place stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedShare {
    /// As given.
    pub share: f64,
    /// How many independent answers it is judged as.
    pub effective: f64,
    /// Where 95 % of steady places of this effective size lie.
    pub inner: Interval,
    /// Where 99.8 % of them lie.
    pub outer: Interval,
}

/// The places, in order, around `centre`, which is the share of all of them.
///
/// A place pulls the centre to itself by its part wᵢ of all, so that its distance varies by 1 − wᵢ of
/// its own variance: its effective size is divided by as much. `None` unless the centre lies inside
/// 0…1, two places or more have responses, and not all of them are at an end.
pub fn share_funnel(places: &[SharePlace], centre: f64) -> Option<Vec<PlacedShare>> {
    let sizes = steadied(places)?;
    let all: f64 = sizes.iter().sum();
    let around = places.iter().zip(sizes).map(|(place, size)| {
        let effective = size / (1.0 - size / all);
        let limits = |coverage| share_limits(centre, effective, coverage);
        let (inner, outer) = (limits(INNER)?, limits(OUTER)?);
        Some(PlacedShare { share: place.share, effective, inner, outer })
    });
    around.collect()
}

/// The limits that hold `coverage` of the shares of an effective size around `centre`; `None` unless
/// it is inside 0…1 and the size above 1.
///
/// Halfway between those of the normal law and those of the beta law of the same mean and variance.
/// A share of people is skewed, the more so the more its people answer alike, and between the
/// two: a binomial law has half the beta's skewness.
pub fn share_limits(centre: f64, effective: f64, coverage: f64) -> Option<Interval> {
    let inside = centre > 0.0 && centre < 1.0 && effective > 1.0 && effective.is_finite();
    inside.then(|| {
        let share = Observed { share: centre, n: effective };
        let Interval(low, high) = normal_limits(centre, share.standard_error(centre), coverage);
        let tail = (1.0 - coverage) / 2.0;
        let (a, b) = (centre * (effective - 1.0), (1.0 - centre) * (effective - 1.0));
        Interval(
            f64::midpoint(low, beta_quantile(tail, a, b)),
            f64::midpoint(high, beta_quantile_upper(tail, a, b)),
        )
    })
}

/// Effective sizes by design effects D that are drawn in: (n·D + 200·D̄)/(n + 200).
fn steadied(places: &[SharePlace]) -> Option<Vec<f64>> {
    let known = places.iter().all(|place| place.responses > 0.0 && place.effective > 0.0);
    if places.len() < 2 || !known {
        return None;
    }
    // Of variances, so that a place at an end, where nothing varies, says nothing.
    let spread = |place: &SharePlace| place.share * (1.0 - place.share);
    let own = |place: &SharePlace| place.responses / place.effective;
    let sum = |of: &dyn Fn(&SharePlace) -> f64| places.iter().map(of).sum::<f64>();
    let common = sum(&|place| place.responses * spread(place) * own(place))
        / sum(&|place| place.responses * spread(place));
    let sizes = places.iter().map(|place| {
        let n = place.responses;
        let own = if spread(place) > 0.0 { own(place) } else { common };
        n * (n + STEADIED_BY) / (n * own + STEADIED_BY * common)
    });
    common.is_finite().then(|| sizes.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(share: f64, responses: f64, effective: f64) -> SharePlace {
        SharePlace { share, responses, effective }
    }

    #[test]
    fn places_alike_keep_their_size_but_for_their_pull_on_the_centre() {
        let found = share_funnel(&[place(0.9, 300.0, 600.0); 4], 0.9).unwrap();
        for each in found {
            // 600 / (1 − 1/4)
            assert!((each.effective - 800.0).abs() < 1e-9);
            assert!(each.outer.0 < each.inner.0 && each.inner.0 < 0.9);
            assert!(each.outer.1 > each.inner.1 && each.inner.1 > 0.9);
        }
    }

    #[test]
    fn a_place_where_all_agree_takes_the_design_effect_of_the_others() {
        let places = [place(1.0, 50.0, 50.0), place(0.8, 200.0, 400.0), place(0.9, 200.0, 400.0)];
        let sizes = steadied(&places).unwrap();
        assert!((sizes[0] - 100.0).abs() < 1e-9, "{sizes:?}");
        assert_eq!(share_funnel(&[place(1.0, 50.0, 50.0); 3], 0.9), None);
        assert_eq!(share_funnel(&places[..1], 0.9), None);
        assert_eq!(share_funnel(&places, 1.0), None);
    }

    #[test]
    fn few_answers_of_their_own_say_little_of_how_alike_they_are() {
        let others = [place(0.9, 5_000.0, 10_000.0); 2];
        let sizes = |effective| {
            let all = [others[0], others[1], place(0.9, 10.0, effective)];
            steadied(&all).unwrap()[2]
        };
        // Twice their number by all others; whatever their own variance, near that.
        assert!((sizes(5.0) - 20.0).abs() < 3.0 && (sizes(160.0) - 20.0).abs() < 3.0);
    }

    #[test]
    fn limits_are_skewed_and_stay_in_order() {
        for effective in [1.5, 3.0, 10.0, 40.0, 400.0, 1e6] {
            let limits = |coverage| share_limits(0.9, effective, coverage).unwrap();
            let (inner, outer) = (limits(INNER), limits(OUTER));
            assert!(0.0 <= outer.0 && outer.0 <= inner.0 && inner.1 <= outer.1 && outer.1 <= 1.0);
            assert!(0.9 - outer.0 >= outer.1 - 0.9, "{effective}");
        }
        assert_eq!(share_limits(0.9, 1.0, INNER), None);
    }
}
