//! Whole numbers of thousandths and millionths, printed in units: JSON says 0.75 for 750.

use serde::{Serialize, Serializer};

/// The nearest `f64`; exact counts stay far below 2⁵³, where every whole number is one.
#[expect(clippy::cast_precision_loss, reason = "points are a few digits")]
fn units(number: i64, parts: f64) -> f64 {
    number as f64 / parts
}

/// Points, kept in thousandths.
#[expect(clippy::ref_option, reason = "serde calls it so")]
pub(super) fn thousandths<S: Serializer>(
    number: &Option<i64>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    number.map(|it| units(it, 1e3)).serialize(serializer)
}

/// The ends of a range, kept in millionths.
#[expect(clippy::ref_option, reason = "serde calls it so")]
pub(super) fn millionths<S: Serializer>(
    range: &Option<(i64, i64)>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    range.map(|(low, high)| (units(low, 1e6), units(high, 1e6))).serialize(serializer)
}
