//! The API: JSON in, JSON out, problem details for faults.

pub(super) mod instruments;
pub(super) mod places;
pub(super) mod responses;
