//! A rate against its target: tested on whole numbers, judged from the interval.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::interval::{Interval, normal_quantile};
use super::number::{Exact, ceiling, first, float_of};
use super::proportion::clopper_pearson_excludes;
use crate::base::enum_codes;
use crate::stats::target::{Target, TargetRule};

/// What the answers allow one to say about the target.
///
/// Three values, because "not enough evidence" is neither reached nor missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Verdict {
    /// Đạt: the interval's lower end clears the target.
    Reached,
    /// Chưa đạt: the interval's upper end is below it.
    Missed,
    /// Chưa đủ căn cứ: the interval covers it.
    Open,
}

enum_codes!(pub Verdict);

impl Verdict {
    /// Judges a figure by its interval; `aim` is on the interval's scale.
    pub fn of(interval: Interval, aim: f64, rule: TargetRule) -> Self {
        let Interval(low, high) = interval;
        let (clears, falls_short) = match rule {
            TargetRule::AtLeast => (low >= aim, high < aim),
            TargetRule::MoreThan => (low > aim, high <= aim),
        };
        match (clears, falls_short) {
            (true, _) => Self::Reached,
            (_, true) => Self::Missed,
            _ => Self::Open,
        }
    }
}

/// Whether `satisfied` of `valid` answers reach the target, on whole numbers; `None` without
/// answers. The rounded figure is never asked: 17 999 of 20 000 print 90,00 and fall short.
pub fn reached_exactly(target: &Target, satisfied: u64, valid: u64) -> Option<bool> {
    if valid == 0 {
        return None;
    }
    let have = u128::from(target.denominator) * u128::from(satisfied);
    let need = u128::from(target.numerator) * u128::from(valid);
    Some(match target.rule {
        TargetRule::AtLeast => have >= need,
        TargetRule::MoreThan => have > need,
    })
}

/// The fewest satisfied of `valid` answers that reach the target.
fn least(target: &Target, valid: u64) -> Option<u128> {
    let need = u128::from(target.numerator) * u128::from(valid);
    let denominator = u128::from(target.denominator);
    (denominator > 0).then(|| match target.rule {
        TargetRule::AtLeast => need.div_ceil(denominator),
        TargetRule::MoreThan => need / denominator + 1,
    })
}

/// How many more of the `valid` answers would have had to be satisfied; 0 when it is reached.
pub fn shortfall(target: &Target, satisfied: u64, valid: u64) -> Option<u64> {
    let least = least(target, valid).filter(|_| valid > 0)?;
    u64::try_from(least.saturating_sub(u128::from(satisfied))).ok()
}

/// The target as a double.
pub(crate) fn aim(target: &Target) -> Option<f64> {
    (target.denominator > 0).then(|| float_of(target.numerator) / float_of(target.denominator))
}

/// Whether an exact figure reaches its aim, both on one scale.
pub(crate) fn reaches(figure: &Exact, aim: &Exact, rule: TargetRule) -> bool {
    match rule {
        TargetRule::AtLeast => figure >= aim,
        TargetRule::MoreThan => figure > aim,
    }
}

/// What counts of a population say whatever the rest of it would answer; `None` while that decides.
///
/// `successes` of `trials` are known of `population` people.
pub(crate) fn certain(
    target: &Target,
    successes: u64,
    trials: u64,
    population: u64,
) -> Option<Verdict> {
    let least = least(target, population)?;
    if u128::from(successes) >= least {
        return Some(Verdict::Reached);
    }
    let most = u128::from(successes) + u128::from(population.saturating_sub(trials));
    (most < least).then_some(Verdict::Missed)
}

/// A share that does not decide against an aim yet, both in 0…1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Undecided {
    /// The share.
    pub(crate) share: f64,
    /// The aim.
    pub(crate) aim: f64,
    /// How many answers the exact interval counts.
    pub(crate) effective: f64,
}

impl Undecided {
    /// How many more answers like the `have` there are would decide; `None` when no number would,
    /// the share being the aim.
    pub(crate) fn more_needed(&self, have: u64, level: f64) -> Option<u64> {
        let z = normal_quantile(level);
        let gap = (self.share - self.aim).abs();
        // By the score test, which needs a little less than the exact one.
        let near = z * z * self.aim * (1.0 - self.aim) / (gap * gap);
        let factor = float_of(have) / self.effective;
        let least = ceiling(near * factor)?;
        let slack = ceiling((10.0 + 4.0 / gap) * factor)?;
        let [from, to] = [least.saturating_sub(slack), least.checked_add(slack)?]
            .map(|answers| answers.saturating_sub(have).max(1));
        Some(first(from, to, |more| self.is_decided_by(have, more, level)))
    }

    /// Whether the exact interval leaves the aim out once there are `more` such answers.
    pub(crate) fn is_decided_by(&self, have: u64, more: u64, level: f64) -> bool {
        let factor = (float_of(have) + float_of(more)) / float_of(have);
        clopper_pearson_excludes(self.aim, self.share, self.effective * factor, level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::interval::LEVEL;
    use crate::stats::proportion::clopper_pearson_on;

    const NINETY: Target = Target { numerator: 90, denominator: 100, rule: TargetRule::AtLeast };
    const ABOVE_NINETY: Target = Target { rule: TargetRule::MoreThan, ..NINETY };

    #[test]
    fn a_figure_that_prints_as_the_target_may_fall_short_of_it() {
        assert_eq!(reached_exactly(&NINETY, 17_999, 20_000), Some(false));
        assert_eq!(reached_exactly(&NINETY, 18_000, 20_000), Some(true));
        assert_eq!(reached_exactly(&ABOVE_NINETY, 18_000, 20_000), Some(false));
        assert_eq!(reached_exactly(&NINETY, 0, 0), None);
        let most = u64::MAX;
        assert_eq!(reached_exactly(&NINETY, most, most), Some(true));
    }

    #[test]
    fn the_shortfall_is_what_would_just_have_reached_the_target() {
        for (satisfied, valid) in [(17_999, 20_000), (3, 7), (0, 1), (9, 10), (10, 10)] {
            for target in [NINETY, ABOVE_NINETY] {
                let lacking = shortfall(&target, satisfied, valid).unwrap();
                let enough = reached_exactly(&target, satisfied + lacking, valid);
                assert_eq!(enough, Some(true), "{satisfied} of {valid}");
                if lacking > 0 {
                    let one_less = reached_exactly(&target, satisfied + lacking - 1, valid);
                    assert_eq!(one_less, Some(false), "{satisfied} of {valid}");
                }
            }
        }
    }

    fn verdict(share: f64, n: f64) -> Verdict {
        let interval = clopper_pearson_on(share, n, LEVEL).unwrap();
        Verdict::of(interval, 0.9, TargetRule::AtLeast)
    }

    #[test]
    fn so_many_more_answers_at_the_same_rate_decide_and_one_fewer_does_not() {
        let shares = [0.0, 0.5, 0.85, 0.89, 0.899, 0.901, 0.92, 0.95, 1.0];
        for (share, worth) in shares.into_iter().flat_map(|share| [(share, 1.0), (share, 0.3)]) {
            if verdict(share, 5.0 * worth) != Verdict::Open {
                continue;
            }
            let of = Undecided { share, aim: 0.9, effective: 5.0 * worth };
            let all = float_of(5 + of.more_needed(5, LEVEL).unwrap());
            assert_ne!(verdict(share, all * worth), Verdict::Open, "{share}");
            let fewer = verdict(share, (all - 1.0) * worth);
            assert!(fewer == Verdict::Open || all <= 6.0, "{share}");
        }
        let at_the_aim = Undecided { share: 0.9, aim: 0.9, effective: 100.0 };
        assert_eq!(at_the_aim.more_needed(100, LEVEL), None);
    }

    #[test]
    fn thirty_six_contented_people_are_the_fewest_that_reach_ninety_percent() {
        // 0.9³⁵ = 0.0250315…, 0.9³⁶ = 0.0225…
        assert_eq!(verdict(1.0, 35.0), Verdict::Open);
        assert_eq!(verdict(1.0, 36.0), Verdict::Reached);
        assert_eq!(verdict(0.0, 20.0), Verdict::Missed);
    }

    #[test]
    fn what_everybody_left_could_answer_may_change_nothing() {
        assert_eq!(certain(&NINETY, 90, 95, 100), Some(Verdict::Reached));
        assert_eq!(certain(&NINETY, 89, 95, 100), None);
        assert_eq!(certain(&NINETY, 84, 95, 100), Some(Verdict::Missed));
        assert_eq!(certain(&ABOVE_NINETY, 90, 95, 100), None);
        assert_eq!(certain(&ABOVE_NINETY, 90, 100, 100), Some(Verdict::Missed));
    }
}
