//! Alerts (cảnh báo): which matters to tell whom, when, and when again. PURE: `alerts/` runs it.
//!
//! A matter is told once it has stood long enough not to be a flicker, and again only when it has
//! become late, a week has gone by, or the sum it is of has grown. Whoever is told everything at once reads nothing; the defaults
//! are one digest a working day.

mod kind;
mod retry;
mod round;
mod settings;

pub use kind::Kind;
pub use retry::after;
pub use round::{Outcome, Round, SentAlert};
pub use settings::{Pace, Settings, is_address};
