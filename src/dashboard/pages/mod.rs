//! The office's pages of figures.

mod asked;
mod cross;
mod instrument;
mod overview;

pub(super) use asked::Asked;
pub(super) use cross::{Cut, cross};
pub(super) use instrument::instrument;
pub(super) use overview::overview;
