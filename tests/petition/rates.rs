//! Holds `src/domain/petition/rates.rs`.

use hailong::domain::petition::{Handling, Rates, Share, State};

fn petition(state: State, answered_in_time: Option<bool>) -> (Handling, u64) {
    let published = state == State::Published;
    (Handling { state, answered_in_time, past_due: false, published }, 1)
}

fn late((handling, many): (Handling, u64)) -> (Handling, u64) {
    (Handling { past_due: true, ..handling }, many)
}

fn share(part: u64, whole: u64) -> Share {
    Share { part, whole }
}

#[test]
fn without_petitions_there_is_no_rate() {
    let none = Rates::of([]);
    assert_eq!(none, Rates::default());
    assert_eq!(none.handled.interval(), None);
    assert_eq!(none.handled.is_whole(), None);
}

#[test]
fn every_state_counts_where_it_belongs() {
    let all = [
        petition(State::Published, Some(true)),
        petition(State::Handled, Some(false)),
        petition(State::Handling, None),
        petition(State::New, None),
        petition(State::Awaiting, None),
        petition(State::Transferred, None),
        petition(State::Refused, None),
        petition(State::Insufficient, None),
    ];
    let in_time = Rates::of(all);
    assert_eq!(in_time.handled, share(3, 6));
    assert_eq!(in_time.on_time, share(4, 5), "answered in time, and open with time left");
    assert_eq!((in_time.concluded, in_time.published), (share(1, 2), share(1, 2)));
    assert_eq!(in_time.handled.is_whole(), Some(false));
    // Past its last day what is open counts against the office, but not while the sender is asked for more.
    let late = Rates::of(all.map(late));
    assert_eq!(late.on_time, share(2, 5));
    assert_eq!((late.concluded, late.prolonged), (share(1, 4), 2));
}

/// GitHub ChippedTopaz/qd766, tests/fixtures/handling-satisfaction @72417cd9: Tỉnh Phú Thọ, quarter III 2026, 300 of 499.
#[test]
fn the_portals_own_row_comes_out() {
    let (in_time, _) = petition(State::Handled, Some(true));
    let (open, _) = petition(State::Handling, None);
    let rates = Rates::of([(in_time, 280), (open, 20), late((open, 199))]);
    assert_eq!(rates.on_time, share(300, 499));
}
