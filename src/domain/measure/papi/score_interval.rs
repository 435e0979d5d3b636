//! The confidence interval of a published score.

use crate::stats::{Interval, normal_quantile};

/// An interval with its level and quantile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoreInterval {
    /// The two-sided level, 0…1.
    pub level: f64,
    /// The normal quantile that goes with it.
    pub z: f64,
    /// figure ± z · standard error.
    pub interval: Interval,
}

/// The interval of a published score with its published standard error; `None` for an error below
/// 0 or a level outside of 0…1.
///
/// The workbook of 2019 prints ±1.645 standard errors under the words "95 %", which is a level of
/// 90 %; this one prints its own level and z.
pub fn score_interval(score: f64, standard_error: f64, level: f64) -> Option<ScoreInterval> {
    let possible = standard_error >= 0.0 && level > 0.0 && level < 1.0;
    let z = normal_quantile(level);
    possible.then_some(ScoreInterval {
        level,
        z,
        interval: Interval(score - z * standard_error, score + z * standard_error),
    })
}
