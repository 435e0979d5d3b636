//! What the answers come to. PURE: counts in, figures out.
//!
//! A measure of nothing is `None`: never NaN, never 0, never an error.

mod interval;
mod scorecard;
mod tally;
mod target;

pub use interval::Interval;
pub use scorecard::{Channels, Filter, GroupScore, IndexScore, ItemScore, Scorecard};
pub use tally::{ItemTally, Moments, Tally};
pub use target::Verdict;
