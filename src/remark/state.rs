//! Where a remark stands. Pure.

/// What the office has done with it so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nobody has looked at it (chưa đọc).
    Unread,
    /// Somebody has; nothing is to be done (đã đọc).
    Read,
    /// Something is to be done (cần xử lý).
    Action,
    /// It was done (đã xử lý).
    Done,
}

impl State {
    /// All, in their order.
    pub const ALL: [Self; 4] = [Self::Unread, Self::Read, Self::Action, Self::Done];

    /// Its code in addresses and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::Read => "read",
            Self::Action => "action",
            Self::Done => "done",
        }
    }

    /// Reads a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether it can become the other: done only after action, and never unread again.
    pub fn may_become(self, other: Self) -> bool {
        match other {
            Self::Unread => false,
            Self::Read => self != Self::Read,
            Self::Action => true,
            Self::Done => self == Self::Action,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back_and_nothing_becomes_unread() {
        for state in State::ALL {
            assert_eq!(State::of_code(state.code()), Some(state));
            assert!(!state.may_become(State::Unread));
        }
        assert!(State::Action.may_become(State::Done));
        assert!(!State::Unread.may_become(State::Done));
        assert!(State::Action.may_become(State::Action), "its note may change");
    }
}
