//! Holds `src/domain/worklist/alert/retry.rs`.

use chrono::TimeDelta;

use hailong::domain::worklist::alert::after;

#[test]
fn waits_grow_and_end_after_some_days() {
    let all: Vec<TimeDelta> = (1..).map_while(after).collect();
    assert!(all.is_sorted());
    let whole: TimeDelta = all.into_iter().sum();
    assert!((TimeDelta::days(2)..TimeDelta::days(4)).contains(&whole), "{whole}");
    assert_eq!(after(0), None);
}
