//! Holds `src/domain/petition/rates.rs`.

use chrono::NaiveDate;

use hailong::domain::petition::{Handling, Rates, Share, State};

fn day(of_march: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, of_march).unwrap()
}

fn petition(state: State, answered: Option<u32>) -> Handling {
    Handling { state, due: day(16), answered: answered.map(day) }
}

#[test]
fn without_petitions_there_is_no_rate() {
    let none = Rates::of([], day(1));
    assert_eq!(none, Rates::default());
    assert_eq!(none.handled.interval(), None);
    assert_eq!(none.handled.is_whole(), None);
}

#[test]
fn every_state_counts_where_it_belongs() {
    let all = [
        petition(State::Published, Some(16)),
        petition(State::Handled, Some(17)),
        petition(State::Handling, None),
        petition(State::New, None),
        petition(State::Transferred, None),
        petition(State::Refused, None),
        petition(State::Insufficient, None),
    ];
    let share = |part, whole| Share { part, whole };
    let in_time = Rates::of(all, day(16));
    assert_eq!(in_time.handled, share(3, 5));
    assert_eq!(in_time.on_time, share(1, 2));
    assert_eq!(in_time.published, share(1, 2));
    // A day later the two that are open are late as well.
    assert_eq!(Rates::of(all, day(17)).on_time, share(1, 4));
    assert_eq!(in_time.handled.is_whole(), Some(false));
}
