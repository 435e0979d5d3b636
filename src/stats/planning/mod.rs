//! How many to ask, how to share them out over strata, and whom.

mod allocation;
mod draw;
mod size;

pub use allocation::{Stratum, Unallocated, allocate};
pub use draw::{Drawn, pps, share, simple, systematic};
pub use size::{SampleSize, sample_size, slovin, to_detect};
