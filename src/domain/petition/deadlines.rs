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

#[cfg(test)]
mod tests {
    use super::super::Key;
    use super::*;

    fn urgency(state: State, today: &str) -> Option<Urgency> {
        let rules = Rules::built_in(Key::of([1; 32])).unwrap();
        // A Monday: passed on by Monday the 9th, warned from the 11th, answered by the 16th.
        let received = "2026-03-02".parse().unwrap();
        let deadline = rules.deadline(state, received, today.parse().unwrap());
        deadline.unwrap().urgency
    }

    #[test]
    fn what_is_being_handled_warns_on_the_seventh_day_and_is_late_after_the_tenth() {
        for (today, expected) in [
            ("2026-03-02", Urgency::InTime),
            ("2026-03-10", Urgency::InTime),
            ("2026-03-11", Urgency::Warn),
            ("2026-03-16", Urgency::Warn),
            ("2026-03-17", Urgency::Overdue),
        ] {
            assert_eq!(urgency(State::Handling, today), Some(expected), "{today}");
        }
    }

    #[test]
    fn what_is_not_sorted_is_late_once_it_could_not_be_passed_on() {
        for (today, expected) in [
            ("2026-03-06", Urgency::InTime),
            ("2026-03-09", Urgency::Warn),
            ("2026-03-10", Urgency::Overdue),
        ] {
            assert_eq!(urgency(State::Received, today), Some(expected), "{today}");
        }
    }

    #[test]
    fn nothing_presses_once_nothing_is_owed() {
        for state in State::ALL.into_iter().filter(|state| !state.is_open()) {
            assert_eq!(urgency(state, "2026-12-01"), None, "{state:?}");
        }
    }
}
