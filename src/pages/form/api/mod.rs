//! The API: JSON in, JSON out, problem details for faults.

mod given;
pub(in crate::pages) mod instruments;
pub(in crate::pages) mod places;
pub(in crate::pages) mod responses;
