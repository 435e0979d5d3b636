//! Offices side by side (biểu đồ phễu): which differ by more than the number of their answers
//! explains.
//!
//! Source: Spiegelhalter (2005), Funnel plots for comparing institutional performance.

mod dispersion;
mod limits;
mod rank;
mod shares;

use std::collections::BTreeMap;

pub use dispersion::{Dispersion, Spread};
pub use limits::{INNER, OUTER, exact_limits};
pub use rank::{RankInterval, rank_intervals};
pub use shares::{PlacedShare, SharePlace, share_funnel, share_limits};

use super::adjust::{benjamini_hochberg, holm};
use super::counted::Counted;
use super::distribution::{binomial_lower, binomial_upper, normal_upper};
use super::interval::Interval;
use super::number::float_of;

/// A funnel with its units.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// What every unit is held to, in 0…1.
    pub target: f64,
    /// How much the units vary around it.
    pub dispersion: Option<Dispersion>,
    /// By name.
    pub units: Vec<FunnelUnit>,
}

/// One unit of a funnel.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelUnit {
    /// As it was named.
    pub name: String,
    /// What was counted.
    pub counted: Counted,
    /// `None` without trials.
    pub place: Option<FunnelPlace>,
    /// Among the units with trials; 1 is the highest share.
    pub rank: Option<RankInterval>,
}

/// Where a unit stands in the funnel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunnelPlace {
    /// Successes over trials.
    pub share: f64,
    /// Where 95 % of units that are at the target lie.
    pub inner: Interval,
    /// Where 99.8 % of them lie.
    pub outer: Interval,
    /// Standard errors from the target, spread included.
    pub z: f64,
    /// The two-sided chance of lying so far off, for a unit at the target.
    pub p: f64,
    /// The same, corrected for the number of units: Holm.
    pub p_holm: f64,
    /// The same: Benjamini and Hochberg.
    pub p_bh: f64,
}

/// The funnel of `units` around `target` (the share of all of them when `None`), with limits for
/// the variation that `spread` says.
///
/// `None` without any trials, or when the target is not inside 0…1 (all of the answers agree).
pub fn funnel(
    units: &BTreeMap<String, Counted>,
    target: Option<f64>,
    spread: Spread,
    level: f64,
) -> Option<Funnel> {
    let all = Counted::sum(units.values().copied());
    let target = target.or(all.share())?;
    if all.trials == 0 || !(target > 0.0 && target < 1.0) {
        return None;
    }
    let counted: Vec<Counted> = units.values().copied().filter(|each| each.trials > 0).collect();
    let dispersion = Dispersion::of(&counted, target);
    let raw: Vec<FunnelPlace> = counted
        .iter()
        .filter_map(|each| place(*each, target, spread, dispersion.as_ref()))
        .collect();
    let p_values: Vec<f64> = raw.iter().map(|place| place.p).collect();
    let (strict, mild) = (holm(&p_values), benjamini_hochberg(&p_values));
    let corrected = raw.into_iter().zip(strict).zip(mild);
    let mut places = corrected.map(|((place, p_holm), p_bh)| FunnelPlace { p_holm, p_bh, ..place });
    let mut ranks = rank_intervals(&counted, level).into_iter();
    let units = units.iter().map(|(name, counted)| {
        let any = counted.trials > 0;
        FunnelUnit {
            name: name.clone(),
            counted: *counted,
            place: if any { places.next() } else { None },
            rank: if any { ranks.next() } else { None },
        }
    });
    Some(Funnel { target, dispersion, units: units.collect() })
}

/// Where one unit stands; not corrected for the others yet.
fn place(
    counted: Counted,
    target: f64,
    spread: Spread,
    dispersion: Option<&Dispersion>,
) -> Option<FunnelPlace> {
    let share = counted.share()?;
    let chance = counted.standard_error(target)?;
    let (inner, outer, z, p) = match spread.standard_error(chance, dispersion) {
        None => {
            let z = (share - target) / chance;
            let limits = |coverage| exact_limits(target, counted.trials, coverage);
            (limits(INNER)?, limits(OUTER)?, z, exact_p(counted, target))
        }
        Some(error) => {
            let z = (share - target) / error;
            let limits = |coverage| limits::normal_limits(target, error, coverage);
            let p = (2.0 * normal_upper(z.abs())).min(1.0);
            (limits(INNER), limits(OUTER), z, p)
        }
    };
    Some(FunnelPlace { share, inner, outer, z, p, p_holm: p, p_bh: p })
}

/// Twice the smaller tail of the binomial law, at most 1.
fn exact_p(counted: Counted, target: f64) -> f64 {
    let Counted { successes, trials } = counted;
    let at_most = binomial_lower(successes, trials, target, 1.0 - target);
    let at_least = binomial_upper(successes, trials, target, 1.0 - target);
    (2.0 * at_most.min(at_least)).min(1.0)
}

/// How many there are, as a real number.
fn count<T>(all: &[T]) -> f64 {
    float_of(u64::try_from(all.len()).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn units(all: &[(u64, u64)]) -> BTreeMap<String, Counted> {
        let one = |(at, (successes, rest)): (usize, &(u64, u64))| {
            let trials = successes + rest;
            (format!("u{at:02}"), Counted { successes: *successes, trials })
        };
        all.iter().enumerate().map(one).collect()
    }

    #[test]
    fn a_unit_without_trials_has_no_place_and_no_rank() {
        let funnel = funnel(&units(&[(45, 5), (0, 0), (20, 30)]), None, Spread::Chance, 0.95);
        let funnel = funnel.unwrap();
        assert_eq!((funnel.units[1].place, funnel.units[1].rank), (None, None));
        let last = &funnel.units[2];
        let place = last.place.unwrap();
        assert!(place.share < place.outer.0 && place.p_holm < 0.01);
        assert_eq!(last.rank, Some(RankInterval { best: 2, worst: 2 }));
    }

    #[test]
    fn nothing_or_agreement_of_all_has_no_funnel() {
        assert_eq!(funnel(&units(&[(0, 0)]), None, Spread::Chance, 0.95), None);
        assert_eq!(funnel(&units(&[(5, 0)]), None, Spread::Chance, 0.95), None);
        assert!(funnel(&units(&[(5, 0)]), Some(0.9), Spread::Chance, 0.95).is_some());
    }

    proptest! {
        #[test]
        fn the_order_of_units_changes_nothing(
            all in prop::collection::vec((1_u64..60, 1_u64..60), 2..9),
            spread in prop::sample::select(vec![
                Spread::Chance, Spread::Multiplied, Spread::Added,
            ]),
        ) {
            let mut turned = all.clone();
            turned.reverse();
            let one = funnel(&units(&all), Some(0.5), spread, 0.95).unwrap();
            let two = funnel(&units(&turned), Some(0.5), spread, 0.95).unwrap();
            for (a, b) in one.units.iter().zip(two.units.iter().rev()) {
                let (x, y) = (a.place.unwrap(), b.place.unwrap());
                prop_assert_eq!((a.counted, a.rank), (b.counted, b.rank));
                prop_assert!((x.p_holm - y.p_holm).abs() < 1e-9);
                prop_assert!((x.outer.0 - y.outer.0).abs() < 1e-9);
                prop_assert!(x.outer.0 <= x.inner.0 && x.inner.1 <= x.outer.1);
            }
        }
    }
}
