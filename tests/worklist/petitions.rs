//! Holds `src/domain/worklist/petitions.rs`.

use hailong::domain::petition::{Key, Rules, State};
use hailong::domain::worklist::{OpenPetition, Urgency, WorkItem, petitions};

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
