//! What a test scan's code is made of.

use chrono::NaiveDate;

/// What the code of a test scan of a touchpoint on a day proves.
pub fn test_scan(touchpoint: &str, day: NaiveDate) -> String {
    format!("test scan {touchpoint} {day}")
}
