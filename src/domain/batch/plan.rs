//! Which waiting answers are settled together.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::{Place, Series};
use crate::base::calendar::quarter_of;

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
/// A series of enough people is settled alone. At the end of a day, one that has waited for
/// [`SettleRule::longest`] days joins others: first of the same channel, then of the touchpoint, the
/// unit, the office, with all that waits there; at the end of a month and of a reporting period
/// every small series does. Instruments, versions, waves and what is held apart are never mixed.
pub fn plan(waiting: &[Waiting], moment: Moment, rule: SettleRule) -> Vec<Planned> {
    let enough = match moment {
        Moment::Within => rule.within_day.max(rule.at_least),
        Moment::Requested | Moment::EndOf(_) => rule.at_least,
    };
    let (large, small): (Vec<usize>, Vec<usize>) =
        (0..waiting.len()).partition(|at| waiting[*at].answers >= enough);
    let mut planned: Vec<Planned> =
        large.into_iter().map(|at| Planned { series: vec![at], told: Told::Channel }).collect();
    if let Moment::EndOf(day) = moment {
        planned.extend(join(waiting, small, day, rule));
    }
    planned
}

/// Joins small series that are due.
fn join(
    waiting: &[Waiting],
    mut left: Vec<usize>,
    day: NaiveDate,
    rule: SettleRule,
) -> Vec<Planned> {
    let all_due = ends_month(day) || quarter_of(day).is_some_and(|quarter| quarter.last == day);
    let is_due = |at: &usize| all_due || (day - waiting[*at].oldest).num_days() >= rule.longest;
    let mut planned = Vec::new();
    for told in [Told::Channel, Told::Touchpoint, Told::Unit, Told::Office] {
        let mut groups: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
        for at in &left {
            groups.entry(key(&waiting[*at].series, told)).or_default().push(*at);
        }
        for series in groups.into_values() {
            let people: u64 = series.iter().map(|at| waiting[*at].answers).sum();
            if people >= rule.at_least && series.iter().any(is_due) {
                left.retain(|at| !series.contains(at));
                planned.push(Planned { series, told });
            }
        }
    }
    planned
}

/// What series must share to be settled together when so much is told.
fn key(series: &Series, told: Told) -> Vec<&str> {
    let apart = if series.apart { "apart" } else { "" };
    let mut key: Vec<&str> =
        vec![&series.instrument, &series.version, &series.wave, apart, &series.office];
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

/// Whether the day is the last of its month.
fn ends_month(day: NaiveDate) -> bool {
    day.succ_opt().is_none_or(|next| next.month() != day.month())
}
