//! Holds `src/domain/worklist/quiet.rs`.

use chrono::NaiveDate;

use hailong::base::calendar::Holidays;
use hailong::domain::worklist::{Silence, Subject, quiet};

const HOLIDAYS: &str = include_str!("../../seeds/holidays.toml");

/// So many answers on each day from the first to the last.
fn silence(first: &str, last: &str, a_day: u64) -> Silence {
    let (first, last): (NaiveDate, NaiveDate) = (first.parse().unwrap(), last.parse().unwrap());
    let days = first.iter_days().take_while(|day| *day <= last);
    Silence { touchpoint: "BT01".to_owned(), days: days.map(|day| (day, a_day)).collect() }
}

fn days_told(silence: Silence, today: &str) -> Option<u32> {
    let holidays = Holidays::read(HOLIDAYS).unwrap();
    let found = quiet([silence], &holidays, today.parse().unwrap());
    found.into_iter().find_map(|matter| match matter.subject {
        Subject::Quiet(of) => Some(of.days),
        _ => None,
    })
}

#[test]
fn working_days_are_counted_and_a_weekend_is_no_silence() {
    // Until Friday, 6 November; some 2.8 answers a working day.
    let busy = silence("2026-09-07", "2026-11-06", 2);
    assert_eq!(days_told(busy.clone(), "2026-11-09"), None);
    // On Wednesday Monday is sure to be settled: one day is not enough, two are.
    assert_eq!(days_told(busy.clone(), "2026-11-11"), None);
    assert_eq!(days_told(busy, "2026-11-12"), Some(2));
}

#[test]
fn a_new_touchpoint_is_not_judged() {
    let new = silence("2026-10-26", "2026-11-06", 9);
    assert_eq!(days_told(new, "2026-12-01"), None);
}
