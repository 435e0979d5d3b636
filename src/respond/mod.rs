//! Room of `respond`.
