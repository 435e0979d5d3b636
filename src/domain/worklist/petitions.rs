//! Petitions near their last day, or past it.

use chrono::NaiveDate;

use super::{Subject, Urgency, WorkItem};
use crate::domain::petition::State;

/// A petition that is to be sorted or answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PressingPetition {
    /// The code it is found by.
    pub code: String,
    /// Its number in the register.
    pub number: u64,
    /// What it is about.
    pub subject: String,
    /// Where it stands.
    pub state: State,
    /// The last day of what is owed next.
    pub due: NaiveDate,
}

/// What presses in the register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PressingPetitions {
    /// The first of those to be sorted or answered, by their last day.
    pub first: Vec<PressingPetition>,
    /// How many of those are overdue, the first ones among them.
    pub overdue: u64,
    /// How many press in all.
    pub all: u64,
    /// Answers whose last day to be published has passed.
    pub overdue_publications: u64,
    /// Answers that are to be published today, or were.
    pub publications: u64,
    /// The earliest last day of those.
    pub publications_since: Option<NaiveDate>,
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

/// What many petitions have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PetitionSum {
    /// They press beside those that are told one by one.
    More,
    /// Their answers are to be published.
    Publish,
    /// Their answers wait for somebody to approve them.
    Approve,
}

/// Petitions that press, told as a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PetitionsMatter {
    /// What is to be done.
    pub sum: PetitionSum,
    /// How many of them.
    pub count: u64,
}

/// Answers that wait for approval.
pub fn approvals(count: u64) -> Option<WorkItem> {
    let subject = Subject::Petitions(PetitionsMatter { sum: PetitionSum::Approve, count });
    (count > 0).then_some(WorkItem { urgency: Urgency::Soon, due: None, subject })
}

/// The matters of what presses in the register today.
pub fn petitions(pressing: PressingPetitions, today: NaiveDate) -> Vec<WorkItem> {
    let urgency = |late: bool| if late { Urgency::Late } else { Urgency::Soon };
    let told = u64::try_from(pressing.first.len()).unwrap_or(u64::MAX);
    let told_late = pressing.first.iter().filter(|each| each.due < today).count();
    let late_left = pressing.overdue.saturating_sub(u64::try_from(told_late).unwrap_or(u64::MAX));
    let sum = |sum, count, late: bool, due| {
        (count > 0).then_some(WorkItem {
            urgency: urgency(late),
            due,
            subject: Subject::Petitions(PetitionsMatter { sum, count }),
        })
    };
    let more = sum(PetitionSum::More, pressing.all.saturating_sub(told), late_left > 0, None);
    let publish = sum(
        PetitionSum::Publish,
        pressing.publications,
        pressing.overdue_publications > 0,
        pressing.publications_since,
    );
    let one = |one: PressingPetition| WorkItem {
        urgency: urgency(one.due < today),
        due: Some(one.due),
        subject: Subject::Petition(PetitionMatter {
            code: one.code,
            number: one.number,
            subject: one.subject,
            unsorted: matches!(one.state, State::New | State::Received),
        }),
    };
    pressing.first.into_iter().map(one).chain(more).chain(publish).collect()
}
