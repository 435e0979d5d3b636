//! Holds `src/domain/petition/moves.rs`.

use hailong::domain::petition::{MOVES, Move, Needs, State, moves_from};

/// Every pair of states, against the way drawn in `docs/petitions.md`.
#[test]
fn exactly_the_moves_of_the_register_are_allowed() {
    let drawn = [
        "new received",
        "new refused",
        "received competent",
        "received transferred",
        "received awaiting",
        "competent handling",
        "handling insufficient",
        "handling handled",
        "handling awaiting",
        "awaiting received",
        "awaiting handling",
        "awaiting insufficient",
        "insufficient handling",
        "handled published",
        "published handled",
    ];
    for from in State::ALL {
        for to in State::ALL {
            let way = format!("{} {}", from.code(), to.code());
            let allowed = Move::between(from, to).is_some();
            assert_eq!(allowed, drawn.contains(&way.as_str()), "{way}");
        }
    }
    assert_eq!(MOVES.len(), drawn.len());
}

#[test]
fn nothing_ends_without_a_reason_an_office_or_an_answer() {
    for each in MOVES.iter().filter(|each| !each.to.is_open()) {
        assert_ne!(each.needs, Needs::Nothing, "{each:?}");
    }
}

#[test]
fn every_state_is_reached_and_every_open_one_goes_on() {
    let mut reached = vec![State::New];
    for _ in State::ALL {
        let next: Vec<_> = reached.iter().flat_map(|state| moves_from(*state)).collect();
        reached.extend(next.into_iter().map(|each| each.to));
        reached.sort();
        reached.dedup();
    }
    assert_eq!(reached, State::ALL);
    for state in State::ALL.into_iter().filter(|state| state.is_open()) {
        assert!(moves_from(state).count() > 0, "{state:?}");
    }
}

#[test]
fn a_code_leads_back_to_its_state() {
    for state in State::ALL {
        assert_eq!(State::of_code(state.code()), Some(state));
    }
    assert_eq!(State::of_code("moi"), None);
}
