//! The pages of the board.

mod board;
mod card;
mod lines;

pub(super) use board::{Shown, board};
