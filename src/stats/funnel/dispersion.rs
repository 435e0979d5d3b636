//! More variation between units than chance gives: they serve different people, in other cases.

use super::count;
use crate::stats::counted::Counted;

/// The share of units at each end that are drawn in to the rest before φ is taken, so that the few
/// one is looking for do not widen the limits that should show them.
const WINSORISED: f64 = 0.1;

/// How a funnel's limits treat variation beyond chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// Not at all: exact binomial limits.
    Chance,
    /// Standard errors are multiplied by √φ, winsorised, if that is above 1.
    Multiplied,
    /// Each unit has a true share of its own: variances have τ² added.
    Added,
}

/// How much units vary around a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dispersion {
    /// φ = mean z²; 1 by chance alone.
    pub phi: f64,
    /// The same after the outermost tenth of the z at each end is drawn in to the 10 % and the
    /// 90 % quantile (by linear interpolation, R's type 7).
    pub phi_winsorised: f64,
    /// τ², the variance of the units' own shares, from the winsorised φ; 0 when they vary no more
    /// than chance.
    pub tau_squared: f64,
}

impl Dispersion {
    /// Of units with trials around a target inside 0…1; `None` for fewer than two.
    ///
    /// τ² = (I·φ − (I − 1)) / (Σw − Σw²/Σw) with w = 1/s², the moment
    /// estimate. Source: Spiegelhalter (2005), section 4 and appendix A.3.
    pub(super) fn of(units: &[Counted], target: f64) -> Option<Self> {
        let error = |unit: &Counted| unit.standard_error(target);
        let z = |unit: &Counted| Some((unit.share()? - target) / error(unit)?);
        let mut all: Vec<f64> = units.iter().filter_map(z).collect();
        if all.len() < 2 {
            return None;
        }
        all.sort_by(f64::total_cmp);
        let (low, high) = (quantile(&all, WINSORISED), quantile(&all, 1.0 - WINSORISED));
        let units_count = count(&all);
        let mean_square = |z: &dyn Fn(f64) -> f64| {
            let squares = all.iter().map(|each| z(*each).powi(2));
            squares.sum::<f64>() / units_count
        };
        let phi_winsorised = mean_square(&|z| z.clamp(low, high));
        let weights: Vec<f64> =
            units.iter().filter_map(error).map(|error| 1.0 / (error * error)).collect();
        let sum: f64 = weights.iter().sum();
        let squares: f64 = weights.iter().map(|weight| weight * weight).sum();
        let excess = units_count * phi_winsorised - (units_count - 1.0);
        Some(Self {
            phi: mean_square(&|z| z),
            phi_winsorised,
            tau_squared: (excess / (sum - squares / sum)).max(0.0),
        })
    }
}

impl Spread {
    /// A unit's standard error with what lies beyond chance; `None` where chance is all.
    pub(super) fn standard_error(
        self,
        chance: f64,
        dispersion: Option<&Dispersion>,
    ) -> Option<f64> {
        let dispersion = dispersion?;
        match self {
            Self::Chance => None,
            Self::Multiplied => Some(chance * dispersion.phi_winsorised.max(1.0).sqrt()),
            Self::Added => Some((chance * chance + dispersion.tau_squared).sqrt()),
        }
    }
}

/// Of sorted values, by linear interpolation between neighbours.
fn quantile(sorted: &[f64], level: f64) -> f64 {
    let place = (count(sorted) - 1.0) * level;
    let steps = sorted.windows(2).scan(0.0, |at, pair| {
        let here = *at;
        *at += 1.0;
        Some((here, pair))
    });
    for (at, pair) in steps {
        if let [low, high] = pair
            && place <= at + 1.0
        {
            return low + (place - at).max(0.0) * (high - low);
        }
    }
    sorted.last().copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_that_agree_have_no_variance_of_their_own() {
        let same = Counted { successes: 90, trials: 100 };
        let found = Dispersion::of(&[same; 5], 0.9).unwrap();
        assert!(found.phi < 1e-12 && found.tau_squared <= 0.0);
        assert_eq!(Dispersion::of(&[same], 0.9), None);
    }

    #[test]
    fn quantiles_lie_between_neighbours() {
        assert!((quantile(&[1.0, 2.0, 4.0], 0.5) - 2.0).abs() < 1e-12);
        assert!((quantile(&[1.0, 2.0, 4.0], 0.75) - 3.0).abs() < 1e-12);
        assert!((quantile(&[1.0, 2.0, 4.0], 1.0) - 4.0).abs() < 1e-12);
    }
}
