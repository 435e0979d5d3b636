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
    /// Requests made at dialogues that are settled, of all of them.
    DialoguesSettled,
    /// "x of y" as staff declare it with evidence.
    ShareDeclared,
    /// "At least x" as staff declare it with evidence.
    NumberDeclared,
}

/// The indicators that are no instrument's, in their words.
const NAMED: [(&str, Indicator); 9] = [
    ("dossiers on-time", Indicator::DossiersOnTime),
    ("dossiers apologised", Indicator::DossiersApologised),
    ("one-stop score", Indicator::OneStopScore),
    ("petitions handled", Indicator::PetitionsHandled),
    ("petitions published", Indicator::PetitionsPublished),
    ("reports in-time", Indicator::ReportsInTime),
    ("dialogues settled", Indicator::DialoguesSettled),
    ("share declared", Indicator::ShareDeclared),
    ("number declared", Indicator::NumberDeclared),
];

/// The most a declared number is asked to be.
const MOST_DECLARED: u64 = 1_000_000;

impl Indicator {
    /// Whether it is a share, and its target in percent; otherwise it is points.
    pub fn is_share(&self) -> bool {
        !matches!(self, Self::OneStopScore | Self::NumberDeclared)
    }

    /// Whether staff declare it.
    pub fn is_declared(&self) -> bool {
        matches!(self, Self::ShareDeclared | Self::NumberDeclared)
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
/// `dossiers on-time >= 100%` or `one-stop score >= 12`; `>` where the plan says "trên 90%". Of what is declared
/// `<=` is the most there may be: `number declared <= 0`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim {
    /// What is measured.
    pub indicator: Indicator,
    /// What the plan asks for: hundredths of a share, or points.
    pub target: Target,
    /// Whether the target is the most there may be; its rule then says nothing.
    pub at_most: bool,
}

/// "x of y", or x alone, as staff declare it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declared {
    /// x.
    pub part: u64,
    /// y; `None` of a number.
    pub whole: Option<u64>,
}

impl Declared {
    /// Whether there was nothing to be done (0 of 0), which is met.
    pub fn is_nothing(self) -> bool {
        self.whole == Some(0)
    }
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

    /// The verdict on a declaration, on whole numbers: 0 of 0 (không phát sinh) is met.
    pub fn verdict_declared(&self, declared: Declared) -> Verdict {
        let Declared { part, whole } = declared;
        let have = u128::from(self.target.denominator) * u128::from(part);
        let need = u128::from(self.target.numerator) * u128::from(whole.unwrap_or(1));
        let reached = match (self.at_most, self.target.rule) {
            _ if declared.is_nothing() => true,
            (true, _) => have <= need,
            (false, TargetRule::AtLeast) => have >= need,
            (false, TargetRule::MoreThan) => have > need,
        };
        if reached { Verdict::Reached } else { Verdict::Missed }
    }

    /// The target as a share, 0…1, or as points.
    pub fn share(&self) -> Option<f64> {
        aim(&self.target)
    }
}

impl fmt::Display for Aim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rule = match (self.at_most, self.target.rule) {
            (true, _) => "<=",
            (false, TargetRule::AtLeast) => ">=",
            (false, TargetRule::MoreThan) => ">",
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
        let (rule, at_most) = match rule {
            ">=" => (TargetRule::AtLeast, false),
            ">" => (TargetRule::MoreThan, false),
            "<=" if indicator.is_declared() => (TargetRule::AtLeast, true),
            _ => return Err(refused()),
        };
        let (digits, most, denominator) = match indicator {
            Indicator::OneStopScore => (wanted, 18, 1),
            Indicator::NumberDeclared => (wanted, MOST_DECLARED, 1),
            _ => (wanted.strip_suffix('%').ok_or_else(refused)?, 100, 100),
        };
        let least = u64::from(!at_most);
        let numerator = digits.parse().ok().filter(|it| (least..=most).contains(it));
        let numerator = numerator.ok_or_else(refused)?;
        Ok(Self { indicator, target: Target { numerator, denominator, rule }, at_most })
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
            people: None,
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
    fn what_was_declared_is_judged_on_whole_numbers() {
        use Verdict::{Missed, Reached};
        let verdict = |aim: &str, part, whole| {
            aim.parse::<Aim>().unwrap().verdict_declared(Declared { part, whole })
        };
        for (aim, part, whole, expected) in [
            ("share declared >= 100%", 37, Some(37), Reached),
            ("share declared >= 100%", 36, Some(37), Missed),
            ("share declared >= 70%", 7, Some(10), Reached),
            // 69.999… prints as 70.00.
            ("share declared >= 70%", 69_999, Some(100_000), Missed),
            ("share declared > 70%", 7, Some(10), Missed),
            ("share declared >= 100%", 0, Some(0), Reached),
            ("share declared <= 100%", 61, Some(60), Missed),
            ("share declared <= 100%", 60, Some(60), Reached),
            ("number declared >= 4", 4, None, Reached),
            ("number declared >= 4", 3, None, Missed),
            ("number declared <= 0", 0, None, Reached),
            ("number declared <= 0", 1, None, Missed),
        ] {
            assert_eq!(verdict(aim, part, whole), expected, "{aim}: {part} of {whole:?}");
        }
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
            "dialogues settled >= 100%",
            "share declared >= 70%",
            "share declared <= 100%",
            "number declared >= 4",
            "number declared <= 0",
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
            "share declared >= 100",
            "number declared >= 0",
            "number declared >= 4%",
            "dossiers on-time <= 100%",
        ] {
            assert!(text.parse::<Aim>().is_err(), "{text}");
        }
    }
}
