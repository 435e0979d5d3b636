//! Run lengths of a CUSUM as the textbook prints them.

use hailong::stats::average_run_length;

/// Montgomery (2013), Introduction to Statistical Quality Control, table 9.3: two-sided, k = 0.5,
/// from 0, for h = 4 and h = 5, by the shift in standard errors.
const TABLE: [(f64, f64, f64); 8] = [
    (0.0, 168.0, 465.0),
    (0.25, 74.2, 139.0),
    (0.5, 26.6, 38.0),
    (0.75, 13.3, 17.0),
    (1.0, 8.38, 10.4),
    (1.5, 4.75, 5.75),
    (2.0, 3.34, 4.01),
    (3.0, 2.19, 2.57),
];

#[test]
fn run_lengths_are_those_of_the_table() {
    for (shift, four, five) in TABLE {
        for (h, printed) in [(4.0, four), (5.0, five)] {
            let found = average_run_length(0.5, h, shift).unwrap();
            // Three figures are printed.
            assert!((found / printed - 1.0).abs() < 0.005, "{h} {shift}: {found}");
        }
    }
}
