//! Holds `src/base/format.rs`.

use hailong::base::Lang;
use hailong::base::format::{count, percent, two_decimals, whole_percent};

#[test]
fn figures_print_half_up_with_a_comma() {
    assert_eq!(two_decimals(83.9426, Lang::Vi), "83,94");
    assert_eq!(two_decimals(82.665, Lang::Vi), "82,67");
    assert_eq!(two_decimals(89.995, Lang::Vi), "90,00");
    assert_eq!(two_decimals(100.0, Lang::En), "100.00");
    assert_eq!(two_decimals(-1.005, Lang::Vi), "-1,01");
    assert_eq!(percent(0.9, Lang::Vi), "90,00%");
    assert_eq!(whole_percent(0.475), "48%");
    assert_eq!(whole_percent(0.0), "0%");
}

#[test]
fn counts_are_grouped_by_three() {
    assert_eq!(count(0, Lang::Vi), "0");
    assert_eq!(count(999, Lang::Vi), "999");
    assert_eq!(count(20_000, Lang::Vi), "20.000");
    assert_eq!(count(1_234_567, Lang::En), "1,234,567");
}
