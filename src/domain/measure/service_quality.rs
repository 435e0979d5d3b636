//! The rates of Quyết định 766/QĐ-TTg (23/6/2022) as the National Public Service Portal computes them, under their
//! own names; their points are in `domain/portal`.
//!
//! They are made from a case-handling system's counts, not from a survey: **who says nothing
//! counts as satisfied**. So they are never put beside SIPAS as though they were alike, and each
//! figure carries that sentence.

use serde::Serialize;

use crate::stats::{ratio, real, whole};

/// One rate, as whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ServiceRate {
    /// Cases that count as good.
    pub good: u64,
    /// All cases; none is no rate.
    pub all: u64,
}

impl ServiceRate {
    /// 100 · good / all; `None` without cases.
    pub fn percent(self) -> Option<f64> {
        real(&(ratio(self.good, self.all)? * whole(100)))
    }
}
