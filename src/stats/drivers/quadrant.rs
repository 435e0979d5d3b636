//! Importance against performance (ma trận tầm quan trọng – mức thực hiện): what to fix first.
//!
//! Source: Martilla and James (1977), Importance-performance analysis, Journal of Marketing 41(1).
//! The crosshair stands at the means, so about half of the drivers are always "below": a quadrant
//! compares drivers with each other, not with a target.

use serde::Serialize;

/// Where a driver stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Quadrant {
    /// Important, and done less well: cần ưu tiên cải thiện.
    FixFirst,
    /// Important, and done well: tiếp tục phát huy.
    KeepUp,
    /// Less important, and done less well: ưu tiên thấp.
    LowPriority,
    /// Less important, and done well: có thể đang dư nguồn lực.
    PossibleOverkill,
}

/// Mean importance and mean performance of the drivers that have both.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Crosshair {
    /// Mean of Spearman's ρ.
    #[serde(rename = "mean_importance_spearman")]
    pub importance: f64,
    /// Mean of the drivers' means; says something only where they share a scale.
    #[serde(rename = "mean_performance")]
    pub performance: f64,
}

impl Crosshair {
    /// The quadrant of a driver; one that stands on a line counts as important, or done well.
    pub fn quadrant(self, importance: f64, performance: f64) -> Quadrant {
        match (importance >= self.importance, performance >= self.performance) {
            (true, false) => Quadrant::FixFirst,
            (true, true) => Quadrant::KeepUp,
            (false, false) => Quadrant::LowPriority,
            (false, true) => Quadrant::PossibleOverkill,
        }
    }
}
