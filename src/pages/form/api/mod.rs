//! The same door for programs: JSON in, JSON out, problem details for what is wrong.

pub(super) mod instruments;
pub(super) mod places;
pub(super) mod responses;
