//! Holds `src/domain/petition/deadlines.rs`.

use hailong::domain::petition::{Key, Rules, State, Urgency};

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
