//! Room of `dashboard`.
