//! What a task of a plan is measured by: an instrument's index over the year, against the plan's
//! own target.

use std::fmt;
use std::str::FromStr;

use super::scorecard::IndexScore;
use super::target::{Verdict, aim};
use crate::survey::{Target, TargetRule};

/// An index and the target a plan sets it, written `sipas-counter index >= 90%`; `>` where the
/// plan says "trên 90%".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim {
    /// Id of an instrument whose index is a share.
    pub instrument: String,
    /// What the plan asks for.
    pub target: Target,
}

impl Aim {
    /// The verdict on an index, from its interval; `None` without one, as when it is hidden.
    pub fn verdict(&self, index: &IndexScore) -> Option<Verdict> {
        Some(Verdict::of(
            index.interval?,
            aim(&self.target)?,
            self.target.rule,
        ))
    }

    /// The target as a share, 0…1.
    pub fn share(&self) -> Option<f64> {
        aim(&self.target)
    }
}

impl fmt::Display for Aim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rule = match self.target.rule {
            TargetRule::AtLeast => ">=",
            TargetRule::MoreThan => ">",
        };
        write!(
            f,
            "{} index {rule} {}%",
            self.instrument, self.target.numerator
        )
    }
}

impl FromStr for Aim {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refused = || format!("`{text}` is no measure; write INSTRUMENT index >= 90%, or > 90%");
        let words: Vec<&str> = text.split_whitespace().collect();
        let [instrument, "index", rule, share] = words[..] else {
            return Err(refused());
        };
        let rule = match rule {
            ">=" => TargetRule::AtLeast,
            ">" => TargetRule::MoreThan,
            _ => return Err(refused()),
        };
        let percent = share
            .strip_suffix('%')
            .and_then(|digits| digits.parse().ok());
        let numerator = percent.filter(|percent| (1..=100).contains(percent));
        Ok(Self {
            instrument: instrument.to_owned(),
            target: Target {
                numerator: numerator.ok_or_else(refused)?,
                denominator: 100,
                rule,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Interval;

    fn index(interval: Option<Interval>) -> IndexScore {
        IndexScore {
            value: interval.map(|Interval(low, high)| 50.0 * (low + high)),
            interval,
            method: "item_mean".to_owned(),
            target: None,
            verdict: None,
            reached_exactly: None,
            more_needed: None,
            suppressed: interval.is_none(),
        }
    }

    #[test]
    fn the_plans_own_target_decides_and_nothing_is_decided_without_an_interval() {
        let aim: Aim = "sipas-counter index >= 90%".parse().unwrap();
        let verdict = |low, high| aim.verdict(&index(Some(Interval(low, high))));
        assert_eq!(verdict(0.9, 0.95), Some(Verdict::Reached));
        assert_eq!(verdict(0.85, 0.95), Some(Verdict::Open));
        assert_eq!(verdict(0.8, 0.89), Some(Verdict::Missed));
        assert_eq!(aim.verdict(&index(None)), None);
        let above: Aim = "sipas-counter index > 90%".parse().unwrap();
        assert_eq!(
            above.verdict(&index(Some(Interval(0.9, 0.95)))),
            Some(Verdict::Open)
        );
    }

    #[test]
    fn what_is_printed_reads_back_and_nothing_else_does() {
        for text in ["sipas-counter index >= 90%", "xhh-2022 index > 5%"] {
            assert_eq!(text.parse::<Aim>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "quick index",
            "quick index >= 0%",
            "quick index >= 101%",
            "q s1 >= 9%",
        ] {
            assert!(text.parse::<Aim>().is_err(), "{text}");
        }
    }
}
