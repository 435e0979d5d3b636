//! Holds `src/stats/planning/allocation.rs`.

use hailong::stats::{Stratum, Unallocated, allocate};

fn proportional(populations: &[u64]) -> Vec<Stratum> {
    let stratum = |population: &u64| Stratum::of(*population, 1.0);
    populations.iter().map(stratum).collect()
}

#[test]
fn parts_are_in_proportion_and_add_up() {
    // The schools of R's `apistrat`: 4421 elementary, 755 high, 1018 middle.
    let found = allocate(&proportional(&[4421, 755, 1018]), 200, 0);
    assert_eq!(found, Ok(vec![143, 24, 33]));
    assert_eq!(allocate(&proportional(&[1, 1, 1]), 2, 0), Ok(vec![1, 1, 0]));
    assert_eq!(allocate(&proportional(&[7, 0, 5]), 12, 1), Ok(vec![7, 0, 5]));
}

#[test]
fn a_minimum_and_a_full_stratum_are_paid_for_by_the_others() {
    assert_eq!(allocate(&proportional(&[1000, 10]), 100, 2), Ok(vec![98, 2]));
    let mut strata = proportional(&[100, 20]);
    strata[1].measure = 1e6;
    assert_eq!(allocate(&strata, 60, 1), Ok(vec![40, 20]));
}

#[test]
fn a_sample_that_does_not_fit_is_told() {
    let strata = proportional(&[10, 10]);
    assert_eq!(allocate(&strata, 21, 0), Err(Unallocated::TooLarge(20)));
    assert_eq!(allocate(&strata, 3, 2), Err(Unallocated::TooSmall(4)));
    let flat = [Stratum { population: 10, measure: 0.0 }];
    assert_eq!(allocate(&flat, 3, 0), Err(Unallocated::Unmeasured));
}
