//! Which waiting answers are settled together.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::{Fullness, Place, Series};
use crate::base::calendar::quarter_of;
use crate::domain::survey::Tier;

/// When waiting answers are settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettleRule {
    /// Fewest people of a batch.
    pub at_least: u64,
    /// Answers of one series that are settled before the day ends.
    pub within_day: u64,
    /// Days after which an answer joins those of a wider group.
    pub longest: i64,
    /// Fewest people of a release to the public.
    pub release_at_least: u64,
}

impl Default for SettleRule {
    /// Five people, twenty within the day, fourteen days; ten for the public.
    fn default() -> Self {
        Self { at_least: 5, within_day: 20, longest: 14, release_at_least: 10 }
    }
}

/// When it is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// While the day goes on: only large series.
    Within,
    /// At an operator's request: every series that is large enough.
    Requested,
    /// At the end of this office day: large series, and what is due joins.
    EndOf(NaiveDate),
}

/// The waiting answers of one series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What they have in common.
    pub series: Series,
    /// How many they are.
    pub answers: u64,
    /// The office day on which the first was accepted.
    pub oldest: NaiveDate,
    /// The last day of its wave; `None` outside of waves.
    pub closes: Option<NaiveDate>,
    /// Whether its touchpoint takes no more answers in its unit: it was closed, or has passed to another unit.
    pub ended: bool,
}

/// What is told of a batch's place, from all to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// Touchpoint and channel: one series, or several that differ in fullness alone.
    Channel,
    /// The touchpoint: several of its channels.
    Touchpoint,
    /// The unit: several of its touchpoints.
    Unit,
    /// The office alone.
    Office,
}

impl Told {
    /// What is told of the place of answers of this series.
    pub fn place(self, of: &Series) -> Place {
        Place {
            unit: (self < Self::Office).then(|| of.unit.clone()),
            touchpoint: (self < Self::Unit).then(|| of.touchpoint.clone()),
            tier: (self < Self::Touchpoint).then_some(of.tier),
        }
    }

    /// Whether procedures are told: they are part of what tells a touchpoint from others.
    pub fn tells_procedure(self) -> bool {
        self < Self::Unit
    }
}

/// One group of answers to settle: all that wait in these series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Positions in the list of what waits.
    pub series: Vec<usize>,
    /// What is told of them.
    pub told: Told,
}

/// What to settle of all that waits. A series is settled whole or not at all.
///
/// A series of enough people is settled alone. At the end of a day, a small one that has waited for
/// [`SettleRule::longest`] days joins others: first fuller forms of the same channel, then all of
/// the touchpoint, the unit, the office, with all that waits there; at the end of a month and of a
/// quarter of reporting every small series does, and on its last day every one of a wave. Paper joins paper of its touchpoint
/// alone, and at these ends, where that takes no more, the paper of the office. Instruments, versions, waves and what is
/// held apart are never mixed, and no batch has a few fuller forms among shorter ones ([`mixable`]).
pub fn plan(waiting: &[Waiting], moment: Moment, rule: SettleRule) -> Vec<Planned> {
    let enough = match moment {
        Moment::Within => rule.within_day.max(rule.at_least),
        Moment::Requested | Moment::EndOf(_) => rule.at_least,
    };
    let mut left: Vec<usize> = (0..waiting.len()).collect();
    let mut planned = Vec::new();
    if let Moment::EndOf(day) = moment {
        planned.extend(join(waiting, &mut left, Told::Channel, (day, rule)));
    }
    let large = |at: &usize| waiting[*at].answers >= enough;
    let alone = left.iter().filter(|at| large(at));
    planned.extend(alone.map(|at| Planned { series: vec![*at], told: Told::Channel }));
    left.retain(|at| !large(at));
    if let Moment::EndOf(day) = moment {
        for told in [Told::Touchpoint, Told::Unit, Told::Office] {
            planned.extend(join(waiting, &mut left, told, (day, rule)));
        }
    }
    planned
}

/// Joins series of which so much is told, where a small one is due; takes them off what is left.
fn join(
    waiting: &[Waiting],
    left: &mut Vec<usize>,
    told: Told,
    (day, rule): (NaiveDate, SettleRule),
) -> Vec<Planned> {
    let all_due = ends_period(day);
    // Paper is not mixed with what citizens send themselves: it waits for more of its place, while there can be more.
    let is_paper = |at: &usize| waiting[*at].series.tier == Tier::Paper;
    let is_due = |at: &usize| {
        let own = &waiting[*at];
        let at_end = all_due || own.closes.is_some_and(|last| last <= day);
        let has_waited = (day - own.oldest).num_days() >= rule.longest;
        let may_wait = is_paper(at) && told == Told::Office;
        let is_time = if may_wait { at_end && own.ended } else { at_end || has_waited };
        own.answers < rule.at_least && is_time
    };
    let mut groups: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
    let joins = |at: &&usize| matches!(told, Told::Channel | Told::Office) || !is_paper(at);
    for at in left.iter().filter(joins) {
        groups.entry(key(&waiting[*at].series, told)).or_default().push(*at);
    }
    let mut planned = Vec::new();
    for group in groups.into_values() {
        let series = mixable(waiting, &group, rule.at_least);
        if series.iter().any(is_due) {
            planned.push(Planned { series, told });
        }
    }
    left.retain(|at| !planned.iter().any(|each| each.series.contains(at)));
    planned
}

/// Those of a group that may be in one batch ([`Fullness::mixable`]).
fn mixable(waiting: &[Waiting], group: &[usize], least: u64) -> Vec<usize> {
    let own = |at: &usize, fullness| waiting[*at].series.fullness == fullness;
    let people = |fullness| {
        let of = group.iter().filter(|at| own(at, fullness));
        of.map(|at| waiting[*at].answers).sum()
    };
    let taken = Fullness::mixable(people, least).into_iter();
    taken.flat_map(|fullness| group.iter().copied().filter(move |at| own(at, fullness))).collect()
}

/// What series must share to be settled together when so much is told.
fn key(series: &Series, told: Told) -> Vec<&str> {
    let apart = if series.apart { "apart" } else { "" };
    let paper = if series.tier == Tier::Paper { "paper" } else { "" };
    let mut key: Vec<&str> =
        vec![&series.instrument, &series.version, &series.wave, apart, paper, &series.office];
    if told < Told::Office {
        key.push(&series.unit);
    }
    if told < Told::Unit {
        key.push(&series.touchpoint);
    }
    if told < Told::Touchpoint {
        key.push(series.tier.code());
    }
    key
}

/// Whether the day is the last of its month or of a quarter of reporting.
pub fn ends_period(day: NaiveDate) -> bool {
    day.succ_opt().is_none_or(|next| next.month() != day.month())
        || quarter_of(day).is_some_and(|quarter| quarter.last == day)
}
