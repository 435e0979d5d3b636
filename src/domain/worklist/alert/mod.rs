//! Alerts (cảnh báo): which work items are sent to whom, when, and when again. Pure: `pages/worklist` runs it.
//!
//! An item is sent once it has held long enough not to be a flicker, and again only when it has
//! become late, a week has gone by, or the sum it is of has grown. Long letters are not read, so the defaults
//! are one digest a working day.

mod kind;
mod retry;
mod round;
mod settings;

pub use kind::Kind;
pub use retry::after;
pub use round::{Outcome, Round, SentAlert};
pub use settings::{Pace, Settings};
