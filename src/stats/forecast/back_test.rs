//! Whether forecast probabilities are calibrated: of years with 70 %, seventy of a hundred must get
//! there.
//!
//! Source: Brier (1950), Verification of forecasts expressed in terms of probability; Murphy and
//! Winkler (1977), Reliability of subjective probability forecasts (the table).

use rand::Rng;
use serde::Serialize;

use super::made_up::{MadeUpYears, Year};
use super::{Forecast, NoForecast, forecast};
use crate::stats::counted::Counted;
use crate::stats::interval::{Interval, LEVEL};
use crate::stats::number::{float_len, float_of};
use crate::stats::target::Target;
use crate::stats::verdict::reached_exactly;

/// Bins of chances: 0–10 %, …, 90–100 %.
const BINS: u8 = 10;

/// Forecasts against what came of them.
#[derive(Clone, Debug, PartialEq)]
pub struct BackTest {
    /// Years made up.
    pub years: usize,
    /// Mean of (chance − outcome)²: 0 is perfect, ¼ is what always saying one half gets.
    pub brier: f64,
    /// The same of who says that the year ends where it stands: chance 1 or 0.
    pub brier_last_value: f64,
    /// 1 − the one over the other: 1 is perfect, 0 no better; `None` where the other made no error.
    pub skill: Option<f64>,
    /// How many years ended within their 95 % interval, 0…1.
    pub inside: f64,
    /// Bins with years in them.
    pub bins: Vec<CalibrationBin>,
}

/// Years whose forecast probability was in `from`…`to`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CalibrationBin {
    /// 0…1
    pub from: f64,
    /// 0…1; the last bin holds it, the others do not.
    pub to: f64,
    /// How many years.
    pub years: usize,
    /// The mean forecast probability.
    pub chance: f64,
    /// The share of years that reached the target.
    pub reached: f64,
}

/// One forecast and its year's end.
struct Case {
    chance: f64,
    last_value: f64,
    reached: bool,
    inside: bool,
}

/// Draws `count` years, forecasts each from its settled periods, and compares; `each` is called
/// after every year.
pub fn back_test(
    years: &MadeUpYears,
    count: usize,
    rng: &mut impl Rng,
    each: &mut dyn FnMut(),
) -> Result<BackTest, NoForecast> {
    let mut cases = Vec::with_capacity(count);
    for _ in 0..count {
        cases.push(case(&years.draw(rng), &years.target)?);
        each();
    }
    let mean = |of: &dyn Fn(&Case) -> f64| {
        cases.iter().map(of).sum::<f64>() / float_len(cases.len().max(1))
    };
    let outcome = |case: &Case| f64::from(u8::from(case.reached));
    let brier = mean(&|case| (case.chance - outcome(case)).powi(2));
    let brier_last_value = mean(&|case| (case.last_value - outcome(case)).powi(2));
    Ok(BackTest {
        years: count,
        brier,
        brier_last_value,
        skill: (brier_last_value > 0.0).then(|| 1.0 - brier / brier_last_value),
        inside: mean(&|case| f64::from(u8::from(case.inside))),
        bins: (0..BINS).filter_map(|place| bin(place, &cases)).collect(),
    })
}

fn case(year: &Year, target: &Target) -> Result<Case, NoForecast> {
    let forecast_made: Forecast = forecast(&year.settled, year.to_come.trials, target, LEVEL)?;
    let end = Counted::sum([forecast_made.settled, year.to_come]);
    let reached = |of: Counted| reached_exactly(target, of.successes, of.trials) == Some(true);
    let Interval(low, high) = forecast_made.interval;
    Ok(Case {
        chance: forecast_made.chance,
        last_value: f64::from(u8::from(reached(forecast_made.settled))),
        reached: reached(end),
        inside: end.share().is_some_and(|end| low <= end && end <= high),
    })
}

fn bin(place: u8, cases: &[Case]) -> Option<CalibrationBin> {
    let edge = |place: u8| f64::from(place) / f64::from(BINS);
    let last = place + 1 == BINS;
    let (from, to) = (edge(place), edge(place + 1));
    let within = |case: &&Case| from <= case.chance && (case.chance < to || last);
    let (mut years, mut chances, mut reached) = (0, 0.0, 0_u64);
    for case in cases.iter().filter(within) {
        years += 1;
        chances += case.chance;
        reached += u64::from(case.reached);
    }
    let count = float_len(years);
    (years > 0).then(|| CalibrationBin {
        from,
        to,
        years,
        chance: chances / count,
        reached: float_of(reached) / count,
    })
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;
    use crate::stats::target::TargetRule;

    fn tried(drift: f64) -> BackTest {
        let years = MadeUpYears {
            settled: vec![40; 26],
            to_come: vec![40; 26],
            target: Target { numerator: 9, denominator: 10, rule: TargetRule::AtLeast },
            margin: 0.05,
            between: 0.02,
            drift,
        };
        let mut calls = 0;
        let mut rng = StdRng::seed_from_u64(1);
        let found = back_test(&years, 400, &mut rng, &mut || calls += 1).unwrap();
        assert_eq!(calls, 400);
        found
    }

    #[test]
    fn of_years_told_a_chance_that_share_gets_there() {
        let found = tried(0.0);
        assert_eq!(found.bins.iter().map(|bin| bin.years).sum::<usize>(), 400);
        for bin in found.bins {
            // Three standard errors of a share of so many years.
            let error = (bin.chance * (1.0 - bin.chance) / float_len(bin.years)).sqrt();
            let gap = (bin.reached - bin.chance).abs();
            assert!(gap < 3.0 * error + 0.02, "{bin:?}");
        }
        assert!(found.skill > Some(0.2) && found.inside > 0.9, "{:?}", found.skill);
    }

    #[test]
    fn a_level_that_wanders_makes_the_forecast_too_sure() {
        let (still, wandering) = (tried(0.0), tried(0.02));
        assert!(wandering.inside < still.inside - 0.1);
        assert!(wandering.brier > still.brier);
    }
}
