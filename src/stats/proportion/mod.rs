//! One proportion: how sure it is, and what it says about a target.

mod against;
mod intervals;
mod population;

use serde::Serialize;

pub(super) use against::RARE_SLACK;
pub use against::{Against, binomial_chance};
pub(super) use intervals::clopper_pearson_excludes;
pub use intervals::{
    agresti_coull, clopper_pearson, clopper_pearson_lower, clopper_pearson_on, jeffreys, wald,
    wilson_corrected, wilson_lower,
};
pub use population::FinitePopulation;

use super::interval::{Interval, wilson};
use super::number::float_of;
use crate::stats::number::first;
use crate::stats::target::Target;
use crate::stats::verdict::{Undecided, Verdict, aim, certain, reached_exactly, shortfall};

/// Estimates of a proportion from `successes` in `trials`; without trials every figure is `None`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proportion {
    /// Satisfied answers.
    pub successes: u64,
    /// Valid answers.
    pub trials: u64,
    /// Their ratio.
    pub share: Option<f64>,
    /// Of every interval here, two-sided.
    pub level: f64,
    /// For comparison with older reports; it fails near 0 and 1 and with few answers.
    pub wald: Option<Interval>,
    /// The one to print.
    pub wilson: Option<Interval>,
    /// With Yates' correction for continuity.
    pub wilson_cc: Option<Interval>,
    /// Never below its level, often far above: the one that judges.
    pub clopper_pearson: Option<Interval>,
    /// The posterior of Jeffreys' prior.
    pub jeffreys: Option<Interval>,
    /// Wald about a shrunken share.
    pub agresti_coull: Option<Interval>,
    /// Bounds of which all of the error lies below.
    pub one_sided_lower: OneSidedLower,
    /// Only where the population's size is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fpc: Option<FinitePopulation>,
    /// The tests.
    pub target: Against,
    /// Read off the exact interval; of a population, also what the rest of it cannot change.
    pub verdict: Option<Verdict>,
    /// On whole numbers.
    pub reached_exactly: Option<bool>,
    /// How many more of the trials would have had to succeed.
    pub shortfall: Option<u64>,
    /// How many more trials at the same share would decide an open verdict; no more than there are
    /// people, all of whom decide.
    pub more_needed: Option<u64>,
}

/// Lower confidence bounds at the level itself.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OneSidedLower {
    /// By the score test.
    pub wilson: Option<f64>,
    /// By the exact test.
    pub clopper_pearson: Option<f64>,
}

impl Proportion {
    /// `successes` is at most `trials`, and those at most the `population`; `level` lies inside
    /// 0…1 and the target in 0…1.
    pub fn of(
        successes: u64,
        trials: u64,
        target: &Target,
        level: f64,
        population: Option<u64>,
    ) -> Self {
        let share = (trials > 0).then(|| float_of(successes) / float_of(trials));
        let exact = clopper_pearson(successes, trials, level);
        let goal = aim(target);
        let sampled = exact.zip(goal).map(|(exact, aim)| Verdict::of(exact, aim, target.rule));
        let known = population.and_then(|all| certain(target, successes, trials, all));
        let verdict = sampled.map(|sampled| known.unwrap_or(sampled));
        let undecided = share
            .zip(goal)
            .filter(|_| verdict == Some(Verdict::Open))
            .map(|(share, aim)| Undecided { share, aim, effective: float_of(trials) });
        let more_needed = undecided.and_then(|of| match population {
            Some(all) => Some(more_of(&of, (successes, trials), target, all, level)),
            None => of.more_needed(trials, level),
        });
        Self {
            successes,
            trials,
            share,
            level,
            wald: wald(successes, trials, level),
            wilson: wilson(successes, trials, level),
            wilson_cc: wilson_corrected(successes, trials, level),
            clopper_pearson: exact,
            jeffreys: jeffreys(successes, trials, level),
            agresti_coull: agresti_coull(successes, trials, level),
            one_sided_lower: OneSidedLower {
                wilson: wilson_lower(successes, trials, level),
                clopper_pearson: clopper_pearson_lower(successes, trials, level),
            },
            fpc: population.and_then(|all| FinitePopulation::of(successes, trials, all, level)),
            target: Against::of(successes, trials, target),
            verdict,
            reached_exactly: reached_exactly(target, successes, trials),
            shortfall: shortfall(target, successes, trials),
            more_needed,
        }
    }
}

/// How many more of a population would decide at the same share: by the exact interval, or because
/// the rest can change nothing any more.
fn more_of(
    of: &Undecided,
    (successes, trials): (u64, u64),
    target: &Target,
    population: u64,
    level: f64,
) -> u64 {
    // Whole numbers of answers at the share of those there are.
    let at_share = |all: u64| {
        let product = u128::from(successes) * u128::from(all) / u128::from(trials.max(1));
        u64::try_from(product).unwrap_or(all)
    };
    let is_certain = |all: u64| certain(target, at_share(all), all, population).is_some();
    first(1, population.saturating_sub(trials), |more| {
        of.is_decided_by(trials, more, level) || is_certain(trials + more)
    })
}
