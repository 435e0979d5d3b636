//! A share to reach, as whole numbers.

use serde::{Deserialize, Serialize};
use strum::{EnumString, VariantNames};
use utoipa::ToSchema;

/// A target as an exact fraction, so that it can be tested on whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Target {
    /// 90 in 90/100.
    pub numerator: u64,
    /// 100 in 90/100; never 0.
    pub denominator: u64,
    /// Whether exactly the target is enough.
    pub rule: TargetRule,
}

/// "Đạt từ 90% trở lên" and "trên 90%" differ at exactly 90.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[derive(EnumString, VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum TargetRule {
    /// Reached at the target itself (≥).
    AtLeast,
    /// Reached only above it (>).
    MoreThan,
}
