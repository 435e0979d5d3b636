//! A figure against its target, in a sentence.

use super::print::Print;
use super::words::StandingWords;
use crate::base::{Lang, format};
use crate::domain::measure::{Distance, Few, Standing};
use crate::stats::{Counted, TargetRule, Verdict};

/// The distance to the target in two or three words, for a table: `kém 4,69 điểm`; `None` without a target
/// and for a figure that prints as the target.
pub(super) fn gap_text(of: &Standing, print: Print) -> Option<String> {
    let words = StandingWords::of(print.lang);
    let against = of.against.filter(|against| against.gap != 0)?;
    let gap = print.gap(against.gap);
    Some(if against.gap > 0 { words.short_above(&gap) } else { words.short_below(&gap) })
}

/// The figure against its target in a sentence; empty for a figure that has none.
pub(super) fn distance(of: &Standing, print: Print) -> String {
    let words = StandingWords::of(print.lang);
    let Some(against) = &of.against else { return String::new() };
    let target = print.target(against);
    if let Some(few) = &of.few {
        return few_answers(of, few, &target, print);
    }
    let gap = print.gap(against.gap);
    match of.verdict {
        Some(Verdict::Reached) if against.gap == 0 => words.reached_exactly(&target),
        Some(Verdict::Reached) => words.reached(&target, &gap),
        Some(Verdict::Missed) if against.gap == 0 => words.missed_by_less(&target),
        Some(Verdict::Missed) => words.missed(&target, &gap),
        _ => open((against, &target), &gap, print.lang),
    }
}

fn open((of, target): (&Distance, &str), gap: &str, lang: Lang) -> String {
    let words = StandingWords::of(lang);
    match (of.gap, of.is_reached) {
        (0, true) => words.open_at(target),
        (0, false) if of.rule == TargetRule::MoreThan => words.open_not_above(target),
        (0, false) => words.open_by_less(target),
        (_, true) => words.open_above(target, gap),
        (_, false) => words.open_below(target, gap),
    }
}

/// Counts instead of a rate that so few answers do not carry.
fn few_answers(of: &Standing, few: &Few, target: &str, print: Print) -> String {
    let words = StandingWords::of(print.lang);
    let counted = counted(few.counted, print.lang);
    match (of.verdict, few.is_below) {
        (Some(Verdict::Missed), true) => words.few_missed(&counted, target),
        (Some(Verdict::Missed), false) => {
            words.few_but_missed(&counted, &print.value(of.value), target)
        }
        _ if of.against.is_some_and(|against| against.is_reached != few.is_reached) => {
            words.few_undecided(&counted, target)
        }
        _ if few.is_reached => words.few_above(&counted, target),
        _ => words.few_below(&counted, target),
    }
}

/// `17 trên 18`.
pub fn of_all(of: Counted, lang: Lang) -> String {
    let count = |n| format::count(n, lang);
    StandingWords::of(lang).of_all(&count(of.successes), &count(of.trials))
}

/// `17 trên 18 phiếu hài lòng`.
pub fn counted(of: Counted, lang: Lang) -> String {
    let words = StandingWords::of(lang);
    let Counted { successes, trials } = of;
    let all = format::count(trials, lang);
    match (successes == trials, trials) {
        (true, 1) => words.the_one_satisfied.to_owned(),
        (true, _) => words.all_satisfied(&all),
        (false, _) if successes == 0 => words.none_satisfied(&all),
        (false, _) => words.satisfied(&format::count(successes, lang), &all),
    }
}

/// What further answers could decide of an open verdict; empty for one that is decided, and where the
/// words of few answers have said it.
pub fn needed(of: &Standing, lang: Lang) -> String {
    let words = StandingWords::of(lang);
    match (of.verdict, of.needed) {
        (Some(Verdict::Open), Some(more)) => words.needed(&format::count(more, lang)),
        (Some(Verdict::Open), None) if of.few.is_none() => words.too_small.to_owned(),
        _ => String::new(),
    }
}
