//! A rate against its target: tested on whole numbers, judged from the interval.

use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::interval::{Interval, normal_quantile, wilson_on};
use super::number::{Exact, ceiling, float_of};
use crate::base::enum_codes;
use crate::stats::target::{Target, TargetRule};

/// What the answers allow one to say about the target.
///
/// Three values, because "not enough evidence" is neither reached nor missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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

/// How many more of the `valid` answers would have had to be satisfied; 0 when it is reached.
pub fn shortfall(target: &Target, satisfied: u64, valid: u64) -> Option<u64> {
    if valid == 0 || target.denominator == 0 {
        return None;
    }
    let need = u128::from(target.numerator) * u128::from(valid);
    let denominator = u128::from(target.denominator);
    let least = match target.rule {
        TargetRule::AtLeast => need.div_ceil(denominator),
        TargetRule::MoreThan => need / denominator + 1,
    };
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

/// How many more answers at the same `share` would decide an open verdict, when `have` answers
/// are worth `effective` independent ones; `None` when no number would, the share being the aim.
///
/// The interval of Wilson leaves the aim out exactly when the score test refuses it, so that
/// n ≥ z²·aim·(1 − aim) / (share − aim)². The interval itself is asked last, since rounding may
/// put that n on either side of a whole number.
pub fn more_needed(share: f64, aim: f64, have: u64, effective: f64, level: f64) -> Option<u64> {
    let z = normal_quantile(level);
    let variance = aim * (1.0 - aim);
    let gap = share - aim;
    let near = more(z * z * variance / (gap * gap), have, effective)?;
    let decides = |more: u64| {
        let worth = effective * (float_of(have + more) / float_of(have));
        wilson_on(share, worth, level).is_some_and(|Interval(low, high)| low >= aim || high < aim)
    };
    let around = near.saturating_sub(2).max(1)..=near + 2;
    around.into_iter().find(|more| decides(*more)).or(Some(near))
}

/// The same for a figure with the standard error `error` and an interval of the normal.
pub(crate) fn more_points(gap: f64, error: f64, have: u64, level: f64) -> Option<u64> {
    let z = normal_quantile(level);
    let effective = 1.0 / (error * error);
    more(z * z / (gap * gap), have, effective)
}

/// `needed` units of information, where `have` answers bring `effective`.
fn more(needed: f64, have: u64, effective: f64) -> Option<u64> {
    let answers = needed * float_of(have) / effective;
    let least = answers.is_finite().then(|| ceiling(answers)).flatten()?;
    Some(least.saturating_sub(have).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::interval::{LEVEL, wilson};

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

    #[test]
    fn so_many_more_answers_at_the_same_rate_decide_and_one_fewer_does_not() {
        // 92 %: an aim of 90 % needs several hundred answers.
        let more = more_needed(0.92, 0.9, 100, 100.0, LEVEL).unwrap();
        let verdict = |n: f64| {
            let interval = crate::stats::interval::wilson_on(0.92, n, LEVEL).unwrap();
            Verdict::of(interval, 0.9, TargetRule::AtLeast)
        };
        let all = float_of(100 + more);
        assert_eq!(verdict(all), Verdict::Reached);
        assert_eq!(verdict(all - 1.0), Verdict::Open);
        assert_eq!(more_needed(0.9, 0.9, 100, 100.0, LEVEL), None);
    }

    #[test]
    fn thirty_five_contented_people_are_the_fewest_that_reach_ninety_percent() {
        let verdict = |n| Verdict::of(wilson(n, n, LEVEL).unwrap(), 0.9, TargetRule::AtLeast);
        assert_eq!(verdict(34), Verdict::Open);
        assert_eq!(verdict(35), Verdict::Reached);
        let none = wilson(0, 20, LEVEL).unwrap();
        assert_eq!(Verdict::of(none, 0.9, TargetRule::AtLeast), Verdict::Missed);
    }
}
