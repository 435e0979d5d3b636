//! The API: JSON in, JSON out, problem details for faults.

mod given;
pub(super) mod instruments;
pub(super) mod places;
pub(super) mod responses;
