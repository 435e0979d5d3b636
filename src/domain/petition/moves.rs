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
    /// What the sender has sent in addition.
    Supplement,
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
/// Source: Nghị định 20/2008/NĐ-CP, Điều 9 khoản 1 and Điều 14 khoản 2; the National Public Service Portal for asking
/// the sender for more. That a publication can be taken back is ours: a name may have been overlooked.
pub const MOVES: [Move; 15] = [
    step(State::New, State::Received, Needs::Nothing),
    step(State::New, State::Refused, Needs::Reason),
    step(State::Received, State::Competent, Needs::Nothing),
    step(State::Received, State::Transferred, Needs::Agency),
    step(State::Received, State::Awaiting, Needs::Reason),
    step(State::Competent, State::Handling, Needs::Nothing),
    step(State::Handling, State::Insufficient, Needs::Reason),
    step(State::Handling, State::Handled, Needs::Answer),
    step(State::Handling, State::Awaiting, Needs::Reason),
    step(State::Awaiting, State::Received, Needs::Supplement),
    step(State::Awaiting, State::Handling, Needs::Supplement),
    step(State::Awaiting, State::Insufficient, Needs::Reason),
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

impl Move {
    /// Whether the sender is told of it: not of what the office does within, nor of what the sender did.
    pub fn is_told(self) -> bool {
        use State::{Awaiting, Competent, Handled, Handling, Published, Received};
        !matches!(
            (self.from, self.to),
            (Received, Competent)
                | (Competent, Handling)
                | (Awaiting, Received | Handling)
                | (Published, Handled)
        )
    }
}

/// The moves a petition in this state can make, in the order of the table.
pub fn moves_from(state: State) -> impl Iterator<Item = Move> {
    MOVES.into_iter().filter(move |each| each.from == state)
}
