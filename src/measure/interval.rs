//! Confidence intervals (khoảng tin cậy).

use serde::Serialize;

/// Lower and upper end; on the scale of the figure it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval(pub f64, pub f64);
