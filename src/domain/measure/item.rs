//! The figures of one item.

use super::points::{answers_with_points, mean_points};
use super::rate::Rate;
use super::scorecard::ItemScore;
use super::tally::ItemTally;
use crate::domain::survey::{Choice, Counts, Instrument, Item, Kind};
use crate::stats::{
    LEVEL, Undecided, Verdict, aim, clopper_pearson, float_of, real, shortfall, wilson,
};

/// What kind of figure an item has; read off its choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Figure {
    /// A share of satisfied answers.
    Rate,
    /// Mean points.
    Points,
    /// Nothing but its distribution.
    Distribution,
}

impl Figure {
    fn of(item: &Item, choices: &[Choice]) -> Self {
        let some = |wanted: fn(Counts) -> bool| choices.iter().any(|each| wanted(each.counts));
        let rated = |counts| !matches!(counts, Counts::Points | Counts::Described);
        match item.kind {
            Kind::SelectOne { .. } if some(rated) => Self::Rate,
            Kind::SelectOne { .. } if some(|counts| counts == Counts::Points) => Self::Points,
            Kind::SelectOne { .. } | Kind::SelectMany { .. } => Self::Distribution,
        }
    }
}

/// How much of an item's figures is wanted: each costs more than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Detail {
    /// Counts and value.
    Value,
    /// Intervals and verdict besides.
    Verdict,
    /// How many more answers an open verdict needs besides.
    More,
}

impl ItemScore {
    /// The figures of `item`, answered by `responses` people in all.
    pub(super) fn of(
        instrument: &Instrument,
        item: &Item,
        tally: &ItemTally,
        (responses, detail): (u64, Detail),
    ) -> Self {
        let choices = instrument.scale_of(item).map_or(&[][..], |s| &s.choices);
        let score = Self {
            code: item.code.clone(),
            missing: Some(tally.missing),
            dont_know: Some(tally.dont_know),
            not_applicable: Some(tally.not_applicable),
            counts: tally.choices.clone(),
            ..Self::default()
        };
        match Figure::of(item, choices) {
            Figure::Rate => Self {
                // Valid answers stay as they are: whether an item is judged is decided by them.
                n: Some(Rate::of(choices, tally).valid),
                ..score.rated(instrument, Rate::under(instrument.missing, choices, tally), detail)
            },
            Figure::Points => Self {
                n: Some(answers_with_points(choices, tally)),
                index: mean_points(choices, tally).as_ref().and_then(real),
                ..score
            },
            Figure::Distribution => {
                let silent = tally.missing + tally.dont_know + tally.not_applicable;
                Self { n: Some(responses.saturating_sub(silent)), ..score }
            }
        }
    }

    fn rated(self, instrument: &Instrument, rate: Rate, detail: Detail) -> Self {
        let Rate { satisfied, valid } = rate;
        let index = rate.index().as_ref().and_then(real);
        let valued = Self { satisfied: Some(satisfied), index, ..self };
        if detail == Detail::Value {
            return valued;
        }
        let interval = clopper_pearson(satisfied, valid, LEVEL);
        let target = instrument
            .target
            .as_ref()
            .filter(|_| super::index::is_share(instrument.formula.method));
        let aim = target.and_then(aim);
        let rule = target.map(|target| target.rule);
        let judged = interval.zip(aim).zip(rule);
        let verdict = judged.map(|((interval, aim), rule)| Verdict::of(interval, aim, rule));
        let undecided = aim.filter(|_| detail == Detail::More && verdict == Some(Verdict::Open));
        let n = float_of(valid);
        Self {
            wilson: wilson(satisfied, valid, LEVEL),
            interval,
            verdict,
            shortfall: target.and_then(|target| shortfall(target, satisfied, valid)),
            more_needed: undecided.and_then(|aim| {
                let of = Undecided { share: float_of(satisfied) / n, aim, effective: n };
                of.more_needed(valid, LEVEL)
            }),
            ..valued
        }
    }
}
