//! Pages of remarks.

mod bulk;
mod list;
mod one;
mod open;
mod release;

pub(super) use list::{List, PAGE, list};
pub(super) use one::{One, Trouble, one};
pub(super) use open::{Open, open};
pub(super) use release::{Release, release};
