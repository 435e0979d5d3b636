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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::petition::Key;

    #[test]
    fn what_is_near_its_day_is_told_with_that_day_and_nothing_else_is() {
        let rules = Rules::built_in(Key::of([1; 32])).unwrap();
        // A Monday: passed on by the 9th, warned from the 11th, answered by the 16th.
        let petition = |code: &str, state| OpenPetition {
            code: code.to_owned(),
            number: 1,
            subject: "x".to_owned(),
            state,
            received: "2026-03-02".parse().unwrap(),
        };
        let all = [
            petition("new", State::Received),
            petition("handled", State::Handling),
            petition("done", State::Published),
        ];
        let on = |day: &str| {
            let found = petitions(all.clone(), &rules, day.parse().unwrap());
            let told = |each: &WorkItem| (each.urgency, each.due.unwrap().to_string());
            found.iter().map(told).collect::<Vec<_>>()
        };
        let day = |text: &str| text.to_owned();
        assert_eq!(on("2026-03-06"), []);
        assert_eq!(on("2026-03-09"), [(Urgency::Soon, day("2026-03-09"))]);
        assert_eq!(
            on("2026-03-12"),
            [(Urgency::Late, day("2026-03-09")), (Urgency::Soon, day("2026-03-16"))]
        );
    }
}
