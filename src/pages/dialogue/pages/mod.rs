//! The pages of the register of dialogues.

mod one;
mod parts;
mod register;

pub(super) use one::{One, one};
pub(super) use parts::Typed;
pub(super) use register::{Register, register};
