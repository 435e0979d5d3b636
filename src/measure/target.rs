//! A rate against its target: tested on whole numbers, judged from the interval.

use serde::Serialize;

/// What the answers allow one to say about the target.
///
/// Three values, because "not enough evidence" is neither reached nor missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Đạt: the interval's lower end clears the target.
    Reached,
    /// Chưa đạt: the interval's upper end is below it.
    Missed,
    /// Chưa đủ căn cứ: the interval covers it.
    Open,
}
