//! Printed tables that add up, and some that do not.

use hailong::domain::measure::printed::{RowFault, drift, row_faults};

/// Báo cáo 02/BC-TTHCC (Huế, 2019): rows 1, 2 and 3 with their printed percentages.
#[test]
fn a_printed_row_is_held_against_its_forms_and_its_percentages() {
    let second = row_faults(4215, &[1983, 2128, 104], &[4704, 5040, 246]);
    assert_eq!(second, []);
    assert_eq!(row_faults(4215, &[1886, 2232, 97], &[4474, 5295, 230]), []);
    let first = row_faults(4215, &[2063, 2137, 150], &[4894, 5060, 355]);
    assert_eq!(first.first(), Some(&RowFault::TooMany(135)));
    let wrong = row_faults(4215, &[1983, 2128, 104], &[4714, 5040, 246]);
    assert!(
        matches!(wrong[..], [RowFault::Percentage(0, exact)] if (exact - 47.0463).abs() < 1e-4)
    );
}

/// GT-7: published distributions and what they lack of 100.
#[test]
fn percentages_that_rounding_cannot_explain_are_told() {
    assert_eq!(drift(&[9006, 898, 96]), None);
    assert_eq!(drift(&[5078, 4324, 589]), Some(-0.09));
    assert_eq!(drift(&[7182, 2580, 234]), Some(-0.04));
    assert_eq!(drift(&[3333, 3333, 3333]), None);
}
