//! Holds `src/stats/control_chart/average_run_length.rs`.

use hailong::stats::average_run_length;

#[test]
fn a_larger_shift_is_found_sooner_and_a_wider_interval_later() {
    let length = |h, shift| average_run_length(0.5, h, shift).unwrap();
    assert!(length(4.0, 0.0) > length(4.0, 1.0) && length(4.0, 1.0) > length(4.0, 2.0));
    assert!(length(5.0, 1.0) > length(4.0, 1.0));
    assert!((length(4.0, 1.0) - length(4.0, -1.0)).abs() < 1e-9);
    assert_eq!(average_run_length(0.5, 0.0, 0.0), None);
}
