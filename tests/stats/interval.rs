//! Holds `src/stats/interval.rs`.

use hailong::stats::{LEVEL, wilson, wilson_on};

#[test]
fn no_answers_have_no_interval() {
    assert_eq!(wilson(0, 0, LEVEL), None);
    assert_eq!(wilson_on(0.5, 0.0, LEVEL), None);
    assert_eq!(wilson_on(f64::NAN, 10.0, LEVEL), None);
}

#[test]
fn an_end_is_the_share_where_the_share_is_at_the_end() {
    let all = wilson(29, 29, LEVEL).unwrap();
    assert!(all.1 >= 1.0 && all.0 < 1.0);
    let none = wilson(0, 29, LEVEL).unwrap();
    assert!(none.0 <= 0.0 && none.1 > 0.0);
}
