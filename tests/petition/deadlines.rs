//! Holds `src/domain/petition/deadlines.rs`.

use chrono::NaiveDate;
use hailong::domain::petition::{Clocked, Deadline, Key, Rules, State, Urgency};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Received on Monday 2 March 2026: sent back by Wednesday the 4th, asked for more by the 9th, warned from the 18th,
/// answered by the 23rd.
fn clocked(state: State) -> Clocked {
    Clocked { state, received: day("2026-03-02"), waited: 0, answered: None, reply_due: None }
}

fn deadline(of: &Clocked) -> Deadline {
    Rules::built_in(Key::of([1; 32])).unwrap().deadline(of).unwrap()
}

fn urgency(state: State, today: &str) -> Option<Urgency> {
    deadline(&clocked(state)).urgency(day(today))
}

/// The limits of the National Public Service Portal: 2, 5, 15 and 2 working days.
#[test]
fn the_last_days_are_those_the_portal_counts() {
    let of = deadline(&Clocked { answered: Some(day("2026-03-20")), ..clocked(State::Handled) });
    let days = [of.send_back, of.supplement, of.reply, of.publish.unwrap()].map(|due| due.day);
    assert_eq!(days, ["2026-03-04", "2026-03-09", "2026-03-23", "2026-03-24"].map(day));
}

#[test]
fn what_is_being_handled_warns_on_the_twelfth_day_and_is_late_after_the_fifteenth() {
    for (today, expected) in [
        ("2026-03-02", Urgency::InTime),
        ("2026-03-17", Urgency::InTime),
        ("2026-03-18", Urgency::Warn),
        ("2026-03-23", Urgency::Warn),
        ("2026-03-24", Urgency::Overdue),
    ] {
        assert_eq!(urgency(State::Handling, today), Some(expected), "{today}");
    }
}

#[test]
fn what_is_not_sorted_is_late_once_it_could_not_be_sent_back() {
    for (today, expected) in [
        ("2026-03-03", Urgency::InTime),
        ("2026-03-04", Urgency::Warn),
        ("2026-03-05", Urgency::Overdue),
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

#[test]
fn an_answer_is_to_be_published_and_its_limit_stays() {
    let answered = Some(day("2026-03-20"));
    let kept = Some(day("2026-03-16"));
    let of = Clocked { answered, reply_due: kept, ..clocked(State::Handled) };
    assert_eq!(deadline(&of).reply.day, day("2026-03-16"), "as it was when it was answered");
    for (today, expected) in [
        ("2026-03-23", Urgency::InTime),
        ("2026-03-24", Urgency::Warn),
        ("2026-03-25", Urgency::Overdue),
    ] {
        assert_eq!(deadline(&of).urgency(day(today)), Some(expected), "{today}");
    }
}

#[test]
fn days_of_waiting_for_the_sender_are_added() {
    let of = Clocked { waited: 3, ..clocked(State::Handling) };
    assert_eq!(deadline(&of).reply.day, day("2026-03-26"));
}
