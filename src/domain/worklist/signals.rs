//! Something out of the ordinary on the control chart of an instrument.

use chrono::NaiveDate;

use super::{Subject, Urgency, WorkItem};
use crate::domain::measure::Weekly;
use crate::stats::{Direction, Meaning, Rule};

/// Weeks back from the last one in which a signal is news.
const NEWS: usize = 2;

/// Responses a week that a signal must rest on. Source: NHS England, Making Data Count, holds small
/// numbers unfit for limits; twenty is our choice.
const LEAST_RESPONSES: u64 = 20;

/// A signal of the last weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct SignalItem {
    /// Id of the instrument.
    pub instrument: String,
    /// The Monday of the last week it holds in.
    pub week: NaiveDate,
    /// Which pattern.
    pub rule: Rule,
    /// Weeks with figures it holds in: one, or as many as the run has.
    pub weeks: usize,
    /// Above the centre or below it.
    pub direction: Option<Direction>,
    /// Improvement or concern.
    pub meaning: Meaning,
    /// The share of the last of them, 0…1.
    pub share: f64,
    /// The centre of the chart, 0…1.
    pub centre: f64,
}

/// The newest signal of a chart, if it ends in one of its last two weeks: a point beyond the limits
/// or a run on one side, the point where both end in one week. The other rules stand on the chart and raise no alarm, for with all of them
/// one chart in a few weeks would.
pub fn signal(instrument: &str, weekly: &Weekly) -> Option<WorkItem> {
    let recent = weekly.weeks.len().checked_sub(NEWS)?;
    let is_alarm = |rule| matches!(rule, Rule::OutsideLimits | Rule::Run);
    let rests = |at: usize| {
        let week = weekly.weeks.get(at);
        week.is_some_and(|week| week.responses >= LEAST_RESPONSES)
    };
    let found = weekly
        .signals
        .iter()
        .filter(|each| is_alarm(each.rule) && each.last >= recent && rests(each.last))
        .max_by_key(|each| (each.last, each.rule == Rule::OutsideLimits))?;
    let point = weekly.chart.points.get(found.last)?.as_ref()?;
    let held = weekly.chart.points.get(found.first..=found.last)?;
    Some(WorkItem {
        urgency: Urgency::Look,
        due: None,
        subject: Subject::Signal(SignalItem {
            instrument: instrument.to_owned(),
            week: weekly.weeks.get(found.last)?.monday,
            rule: found.rule,
            weeks: held.iter().flatten().count(),
            direction: found.direction,
            meaning: found.meaning,
            share: point.share,
            centre: weekly.chart.centre,
        }),
    })
}
