//! Scorecards of a weighted sample.

mod replies;
mod scorecard;

pub use replies::Replies;
pub use scorecard::Basis;
