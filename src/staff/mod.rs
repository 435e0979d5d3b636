//! Room of `staff`.
