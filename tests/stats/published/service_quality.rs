//! The rates of Quyết định 766/QĐ-TTg.

use std::collections::BTreeSet;

use hailong::domain::measure::{petitions_on_time, without_complaint};

/// GT-18: 200 dossiers, 3 unsatisfied, 2 overdue, one of them both: 196, not 195.
#[test]
fn a_dossier_in_two_lists_of_complaints_is_one_dossier() {
    let all: BTreeSet<u32> = (1..=200).collect();
    let unsatisfied = BTreeSet::from([1, 2, 3]);
    let overdue = BTreeSet::from([3, 4]);
    let rate = without_complaint(&all, &[&unsatisfied, &overdue]).unwrap();
    assert_eq!((rate.good, rate.all, rate.percent()), (196, 200, Some(98.0)));
    assert_eq!(without_complaint(&all, &[&BTreeSet::from([201])]), None);
    assert_eq!(petitions_on_time(9, 10).unwrap().percent(), Some(90.0));
    assert_eq!(petitions_on_time(0, 0).unwrap().percent(), None);
    assert_eq!(petitions_on_time(2, 1), None);
}
