//! One proportion: how sure it is, and what it says about a target.

mod against;
mod intervals;
mod population;

use serde::Serialize;

pub(super) use against::RARE_SLACK;
pub use against::{Against, binomial_chance};
pub use intervals::{
    agresti_coull, clopper_pearson, clopper_pearson_lower, jeffreys, wald, wilson_corrected,
    wilson_lower,
};
pub use population::FinitePopulation;

use super::interval::{Interval, wilson};
use super::number::float_of;
use crate::stats::target::Target;
use crate::stats::verdict::{Verdict, aim, more_needed, reached_exactly, shortfall};

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
    /// The one to use.
    pub wilson: Option<Interval>,
    /// With Yates' correction for continuity.
    pub wilson_cc: Option<Interval>,
    /// Never below its level, often far above.
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
    /// Read off Wilson's interval.
    pub verdict: Option<Verdict>,
    /// On whole numbers.
    pub reached_exactly: Option<bool>,
    /// How many more of the trials would have had to succeed.
    pub shortfall: Option<u64>,
    /// How many more trials at the same share would decide an open verdict.
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
        let wilson = wilson(successes, trials, level);
        let share = (trials > 0).then(|| float_of(successes) / float_of(trials));
        let goal = aim(target);
        let verdict =
            wilson.zip(goal).map(|(interval, aim)| Verdict::of(interval, aim, target.rule));
        let open = (verdict == Some(Verdict::Open)).then_some(());
        let more_needed = open
            .and(share.zip(goal))
            .and_then(|(share, aim)| more_needed(share, aim, trials, float_of(trials), level));
        Self {
            successes,
            trials,
            share,
            level,
            wald: wald(successes, trials, level),
            wilson,
            wilson_cc: wilson_corrected(successes, trials, level),
            clopper_pearson: clopper_pearson(successes, trials, level),
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
