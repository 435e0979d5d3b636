//! Units over time (cơ cấu tổ chức): they are founded, renamed, moved, merged, split and closed.
//!
//! Two times are kept apart, as Snodgrass (2000), Developing Time-Oriented Database Applications in
//! SQL, chapter 10, has them: the day from which a change is in force, and the instant at which it was
//! recorded or withdrawn. So any figure can be given "as then" and "as now", and what was believed last
//! month can be read again after a correction. Pure.

mod place;

pub use place::{Letterhead, NamedTouchpoint, Office, Procedure, Touchpoint, Unit};

mod check;
mod event;
mod sentence;
mod structure;
mod succession;
pub mod table;

#[cfg(test)]
mod any;

pub use check::{Fault, check};
pub use event::{Change, Event};
pub use structure::{Node, Organisation};
pub use succession::Ended;
