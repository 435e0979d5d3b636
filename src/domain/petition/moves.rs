//! Which moves are allowed: one table.

use super::State;

/// What a move must bring with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing; a note may be added.
    Nothing,
    /// A reason, which the sender reads.
    Reason,
    /// The name of the office it goes to, which the sender reads.
    Agency,
    /// The answer, which the sender reads.
    Answer,
    /// The public subject, text and answer, without names.
    PublicText,
}

/// One allowed move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// From where.
    pub from: State,
    /// To where.
    pub to: State,
    /// What it must bring.
    pub needs: Needs,
}

const fn step(from: State, to: State, needs: Needs) -> Move {
    Move { from, to, needs }
}

/// Every allowed move; what is not here is refused.
///
/// Source: Nghị định 20/2008/NĐ-CP, Điều 9 khoản 1 and Điều 14 khoản 2. That a publication can be taken
/// back is ours: a name may have been overlooked.
pub const MOVES: [Move; 10] = [
    step(State::New, State::Received, Needs::Nothing),
    step(State::New, State::Refused, Needs::Reason),
    step(State::Received, State::Competent, Needs::Nothing),
    step(State::Received, State::Transferred, Needs::Agency),
    step(State::Competent, State::Handling, Needs::Nothing),
    step(State::Handling, State::Insufficient, Needs::Reason),
    step(State::Handling, State::Handled, Needs::Answer),
    step(State::Insufficient, State::Handling, Needs::Reason),
    step(State::Handled, State::Published, Needs::PublicText),
    step(State::Published, State::Handled, Needs::Reason),
];

impl Move {
    /// The move between two states; `None` when it is not allowed.
    pub fn between(from: State, to: State) -> Option<Self> {
        MOVES.into_iter().find(|each| each.from == from && each.to == to)
    }
}

/// The moves a petition in this state can make, in the order of the table.
pub fn moves_from(state: State) -> impl Iterator<Item = Move> {
    MOVES.into_iter().filter(move |each| each.from == state)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every pair of states, against the way drawn in the requirements (section 10, number 16).
    #[test]
    fn exactly_the_moves_of_the_register_are_allowed() {
        let drawn = [
            "new received",
            "new refused",
            "received competent",
            "received transferred",
            "competent handling",
            "handling insufficient",
            "handling handled",
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
}
