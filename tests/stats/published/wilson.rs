//! Intervals as R computes them (`data/wilson.json`).

use hailong::stats::{Interval, LEVEL, wilson};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    x: u64,
    n: u64,
    wilson90: (f64, f64),
    wilson95: (f64, f64),
    wilson99: (f64, f64),
}

#[test]
fn intervals_are_those_of_r() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("data/wilson.json")).unwrap();
    assert_eq!(cases.len(), 10);
    for case in cases {
        for (level, (low, high)) in
            [(0.90, case.wilson90), (LEVEL, case.wilson95), (0.99, case.wilson99)]
        {
            let Interval(lower, upper) = wilson(case.x, case.n, level).unwrap();
            assert!((lower - low).abs() < 1e-13, "{} of {}", case.x, case.n);
            assert!((upper - high).abs() < 1e-13, "{} of {}", case.x, case.n);
        }
    }
}
