//! The rate at the year's end, from the periods that are settled (dự báo cuối năm).
//!
//! Every period has a share of its own around the year's level; the answers of a period are drawn
//! with that share. What is still to come is then beta-binomial, with three parts of uncertainty:
//! chance, the periods to come, and the level itself. The year's end is judged on whole numbers.
//! The model knows no trend and no season: `docs/methodology/understanding.md` says where it fails.

mod back_test;
mod between;
mod made_up;

pub use back_test::{BackTest, CalibrationBin, back_test};
pub use made_up::MadeUpYears;

use super::counted::Counted;
use super::distribution::BetaBinomial;
use super::interval::Interval;
use super::number::float_of;
use crate::stats::target::Target;
use crate::stats::verdict::{reached_exactly, shortfall};
use between::Between;

/// The variation between periods is a variance on as many degrees of freedom as there are periods
/// less one: with six its own standard error is 63 % of it, with fewer it is a guess.
pub const FEWEST_PERIODS: usize = 6;

/// With 30 answers at 90 % the level alone is known to ±11 points: every target is open.
pub const FEWEST_ANSWERS: u64 = 30;

/// The law of what is to come has a number for each count; no office has more answers to come.
pub const MOST_REMAINING: u64 = 1_000_000;

/// The year's end as it looks today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// What is settled.
    pub settled: Counted,
    /// Settled periods with answers.
    pub periods: usize,
    /// Answers still to come.
    pub remaining: u64,
    /// How many of them must be satisfied; more than there are when the target is out of reach.
    pub needed: u64,
    /// The chance that so many are, 0…1. Exactly 0 or 1 only when it is certain on whole numbers,
    /// or when the rest is too small for a double.
    pub chance: f64,
    /// The expected rate at the end, 0…1.
    pub rate: f64,
    /// Where the rate ends with the chance asked for, half of the rest on each side.
    pub interval: Interval,
    /// ρ, how alike two answers of one period are: 0 when periods vary by chance alone. `None`
    /// for a finished year, which has no use for it.
    pub between: Option<f64>,
}

/// Why there is no forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoForecast {
    /// Settled periods with answers, fewer than [`FEWEST_PERIODS`].
    TooFewPeriods(usize),
    /// Settled answers, fewer than [`FEWEST_ANSWERS`]; none at all in a finished year.
    TooFewAnswers(u64),
    /// Answers to come, above [`MOST_REMAINING`].
    TooManyToCome(u64),
    /// More satisfied answers than answers, a target without a denominator, or sums too large.
    Impossible,
}

/// Forecasts the year from its settled periods and how many answers are still to come; `level`
/// lies inside 0…1.
///
/// The level is (X + ½)/(T + 1) of X satisfied in T answers. The share to come has a beta law with
/// that mean and the variance p(1 − p)·v,
///
/// v = 1/(T + 2) + ρ·n̄/T + ρ·min(1, n̄/R),    n̄ = Σn²/T,
///
/// for R answers to come: the level from these answers, the level from these periods, and the
/// periods to come. Without variation between periods it is Jeffreys' Beta(X + ½, T − X + ½).
pub fn forecast(
    settled: &[Counted],
    remaining: u64,
    target: &Target,
    level: f64,
) -> Result<Forecast, NoForecast> {
    let sum = total(settled).ok_or(NoForecast::Impossible)?;
    let answered: Vec<Counted> = settled.iter().copied().filter(has_answers).collect();
    let periods = answered.len();
    if remaining == 0 {
        return finished(sum, periods, target);
    }
    if periods < FEWEST_PERIODS {
        return Err(NoForecast::TooFewPeriods(periods));
    }
    if sum.trials < FEWEST_ANSWERS {
        return Err(NoForecast::TooFewAnswers(sum.trials));
    }
    if remaining > MOST_REMAINING {
        return Err(NoForecast::TooManyToCome(remaining));
    }
    let all = sum.trials + remaining;
    let needed = shortfall(target, sum.successes, all).ok_or(NoForecast::Impossible)?;
    let between = Between::of(&answered, sum);
    let share = (float_of(sum.successes) + 0.5) / (float_of(sum.trials) + 1.0);
    let (a, b) = shapes(share, variance(&between, sum.trials, remaining));
    let law = BetaBinomial::of(remaining, a, b);
    let tail = (1.0 - level) / 2.0;
    let end = |p| float_of(sum.successes + law.quantile(p)) / float_of(all);
    Ok(Forecast {
        settled: sum,
        periods,
        remaining,
        needed,
        chance: law.upper(needed),
        rate: (float_of(sum.successes) + float_of(remaining) * share) / float_of(all),
        interval: Interval(end(tail), end(1.0 - tail)),
        between: Some(between.rho),
    })
}

/// Nothing is to come: the result, with certainty.
fn finished(sum: Counted, periods: usize, target: &Target) -> Result<Forecast, NoForecast> {
    let rate = sum.share().ok_or(NoForecast::TooFewAnswers(0))?;
    let found = reached_exactly(target, sum.successes, sum.trials).zip(shortfall(
        target,
        sum.successes,
        sum.trials,
    ));
    let (reached, needed) = found.ok_or(NoForecast::Impossible)?;
    Ok(Forecast {
        settled: sum,
        periods,
        remaining: 0,
        needed,
        chance: if reached { 1.0 } else { 0.0 },
        rate,
        interval: Interval(rate, rate),
        between: None,
    })
}

fn has_answers(period: &Counted) -> bool {
    period.trials > 0
}

/// Of all periods; `None` when a period has more successes than trials, or there are too many.
fn total(periods: &[Counted]) -> Option<Counted> {
    let mut sum = Counted::default();
    for period in periods {
        if period.successes > period.trials {
            return None;
        }
        sum.successes = sum.successes.checked_add(period.successes)?;
        sum.trials = sum.trials.checked_add(period.trials)?;
    }
    // Room for the answers to come.
    sum.trials.checked_add(MOST_REMAINING).map(|_| sum)
}

/// v of [`forecast`]: the variance of the share to come in units of p(1 − p).
fn variance(between: &Between, trials: u64, remaining: u64) -> f64 {
    let (trials, remaining) = (float_of(trials), float_of(remaining));
    let level = 1.0 / (trials + 2.0) + between.rho * between.size / trials;
    level + between.rho * (between.size / remaining).min(1.0)
}

/// The beta law with this mean and the variance mean·(1 − mean)·v; at its widest a + b is 1, as
/// Jeffreys' law of no data.
fn shapes(mean: f64, v: f64) -> (f64, f64) {
    let sum = (1.0 / v - 1.0).max(1.0);
    (sum * mean, sum * (1.0 - mean))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::interval::LEVEL;
    use crate::stats::target::TargetRule;

    const NINETY: Target = Target { numerator: 9, denominator: 10, rule: TargetRule::AtLeast };

    fn periods(shares: &[u64]) -> Vec<Counted> {
        let of = |successes: &u64| Counted { successes: *successes, trials: 100 };
        shares.iter().map(of).collect()
    }

    #[test]
    fn periods_that_agree_leave_jeffreys_law_of_the_year() {
        let settled = periods(&[91; 6]);
        let found = forecast(&settled, 400, &NINETY, LEVEL).unwrap();
        let law = BetaBinomial::of(400, 546.5, 54.5);
        assert_eq!((found.between, found.needed), (Some(0.0), 354));
        assert!((found.chance - law.upper(354)).abs() < 1e-12);
        assert!(found.interval.0 < found.rate && found.rate < found.interval.1);
    }

    #[test]
    fn periods_that_differ_make_the_end_less_sure() {
        let alike = forecast(&periods(&[93; 6]), 600, &NINETY, LEVEL).unwrap();
        let apart = periods(&[99, 87, 99, 87, 99, 87]);
        let apart = forecast(&apart, 600, &NINETY, LEVEL).unwrap();
        assert!(apart.between > Some(0.02));
        assert!(apart.chance < alike.chance && apart.chance > 0.5);
        let width = |of: &Forecast| of.interval.1 - of.interval.0;
        assert!(width(&apart) > 1.5 * width(&alike));
    }

    #[test]
    fn a_finished_year_is_its_result_and_what_is_certain_has_the_chance_of_certainty() {
        let chance = |settled: &[u64], remaining| {
            let found = forecast(&periods(settled), remaining, &NINETY, LEVEL).unwrap();
            (found.chance.to_string(), found.needed)
        };
        assert_eq!(chance(&[90; 2], 0), ("1".to_owned(), 0));
        assert_eq!(chance(&[90, 89], 0), ("0".to_owned(), 1));
        // 90 % of 650 are 585, and 588 are there; of 610 they are 549, and 504 are 45 short.
        assert_eq!(chance(&[98; 6], 50), ("1".to_owned(), 0));
        assert_eq!(chance(&[84; 6], 10).0, "0");
    }

    #[test]
    fn too_little_is_refused_with_how_little_it_is() {
        let refused = |settled: &[u64], remaining| {
            forecast(&periods(settled), remaining, &NINETY, LEVEL).unwrap_err()
        };
        assert_eq!(refused(&[90; 5], 10), NoForecast::TooFewPeriods(5));
        assert_eq!(refused(&[], 0), NoForecast::TooFewAnswers(0));
        assert_eq!(refused(&[90; 6], 1_000_001), NoForecast::TooManyToCome(1_000_001));
        assert_eq!(refused(&[101; 6], 10), NoForecast::Impossible);
        let quiet = [Counted { successes: 4, trials: 4 }; 7];
        let found = forecast(&quiet, 10, &NINETY, LEVEL).unwrap_err();
        assert_eq!(found, NoForecast::TooFewAnswers(28));
    }
}
