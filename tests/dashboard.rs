//! Tests of `dashboard`.
