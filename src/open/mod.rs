//! Room of `open`.
