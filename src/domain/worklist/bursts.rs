//! Many answers at a counter within an hour, and what is held apart until somebody has looked at it.

use chrono::NaiveDateTime;

use super::{Subject, Urgency, WorkItem};
use crate::domain::flood::Burst;

/// Answers of an hour are told in steps of so many: beside the day's batches an exact number would tell the few who
/// came in other hours, and from minute to minute each one who comes.
const STEP: u64 = 10;

/// So many times the answers of a usual day within an hour are far over a counter's own pace.
const FAR: u64 = 2;

/// A burst worth a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BurstItem {
    /// The touchpoint's code.
    pub touchpoint: String,
    /// The full hour by the office's clock.
    pub hour: NaiveDateTime,
    /// So many answers of that hour or more.
    pub at_least: u64,
    /// Whether some of them are held apart.
    pub apart: bool,
    /// Whether the office was closed.
    pub closed: bool,
    /// Answers of a usual day there, where it is known.
    pub usual: Option<u64>,
}

/// What is held apart and waits for a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldApart {
    /// Batches, with their answers.
    Batches {
        /// How many.
        batches: u64,
        /// Their answers.
        answers: u64,
    },
    /// Petitions.
    Petitions(u64),
}

/// A burst by the office's clock: while the office was closed, far over a usual day's answers, or with
/// answers over the limit.
pub fn burst(
    of: &Burst,
    (hour, closed): (NaiveDateTime, bool),
    usual: Option<u64>,
) -> Option<WorkItem> {
    let is_far = usual.is_some_and(|usual| of.answers > FAR * usual);
    (closed || is_far || of.apart > 0).then(|| WorkItem {
        urgency: Urgency::Look,
        due: None,
        subject: Subject::Burst(BurstItem {
            touchpoint: of.touchpoint.clone(),
            hour,
            at_least: of.answers - of.answers % STEP,
            apart: of.apart > 0,
            closed,
            usual,
        }),
    })
}

/// What is held apart, if anything is.
pub fn held_apart(what: HeldApart) -> Option<WorkItem> {
    let (HeldApart::Petitions(count) | HeldApart::Batches { batches: count, .. }) = what;
    let subject = Subject::HeldApart(what);
    (count > 0).then_some(WorkItem { urgency: Urgency::Look, due: None, subject })
}

/// The answers of a usual day: the median of the days that had any.
pub fn usual(mut days: Vec<u64>) -> Option<u64> {
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}
