//! The pages that bring files in.

mod list;
mod one;

pub(super) use list::list;
pub(super) use one::{Shown, Stage, home, one};
