//! The pages of petitions.

mod apart;
mod follow;
mod form;
mod list;
mod moves;
mod one;
mod parts;
mod register;

pub(super) use apart::{Apart, apart, held_apart};
pub(super) use follow::{Followed, follow, not_found};
pub(super) use form::{Sheet, Trouble, form};
pub(super) use list::{Published, list};
pub(super) use moves::MoveTrouble;
pub(super) use one::{One, Opened, one};
pub(super) use register::{Register, register};
