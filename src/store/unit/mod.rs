//! The history of units: acts, their events, and their effect on the present.

mod act;
mod change;
mod import;
mod places;
mod present;
mod remarks;
mod row;
mod seeding;

pub use act::{Act, NewAct};
pub use change::UnitsChanged;
pub(super) use places::put_office;
pub use row::Present;
pub use seeding::seed;
