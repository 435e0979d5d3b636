//! Tests of `surveys`.
