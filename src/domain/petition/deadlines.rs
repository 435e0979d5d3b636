//! How much time is left.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Rules, State};
use crate::base::calendar::Due;

/// How pressing an open petition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// In time.
    InTime,
    /// The day of warning has come.
    Warn,
    /// The last day has passed.
    Overdue,
}

/// What the last days of a petition depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clocked {
    /// Where it stands.
    pub state: State,
    /// The day it came in.
    pub received: NaiveDate,
    /// Working days for which the clock stood while the sender was asked for more.
    pub waited: u32,
    /// The day it was answered.
    pub answered: Option<NaiveDate>,
    /// The last day to answer it, as it was when it was answered: later changes of limits and holidays
    /// do not move it.
    pub reply_due: Option<NaiveDate>,
}

/// The days a petition is stored with, so that the register is narrowed and counted without a calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StoredDays {
    /// The last day to answer it.
    pub reply_due: Option<NaiveDate>,
    /// The last day of what is owed next; `None` when nothing is.
    pub act_due: Option<NaiveDate>,
    /// From this day on it presses; there with the one before.
    pub warn_from: Option<NaiveDate>,
}

/// The last days of one petition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The last day to refuse it or to pass it on, until it is sorted.
    pub send_back: Due,
    /// The last day to ask the sender for more.
    pub supplement: Due,
    /// The last day to answer it.
    pub reply: Due,
    /// The last day to publish the answer; `None` before it is given.
    pub publish: Option<Due>,
    /// The last day of what is owed next, and the day from which it presses; `None` when nothing is.
    next: Option<(NaiveDate, NaiveDate)>,
}

impl Deadline {
    /// The last day of what is owed next.
    pub fn act_due(&self) -> Option<NaiveDate> {
        self.next.map(|(due, _)| due)
    }

    /// How pressing it is on `today`; `None` when nothing is owed or the clock stands.
    pub fn urgency(&self, today: NaiveDate) -> Option<Urgency> {
        self.next.map(|(due, warn_from)| {
            if today > due {
                Urgency::Overdue
            } else if today >= warn_from {
                Urgency::Warn
            } else {
                Urgency::InTime
            }
        })
    }

    /// The days to store.
    pub fn stored(&self) -> StoredDays {
        StoredDays {
            reply_due: Some(self.reply.day),
            act_due: self.act_due(),
            warn_from: self.next.map(|(_, warn_from)| warn_from),
        }
    }
}

impl Rules {
    /// The deadlines of a petition; `None` beyond the calendar.
    pub fn deadline(&self, of: &Clocked) -> Option<Deadline> {
        let after = |days: u32| self.holidays.after(of.received, days.saturating_add(of.waited));
        let limits = &self.limits;
        let send_back = after(limits.send_back.days)?;
        let warn = after(limits.warn.days)?;
        let mut reply = after(limits.reply.days)?;
        if let Some(day) = of.reply_due.filter(|_| of.state.is_answered()) {
            reply = Due { day, sure: true };
        }
        let publish = of
            .answered
            .filter(|_| of.state.is_answered())
            .and_then(|day| self.holidays.after(day, limits.publish.days));
        let next = match of.state {
            // Until it is sorted, it may still have to be passed on.
            State::New | State::Received => {
                let due = send_back.day.min(reply.day);
                Some((due, due.min(warn.day)))
            }
            State::Competent | State::Handling => Some((reply.day, warn.day)),
            State::Handled => publish.map(|due| (due.day, due.day)),
            State::Awaiting
            | State::Refused
            | State::Transferred
            | State::Insufficient
            | State::Published => None,
        };
        Some(Deadline {
            send_back,
            supplement: after(limits.supplement.days)?,
            reply,
            publish,
            next,
        })
    }

    /// The same petition after a move `to` a state on `day`; `waits_since` is the day from which its clock stands.
    pub fn moved(
        &self,
        seen: &Clocked,
        waits_since: Option<NaiveDate>,
        to: State,
        day: NaiveDate,
    ) -> Clocked {
        let stood = waits_since.map_or(0, |since| self.holidays.between(since, day));
        let is_answer = seen.state == State::Handling && to == State::Handled;
        let mut moved = Clocked { state: to, waited: seen.waited + stood, ..*seen };
        if is_answer {
            // With the answer its limit is fixed, as it is that day.
            moved.answered = Some(day);
            moved.reply_due = self.deadline(seen).map(|deadline| deadline.reply.day);
        }
        moved
    }

    /// The days to store of a petition; none beyond the calendar.
    pub fn stored_days(&self, of: &Clocked) -> StoredDays {
        self.deadline(of).map(|deadline| deadline.stored()).unwrap_or_default()
    }
}
