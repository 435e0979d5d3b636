//! The pages of the board.

mod board;
mod card;

pub(super) use board::{Shown, board};
