//! Confidence intervals (khoảng tin cậy).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::distribution;
use super::number::float_of;

/// The confidence level of every interval that does not name another.
pub const LEVEL: f64 = 0.95;

/// Lower and upper end; on the scale of the figure it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Interval(pub f64, pub f64);

/// The two-sided quantile of the normal distribution: 1.96 for 0.95.
///
/// `level` lies inside 0…1.
pub fn normal_quantile(level: f64) -> f64 {
    distribution::normal_quantile(f64::midpoint(1.0, level))
}

/// The interval of a share from `satisfied` of `valid` answers; `None` without answers.
///
/// Source: Wilson (1927), Probable inference, the law of succession, and statistical inference.
pub fn wilson(satisfied: u64, valid: u64, level: f64) -> Option<Interval> {
    if valid == 0 || satisfied > valid {
        return None;
    }
    let n = float_of(valid);
    wilson_on(float_of(satisfied) / n, n, level)
}

/// The same for a share whose information is worth `effective` independent answers, which need
/// not be a whole number; `None` when it is worth nothing.
pub fn wilson_on(share: f64, effective: f64, level: f64) -> Option<Interval> {
    let possible = (0.0..=1.0).contains(&share) && effective > 0.0 && effective.is_finite();
    if !possible {
        return None;
    }
    let z = normal_quantile(level);
    let shrink = 1.0 + z * z / effective;
    let centre = (share + z * z / (2.0 * effective)) / shrink;
    let spread = share * (1.0 - share) / effective + z * z / (4.0 * effective * effective);
    let half = z * spread.sqrt() / shrink;
    // Rounding must not push an end past the share itself or out of 0…1.
    let low = (centre - half).max(0.0).min(share);
    let high = (centre + half).min(1.0).max(share);
    Some(Interval(low, high))
}
