//! Cronbach's α as R and its package psych compute it (`data/reliability.json`).

use hailong::stats::{Interval, reliability};
use serde::Deserialize;

use super::drivers::{attitude, near};

#[derive(Deserialize)]
struct Case {
    n: usize,
    alpha: f64,
    std_alpha: f64,
    alpha_if_dropped: Vec<f64>,
    corrected_item_total_r: Vec<f64>,
    feldt: (f64, f64),
}

#[derive(Deserialize)]
struct Cases {
    likert: Case,
    attitude: Case,
}

/// Ten people, four items of five steps.
const LIKERT: [[f64; 10]; 4] = [
    [5.0, 4.0, 3.0, 2.0, 5.0, 4.0, 1.0, 4.0, 3.0, 5.0],
    [4.0, 4.0, 3.0, 2.0, 5.0, 3.0, 2.0, 4.0, 4.0, 5.0],
    [5.0, 4.0, 4.0, 3.0, 5.0, 4.0, 2.0, 5.0, 3.0, 4.0],
    [5.0, 5.0, 3.0, 2.0, 4.0, 4.0, 1.0, 5.0, 3.0, 5.0],
];

fn assert_as_in_r(columns: &[Vec<Option<f64>>], case: &Case) {
    let columns: Vec<&[Option<f64>]> = columns.iter().map(Vec::as_slice).collect();
    let found = reliability(&columns, 0.95);
    assert_eq!(found.n, case.n);
    assert!(near(found.alpha, case.alpha) && near(found.standardised, case.std_alpha));
    let Interval(low, high) = found.interval.unwrap();
    assert!((low - case.feldt.0).abs() < 1e-9, "{low}");
    assert!((high - case.feldt.1).abs() < 1e-9, "{high}");
    for (found, published) in found.if_dropped.iter().zip(&case.alpha_if_dropped) {
        assert!(near(*found, *published), "{found:?}, not {published}");
    }
    for (found, published) in found.item_total.iter().zip(&case.corrected_item_total_r) {
        assert!(near(*found, *published), "{found:?}, not {published}");
    }
}

#[test]
fn alpha_is_that_of_r() {
    let cases: Cases = serde_json::from_str(include_str!("data/reliability.json")).unwrap();
    let likert: Vec<Vec<Option<f64>>> =
        LIKERT.iter().map(|item| item.iter().copied().map(Some).collect()).collect();
    assert_as_in_r(&likert, &cases.likert);
    assert_as_in_r(&attitude(), &cases.attitude);

    let mut with_blanks = likert;
    for (item, column) in with_blanks.iter_mut().enumerate() {
        column.push((item > 0).then_some(1.0));
    }
    assert_as_in_r(&with_blanks, &cases.likert);
}
