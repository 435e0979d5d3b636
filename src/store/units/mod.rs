//! The history of units: acts, their events, and what they change of the present.

mod act;
mod change;
mod present;
mod remarks;
mod row;

pub use act::{Act, NewAct};
pub use change::UnitsChanged;
pub use row::Present;
