//! What a task of a plan is measured by: an indicator over the year, against the plan's own target.

use std::fmt;
use std::str::FromStr;

use super::index;
use super::scorecard::IndexScore;
use super::tally::Tally;
use super::uncertainty::on_interval_scale;
use crate::domain::survey::Instrument;
use crate::stats::{Interval, Target, TargetRule, Verdict, aim, ratio, reaches};

/// What is measured.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Indicator {
    /// The index of an instrument of this id, which must be a share.
    Index(String),
    /// Dossiers completed on time.
    DossiersOnTime,
    /// Late dossiers apologised for in due form.
    DossiersApologised,
    /// The one-stop total of the nine indicators, 0…18.
    OneStopScore,
    /// Petitions handled.
    PetitionsHandled,
    /// Answered petitions that are published.
    PetitionsPublished,
    /// Periodic reports sent in time, of those due so far.
    ReportsInTime,
}

/// The indicators that are no instrument's, in their words.
const NAMED: [(&str, Indicator); 6] = [
    ("dossiers on-time", Indicator::DossiersOnTime),
    ("dossiers apologised", Indicator::DossiersApologised),
    ("one-stop score", Indicator::OneStopScore),
    ("petitions handled", Indicator::PetitionsHandled),
    ("petitions published", Indicator::PetitionsPublished),
    ("reports in-time", Indicator::ReportsInTime),
];

impl Indicator {
    /// Whether it is a share, and its target in percent; otherwise it is points.
    pub fn is_share(&self) -> bool {
        *self != Self::OneStopScore
    }
}

impl fmt::Display for Indicator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index(instrument) => write!(f, "{instrument} index"),
            named => {
                let found = NAMED.iter().find(|(_, each)| each == named);
                f.write_str(found.map_or("", |(name, _)| name))
            }
        }
    }
}

/// An indicator and the target a plan sets it, written `sipas-counter index >= 90%`,
/// `dossiers on-time >= 100%` or `one-stop score >= 12`; `>` where the plan says "trên 90%".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim {
    /// What is measured.
    pub indicator: Indicator,
    /// What the plan asks for: hundredths of a share, or points.
    pub target: Target,
}

impl Aim {
    /// The verdict on an index, from its interval; `None` without one.
    pub fn verdict(&self, index: &IndexScore) -> Option<Verdict> {
        self.verdict_on(index.interval)
    }

    /// The verdict that an interval gives.
    pub fn verdict_on(&self, interval: Option<Interval>) -> Option<Verdict> {
        Some(Verdict::of(interval?, aim(&self.target)?, self.target.rule))
    }

    /// The verdict on a figure that leaves nothing to chance, since everything was counted: a share of
    /// 0…1, or points.
    pub fn verdict_counted(&self, figure: f64) -> Option<Verdict> {
        let aim = self.share()?;
        let reached = match self.target.rule {
            TargetRule::AtLeast => figure >= aim,
            TargetRule::MoreThan => figure > aim,
        };
        Some(if reached { Verdict::Reached } else { Verdict::Missed })
    }

    /// Whether the exact index of some answers reaches the target, whatever its interval; `None` without one.
    pub fn reached(&self, instrument: &Instrument, tally: &Tally) -> Option<bool> {
        let figure = index::index(instrument, tally)?;
        let figure = on_interval_scale(instrument.formula.method, &figure);
        let aim = ratio(self.target.numerator, self.target.denominator)?;
        Some(reaches(&figure, &aim, self.target.rule))
    }

    /// The target as a share, 0…1, or as points.
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
        let unit = if self.indicator.is_share() { "%" } else { "" };
        write!(f, "{} {rule} {}{unit}", self.indicator, self.target.numerator)
    }
}

impl FromStr for Aim {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refused = || {
            let named: Vec<&str> = NAMED.iter().map(|(name, _)| *name).collect();
            format!(
                "`{text}` is no measure; write INSTRUMENT index >= 90%, or > 90%; or one of {} with \
                 its target, `one-stop score >= 12`",
                named.join(", ")
            )
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        let [of, what, rule, wanted] = words[..] else {
            return Err(refused());
        };
        let named = format!("{of} {what}");
        let named = NAMED.into_iter().find(|(name, _)| *name == named);
        let indicator = match (named, what) {
            (Some((_, indicator)), _) => indicator,
            (None, "index") => Indicator::Index(of.to_owned()),
            _ => return Err(refused()),
        };
        let rule = match rule {
            ">=" => TargetRule::AtLeast,
            ">" => TargetRule::MoreThan,
            _ => return Err(refused()),
        };
        let (digits, most, denominator) = if indicator.is_share() {
            (wanted.strip_suffix('%').ok_or_else(refused)?, 100, 100)
        } else {
            (wanted, 18, 1)
        };
        let numerator = digits.parse().ok().filter(|it| (1..=most).contains(it));
        Ok(Self {
            indicator,
            target: Target { numerator: numerator.ok_or_else(refused)?, denominator, rule },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Interval;

    fn index(interval: Option<Interval>) -> IndexScore {
        IndexScore {
            value: interval.map(|Interval(low, high)| 50.0 * (low + high)),
            interval,
            method: "item_mean".to_owned(),
            target: None,
            verdict: None,
            reached_exactly: None,
            more_needed: None,
            effective: None,
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
        assert_eq!(above.verdict(&index(Some(Interval(0.9, 0.95)))), Some(Verdict::Open));
    }

    #[test]
    fn what_was_counted_whole_reaches_its_target_or_misses_it() {
        let score: Aim = "one-stop score >= 12".parse().unwrap();
        assert_eq!(score.verdict_counted(12.0), Some(Verdict::Reached));
        assert_eq!(score.verdict_counted(11.99), Some(Verdict::Missed));
        let all: Aim = "dossiers on-time >= 100%".parse().unwrap();
        assert_eq!(all.verdict_counted(1.0), Some(Verdict::Reached));
        assert_eq!(all.verdict_counted(0.9999), Some(Verdict::Missed));
    }

    #[test]
    fn what_is_printed_reads_back_and_nothing_else_does() {
        for text in [
            "sipas-counter index >= 90%",
            "xhh-2022 index > 5%",
            "dossiers on-time >= 100%",
            "dossiers apologised >= 100%",
            "one-stop score >= 12",
            "petitions handled >= 100%",
            "petitions published > 90%",
            "reports in-time >= 100%",
        ] {
            assert_eq!(text.parse::<Aim>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "quick index",
            "quick index >= 0%",
            "quick index >= 101%",
            "q s1 >= 9%",
            "dossiers lost >= 9%",
            "one-stop score >= 12%",
            "one-stop score >= 19",
            "petitions handled >= 100",
            "reports late >= 9%",
        ] {
            assert!(text.parse::<Aim>().is_err(), "{text}");
        }
    }
}
