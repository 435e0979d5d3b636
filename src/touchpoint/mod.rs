//! Room of `touchpoint`.
