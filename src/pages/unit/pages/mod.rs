//! The pages about units.

mod forms;
mod history;
mod parts;
mod tree;
mod unit;

pub(super) use parts::Shown;
pub(super) use tree::tree;
pub(super) use unit::unit;
