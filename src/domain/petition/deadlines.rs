//! How much time is left.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Rules, State};
use crate::base::calendar::Due;

/// How pressing an open petition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// In time.
    InTime,
    /// The day of warning has come.
    Warn,
    /// The last day has passed.
    Overdue,
}

/// The last days of one petition, as they are on some day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The last day to pass it on, until it is sorted.
    pub transfer: Due,
    /// The last day to answer it.
    pub reply: Due,
    /// How pressing it is; `None` once nothing is owed.
    pub urgency: Option<Urgency>,
}

impl Rules {
    /// The deadlines of a petition; `None` beyond the calendar.
    pub fn deadline(
        &self,
        state: State,
        received: NaiveDate,
        today: NaiveDate,
    ) -> Option<Deadline> {
        let after = |days| self.holidays.after(received, days);
        let (transfer, reply, warn) =
            (after(self.limits.transfer)?, after(self.limits.reply)?, after(self.limits.warn)?);
        // Until it is sorted, it may still have to be passed on.
        let unsorted = matches!(state, State::New | State::Received);
        let urgency = state.is_open().then(|| {
            if today > reply.day || (unsorted && today > transfer.day) {
                Urgency::Overdue
            } else if today >= warn.day || (unsorted && today >= transfer.day) {
                Urgency::Warn
            } else {
                Urgency::InTime
            }
        });
        Some(Deadline { transfer, reply, urgency })
    }
}
