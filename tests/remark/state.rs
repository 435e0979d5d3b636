//! Holds `src/domain/remark/state.rs`.

use hailong::domain::remark::State;

#[test]
fn codes_are_read_back_and_nothing_becomes_unread() {
    for state in State::ALL {
        assert_eq!(State::of_code(state.code()), Some(state));
        assert!(!state.may_become(State::Unread));
    }
    assert!(State::ALL.iter().all(|to| !State::Spam.may_become(*to)));
    assert!(State::Action.may_become(State::Done));
    assert!(!State::Unread.may_become(State::Done));
    assert!(State::Action.may_become(State::Action), "its note may change");
}
