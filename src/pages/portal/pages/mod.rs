//! The pages of the board.

mod board;
mod card;
mod import;

pub(super) use board::{Shown, board};
pub(super) use import::{Import, Preview, import};
