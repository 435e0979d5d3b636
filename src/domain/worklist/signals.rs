//! Something out of the ordinary on the control chart of an instrument.

use chrono::NaiveDate;

use super::{Subject, Urgency, WorkItem};
use crate::domain::measure::Weekly;
use crate::stats::{Meaning, Rule};

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
    /// Improvement or concern.
    pub meaning: Meaning,
    /// The share of that week, 0…1.
    pub share: f64,
    /// The centre of the chart, 0…1.
    pub centre: f64,
}

/// The newest signal of a chart, if it ends in one of its last two weeks: a point beyond the limits
/// or a run on one side. The other rules stand on the chart and raise no alarm, for with all of them
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
        .max_by_key(|each| each.last)?;
    let point = weekly.chart.points.get(found.last)?.as_ref()?;
    Some(WorkItem {
        urgency: Urgency::Look,
        due: None,
        subject: Subject::Signal(SignalItem {
            instrument: instrument.to_owned(),
            week: weekly.weeks.get(found.last)?.monday,
            rule: found.rule,
            meaning: found.meaning,
            share: point.share,
            centre: weekly.chart.centre,
        }),
    })
}
