//! Petitions near their last day, or past it.

use chrono::NaiveDate;

use super::{Subject, Urgency, WorkItem};
use crate::domain::petition;
use crate::domain::petition::{Rules, State};

/// A petition as far as its days depend on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPetition {
    /// The code it is found by.
    pub code: String,
    /// Its number in the register.
    pub number: u64,
    /// What it is about.
    pub subject: String,
    /// Where it stands.
    pub state: State,
    /// The office's day on which it came in.
    pub received: NaiveDate,
}

/// A petition that presses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PetitionMatter {
    /// The code it is found by.
    pub code: String,
    /// Its number in the register.
    pub number: u64,
    /// What it is about.
    pub subject: String,
    /// Whether it is still to be taken in or passed on: that has an earlier day of its own.
    pub unsorted: bool,
}

/// Those of `all` that warn or are late today, by the office's own limits.
pub fn petitions(
    all: impl IntoIterator<Item = OpenPetition>,
    rules: &Rules,
    today: NaiveDate,
) -> Vec<WorkItem> {
    let matter = |one: OpenPetition| {
        let deadline = rules.deadline(one.state, one.received, today)?;
        let urgency = match deadline.urgency? {
            petition::Urgency::InTime => return None,
            petition::Urgency::Warn => Urgency::Soon,
            petition::Urgency::Overdue => Urgency::Late,
        };
        let unsorted = matches!(one.state, State::New | State::Received);
        let due = if unsorted { deadline.transfer } else { deadline.reply };
        Some(WorkItem {
            urgency,
            due: Some(due.day),
            subject: Subject::Petition(PetitionMatter {
                code: one.code,
                number: one.number,
                subject: one.subject,
                unsorted,
            }),
        })
    };
    all.into_iter().filter_map(matter).collect()
}
