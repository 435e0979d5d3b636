//! Where a figure stands against its target and where it is going: what a verdict alone does not say.

use super::cell::Cell;
use super::change::{Change, Incomparable};
use super::pool::Pooled;
use crate::base::format::hundredths;
use crate::stats::{
    Against, Comparison, Counted, Interval, LEVEL, Target, TargetRule, Verdict, aim,
    clopper_pearson,
};

/// A figure with its target, and what further answers could decide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// A share in 0…1, or points on their own scale.
    pub value: f64,
    /// Answers it rests on.
    pub n: u64,
    /// Against the target.
    pub verdict: Option<Verdict>,
    /// The target and the distance to it, where there is one.
    pub against: Option<Distance>,
    /// The counts, where answers are so few that not even all of them satisfied would reach the target.
    pub few: Option<Few>,
    /// How many more answers would decide an open verdict; `None` where a year does not bring as many.
    pub needed: Option<u64>,
    /// The latest three months.
    pub lately: Option<Lately>,
    /// That it is of more days than were asked for, because those have too few answers.
    pub pooled: Option<Pooled>,
}

/// Counts of few answers, tested exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Few {
    /// Satisfied and all answers.
    pub counted: Counted,
    /// Whether their share reaches the target.
    pub is_reached: bool,
    /// Whether so few satisfied ones are too rare at the target to be chance: the exact binomial test,
    /// at the level of the interval's one side.
    pub is_below: bool,
}

/// A target, and how far a figure is from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// The target as it prints, in hundredths of a point.
    pub target: i64,
    /// Whether exactly the target is enough.
    pub rule: TargetRule,
    /// The figure less the target, both as they print, in hundredths of a point.
    pub gap: i64,
    /// Whether the unrounded figure reaches the target.
    pub is_reached: bool,
}

/// The figure of the latest three months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lately {
    /// On the scale of the whole figure.
    pub value: f64,
    /// The counts, where answers are fewer than a rate is told of.
    pub few: Option<Counted>,
    /// Against the three months before; `None` where the two cannot be compared.
    pub course: Option<Course>,
    /// Whether they end today, and not with a period that has ended.
    pub is_now: bool,
}

/// Where a figure is going.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// The difference is above 0 for certain enough to say so.
    Rising,
    /// It is below 0.
    Falling,
    /// It may be 0.
    Unclear,
}

/// What a standing is read off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// The figure.
    pub cell: Cell,
    /// Its target.
    pub target: Option<Target>,
    /// Points of a value of 1: 100 for a share, 1 for points.
    pub scale: f64,
    /// How many more answers a year could bring would decide.
    pub needed: Option<u64>,
    /// The latest three months.
    pub lately: Option<Lately>,
    /// That the figure is of pooled days.
    pub pooled: Option<Pooled>,
}

impl Standing {
    /// `None` without a figure; where nobody has answered what the index is made of, the share of the overall
    /// question.
    pub fn of(judged: &Judged) -> Option<Self> {
        let Judged { cell, target, scale, needed, lately, pooled } = *judged;
        let level = target.as_ref().and_then(aim);
        // People who answer the overall question alone have no part in the index.
        let is_alone = cell.value.is_none();
        let counted = cell.counted.filter(|counted| {
            is_share(scale) && counted.trials > 0 && (is_alone || is_few(cell.rests_on(), level))
        });
        let value = cell.value.or(counted.and_then(Counted::share));
        let value = value.filter(|_| !cell.suppressed)?;
        let against = target
            .zip(level)
            .map(|(target, level)| Distance::of((value, level), scale, target.rule));
        Some(Self {
            value,
            n: cell.n,
            verdict: cell.verdict,
            against,
            few: counted.zip(target).map(|(counted, target)| Few::of(counted, &target)),
            needed: needed.filter(|_| cell.verdict == Some(Verdict::Open)),
            lately,
            pooled,
        })
    }
}

impl Few {
    fn of(counted: Counted, target: &Target) -> Self {
        let Counted { successes, trials } = counted;
        let (part, whole) = (
            u128::from(successes) * u128::from(target.denominator),
            u128::from(trials) * u128::from(target.numerator),
        );
        let is_reached = match target.rule {
            TargetRule::AtLeast => part >= whole,
            TargetRule::MoreThan => part > whole,
        };
        let less = Against::of(successes, trials, target).exact_p_less;
        Self { counted, is_reached, is_below: less.is_some_and(|p| p < (1.0 - LEVEL) / 2.0) }
    }
}

/// Whether a scale of points is that of shares.
fn is_share(scale: f64) -> bool {
    scale > 1.0
}

/// Whether `n` answers are too few to reach `level` even if all were satisfied: fewer than 36 for 90 %.
pub(super) fn is_few(n: u64, level: Option<f64>) -> bool {
    let least = clopper_pearson(n, n, LEVEL).map(|Interval(low, _)| low);
    level.is_some_and(|level| least.is_none_or(|least| least < level))
}

impl Distance {
    fn of((value, level): (f64, f64), scale: f64, rule: TargetRule) -> Self {
        let target = hundredths(level * scale);
        let gap = hundredths(value * scale) - target;
        let is_reached = match rule {
            TargetRule::AtLeast => value >= level,
            TargetRule::MoreThan => value > level,
        };
        Self { target, rule, gap, is_reached }
    }
}

impl Course {
    /// Of a difference that has an interval, as far as the two may be compared.
    pub fn of(change: &Result<Change, Incomparable>) -> Option<Self> {
        let change = change.as_ref().ok()?;
        Some(match (change.is_told(), change.difference > 0.0) {
            (false, _) => Self::Unclear,
            (true, true) => Self::Rising,
            (true, false) => Self::Falling,
        })
    }

    /// Of few answers, by Fisher's exact test, which needs no least number; `None` when one of the two
    /// has none.
    pub fn of_few(before: Counted, now: Counted) -> Option<Self> {
        let compared = Comparison::of(now, before, LEVEL)?;
        let is_told = compared.fisher_p_two_sided < 1.0 - LEVEL;
        Some(match (is_told, compared.diff > 0.0) {
            (false, _) => Self::Unclear,
            (true, true) => Self::Rising,
            (true, false) => Self::Falling,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NINETY: Target = Target { numerator: 90, denominator: 100, rule: TargetRule::AtLeast };

    fn standing(satisfied: u64, n: u64, verdict: Verdict) -> Standing {
        let counted = Counted { successes: satisfied, trials: n };
        let (value, verdict, counted) = (counted.share(), Some(verdict), Some(counted));
        let cell = Cell { value, n, counted, verdict, ..Cell::default() };
        let judged = Judged {
            cell,
            target: Some(NINETY),
            scale: 100.0,
            needed: Some(7),
            lately: None,
            pooled: None,
        };
        Standing::of(&judged).unwrap()
    }

    #[test]
    fn the_gap_is_that_of_the_printed_figures() {
        // 89,985 prints 89,99: the gap is 0,01, not the 0,02 that 0,015 rounds to.
        let near = standing(17_997, 20_000, Verdict::Open).against.unwrap();
        assert_eq!((near.gap, near.is_reached), (-1, false));
        // 17 999 of 20 000 print 90,00 and fall short.
        let equal = standing(17_999, 20_000, Verdict::Open).against.unwrap();
        assert_eq!((equal.gap, equal.is_reached), (0, false));
        let at = standing(18_000, 20_000, Verdict::Open).against.unwrap();
        assert_eq!((at.gap, at.is_reached), (0, true));
    }

    #[test]
    fn answers_are_few_where_all_of_them_satisfied_would_not_reach_the_target() {
        // 0.9³⁵ = 0.0250315…, 0.9³⁶ = 0.0225…
        let few = |n| standing(n, n, Verdict::Open).few.is_some();
        assert!(few(18) && few(35) && !few(36));
    }

    #[test]
    fn those_who_answer_the_overall_question_alone_make_no_index_sure() {
        // 54 of the overall question alone, 40 of them satisfied, and six whole forms, all satisfied.
        let counted = Some(Counted { successes: 46, trials: 60 });
        let cell = |value, people| Cell { value, n: 60, people, counted, ..Cell::default() };
        let stands = |cell| {
            let target = Some(NINETY);
            let lately = None;
            let judged = Judged { cell, target, scale: 100.0, needed: None, lately, pooled: None };
            Standing::of(&judged).unwrap()
        };
        let few = stands(cell(Some(1.0), Some(6.0))).few.unwrap();
        assert_eq!((few.counted.successes, few.is_reached, few.is_below), (46, false, true));
        let alone = stands(cell(None, None));
        assert_eq!(alone.few.map(|few| few.counted), counted);
        assert!((alone.value - 46.0 / 60.0).abs() < 1e-12);
        assert!(stands(cell(Some(1.0), Some(36.0))).few.is_none());
    }

    #[test]
    fn few_answers_are_tested_exactly_on_whole_numbers() {
        let few = |satisfied, n| standing(satisfied, n, Verdict::Open).few.unwrap();
        // R: binom.test(13, 18, 0.9, "less")$p.value is 0.02819, of 12 it is 0.006415.
        assert!(!few(13, 18).is_below && few(12, 18).is_below);
        assert!(few(17, 18).is_reached && !few(16, 18).is_reached);
        // Exactly 90 % is enough; 9 of 10 in floating point would do too, 27 of 30 might not.
        assert!(few(27, 30).is_reached);
    }

    #[test]
    fn a_decided_verdict_needs_no_more_answers() {
        assert_eq!(standing(17, 18, Verdict::Open).needed, Some(7));
        assert_eq!(standing(400, 400, Verdict::Reached).needed, None);
    }

    #[test]
    fn few_answers_are_compared_exactly() {
        let of = |successes, trials| Counted { successes, trials };
        // R: fisher.test(matrix(c(9, 1, 3, 7), 2))$p.value is 0.0198, of 9 and 6 of ten 0.3034.
        assert_eq!(Course::of_few(of(9, 10), of(3, 10)), Some(Course::Falling));
        assert_eq!(Course::of_few(of(3, 10), of(9, 10)), Some(Course::Rising));
        assert_eq!(Course::of_few(of(9, 10), of(6, 10)), Some(Course::Unclear));
        assert_eq!(Course::of_few(of(0, 0), of(6, 10)), None);
    }
}
