//! Holds `src/stats/reliability.rs`.

use hailong::stats::{Reliability, reliability};

fn of(items: &[&[f64]]) -> Reliability {
    let columns: Vec<Vec<Option<f64>>> =
        items.iter().map(|item| item.iter().copied().map(Some).collect()).collect();
    let columns: Vec<&[Option<f64>]> = columns.iter().map(Vec::as_slice).collect();
    reliability(&columns, 0.95)
}

#[test]
fn too_little_has_no_alpha() {
    assert_eq!(of(&[]).alpha, None);
    assert_eq!(of(&[&[1.0, 2.0, 3.0]]).alpha, None);
    assert_eq!(of(&[&[1.0], &[2.0]]).alpha, None);
    assert_eq!(of(&[&[4.0, 4.0], &[5.0, 5.0]]).alpha, None);
    assert_eq!(of(&[&[0.1, 0.3, 0.2], &[0.3, 0.1, 0.2]]).alpha, None);
}

#[test]
fn two_items_have_an_alpha_and_none_without_one_of_them() {
    let found = of(&[&[1.0, 2.0, 3.0, 4.0], &[2.0, 1.0, 3.0, 5.0]]);
    assert!(found.alpha.is_some());
    assert_eq!(found.if_dropped, [None, None]);
}

#[test]
fn a_constant_item_is_told_and_has_no_correlation() {
    let found = of(&[&[1.0, 2.0, 3.0], &[5.0, 5.0, 5.0], &[2.0, 2.0, 4.0]]);
    assert_eq!(found.constant, [1]);
    assert_eq!(found.item_total[1], None);
    assert_eq!(found.standardised, None);
    assert!(found.alpha.is_some() && found.if_dropped[1] > found.alpha);
}
