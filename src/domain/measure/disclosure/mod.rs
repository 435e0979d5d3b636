//! Small cells (ô nhỏ) are hidden, and what would let one work them out.
//!
//! Source: Hundepool et al. (2012), Statistical Disclosure Control, chapter 4: primary suppression
//! of cells under k, secondary suppression so that no difference of what is shown gives them away.

mod cuts;
mod exposed;
mod one_way;
mod scorecard;
mod two_way;

pub use cuts::{Bounds, ByDay, Cuts, Placed};
pub use exposed::Exposed;
pub use one_way::{OneWay, one_way, one_way_beside};
pub use two_way::{TwoWay, two_way, two_way_beside};
