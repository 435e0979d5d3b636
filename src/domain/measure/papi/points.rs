//! Points of PAPI as files write them.

use crate::base::Text;
use crate::base::table::{Marks, number};

/// Reads points: none reach a thousand, so that their only mark is the decimal one, `1.264` and `1,264`.
///
/// # Errors
/// What is no number or a percentage, with the remedy.
pub fn points(cell: &str) -> Result<f64, Text> {
    if cell.ends_with('%') {
        return Err(Text {
            vi: format!("`{cell}` là phần trăm, điểm PAPI theo thang riêng; ghi số điểm"),
            en: format!(
                "`{cell}` is a percentage, and PAPI has scales of its own; write the points"
            ),
        });
    }
    let marks = Marks { comma: cell.contains(','), point: cell.contains('.'), semicolons: false };
    number(cell, marks).map_err(|fault| fault.sentence(cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_only_mark_of_points_is_the_decimal_one() {
        for (written, expected) in
            [("1.264", 1.264), ("1,264", 1.264), ("44,004502", 44.004_502), ("4", 4.0)]
        {
            assert_eq!(points(written), Ok(expected), "{written}");
        }
        for written in ["12%", "a", "1,2,3"] {
            assert!(points(written).is_err(), "{written}");
        }
    }
}
