//! Holds `src/domain/remark/batch.rs`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;

use hailong::domain::remark::batches;

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, number).unwrap()
}

fn cut(counts: &[(u32, u64)]) -> Vec<(u32, u32)> {
    use chrono::Datelike;
    let new = counts.iter().map(|(number, n)| (day(*number), *n)).collect();
    let batches = batches(&new, 5);
    batches.iter().map(|it| (it.from.day(), it.to.day())).collect()
}

#[test]
fn a_busy_day_is_its_own_batch_and_quiet_days_are_joined() {
    assert_eq!(cut(&[(2, 7), (3, 1), (4, 2), (5, 2), (6, 9)]), [(2, 2), (3, 5), (6, 6)]);
}

#[test]
fn what_is_left_over_belongs_to_the_last_batch() {
    assert_eq!(cut(&[(2, 5), (3, 1), (4, 2)]), [(2, 4)]);
}

#[test]
fn too_few_answers_wait() {
    assert_eq!(cut(&[(2, 2), (9, 2)]), []);
    assert_eq!(cut(&[(2, 2), (9, 3)]), [(2, 9)]);
    assert_eq!(cut(&[]), []);
}

proptest! {
    #[test]
    fn every_batch_has_enough_and_all_days_are_in_one(counts in proptest::collection::btree_map(1_u32..30, 0_u64..9, 0..20)) {
        let new: BTreeMap<_, _> = counts.into_iter().map(|(number, n)| (day(number), n)).collect();
        let found = batches(&new, 5);
        let all: u64 = new.values().sum();
        prop_assert_eq!(found.is_empty(), all < 5);
        for batch in &found {
            let within: u64 = new.range(batch.from..=batch.to).map(|(_, n)| n).sum();
            prop_assert!(within >= 5);
        }
        for (day, answers) in &new {
            let in_so_many = found.iter().filter(|batch| (batch.from..=batch.to).contains(day)).count();
            prop_assert!(*answers == 0 || found.is_empty() || in_so_many == 1);
        }
    }
}
