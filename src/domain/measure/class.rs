//! The class of a one-stop total (xếp loại).

use serde::{Deserialize, Serialize};

/// How well procedures are handled, by the total of the nine indicators.
///
/// Source: Thông tư 01/2018/TT-VPCP as recalled; public code leaves 15 itself without a class, we
/// read "từ 15 điểm trở lên". "Tốt trở lên" in row 3.4.3 of the plan is 12 and more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OneStopClass {
    /// Yếu: under 6.
    Weak,
    /// Trung bình: 6 to under 9.
    Average,
    /// Khá: 9 to under 12.
    Fair,
    /// Tốt: 12 to under 15.
    Good,
    /// Xuất sắc: from 15.
    Excellent,
}

impl OneStopClass {
    /// The class of a total of points, 0…18; every total has one.
    pub fn of(points: f64) -> Self {
        match points {
            15.0.. => Self::Excellent,
            12.0.. => Self::Good,
            9.0.. => Self::Fair,
            6.0.. => Self::Average,
            _ => Self::Weak,
        }
    }
}
