//! Holds `src/domain/worklist/petitions.rs`.

use chrono::NaiveDate;
use hailong::domain::petition::State;
use hailong::domain::worklist::{
    PressingPetition, PressingPetitions, Subject, Urgency, WorkItem, petitions,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn pressing(number: u64, state: State, due: &str) -> PressingPetition {
    let (code, subject) = (format!("P{number}"), "x".to_owned());
    PressingPetition { code, number, subject, state, due: day(due) }
}

fn told(each: &WorkItem) -> (String, Urgency, Option<u64>) {
    (each.subject.key(), each.urgency, each.subject.count())
}

#[test]
fn the_first_are_told_one_by_one_and_the_rest_as_a_number() {
    let first = vec![
        pressing(1, State::Received, "2026-03-09"),
        pressing(2, State::Handling, "2026-03-16"),
    ];
    let found = PressingPetitions { first, overdue: 1, all: 2, ..PressingPetitions::default() };
    let items = petitions(found.clone(), day("2026-03-12"));
    assert_eq!(
        items.iter().map(told).collect::<Vec<_>>(),
        [
            ("petition:P1".to_owned(), Urgency::Late, None),
            ("petition:P2".to_owned(), Urgency::Soon, None)
        ]
    );
    let Subject::Petition(of) = &items[0].subject else { panic!("{items:?}") };
    assert!(of.unsorted);
    let many = PressingPetitions {
        overdue: 40,
        all: 500,
        overdue_publications: 0,
        publications: 3,
        publications_since: Some(day("2026-03-12")),
        ..found
    };
    assert_eq!(
        petitions(many, day("2026-03-12")).iter().skip(2).map(told).collect::<Vec<_>>(),
        [
            ("petitions:more".to_owned(), Urgency::Late, Some(498)),
            ("petitions:publish".to_owned(), Urgency::Soon, Some(3))
        ]
    );
    assert_eq!(petitions(PressingPetitions::default(), day("2026-03-12")), []);
}
