//! Holds `src/domain/worklist/quiet.rs`.

use chrono::NaiveDate;

use hailong::base::calendar::Holidays;
use hailong::domain::worklist::{Silence, Subject, quiet};
use hailong::stats::Pace;

const HOLIDAYS: &str = include_str!("../../seeds/holidays.toml");

/// Answers in every week from one Monday to another.
fn silence(first: &str, last: &str) -> Silence {
    let (first, last): (NaiveDate, NaiveDate) = (first.parse().unwrap(), last.parse().unwrap());
    let weeks = first.iter_weeks().take_while(|week| *week <= last);
    Silence { touchpoint: "BT01".to_owned(), weeks: weeks.collect() }
}

fn weeks_told(silence: Silence, today: &str) -> Option<(u32, Pace)> {
    let holidays = Holidays::read(HOLIDAYS).unwrap();
    let found = quiet([silence], &holidays, today.parse().unwrap());
    found.into_iter().find_map(|matter| match matter.subject {
        Subject::Quiet(of) => Some((of.weeks, of.before)),
        _ => None,
    })
}

#[test]
fn whole_silent_weeks_are_counted_and_a_running_one_is_no_silence() {
    let busy = silence("2026-05-04", "2026-11-02");
    // Two working days were left of the week of National Day.
    let season = Pace { answered: 16, weeks: 16 };
    // The week from the 9th is silent, that from the 16th runs until Sunday.
    assert_eq!(weeks_told(busy.clone(), "2026-11-22"), None);
    assert_eq!(weeks_told(busy, "2026-11-23"), Some((2, season)));
}

#[test]
fn every_other_week_makes_a_longer_silence() {
    let mut calm = silence("2026-05-04", "2026-11-02");
    let first = *calm.weeks.first().unwrap();
    calm.weeks.retain(|week| (*week - first).num_weeks() % 2 == 0);
    assert_eq!(weeks_told(calm.clone(), "2026-12-14"), None);
    let told = weeks_told(calm, "2027-02-01").map(|(_, before)| before);
    assert_eq!(told, Some(Pace { answered: 9, weeks: 16 }));
}

#[test]
fn a_new_touchpoint_is_not_judged_and_the_week_of_tet_is_none() {
    assert_eq!(weeks_told(silence("2026-10-19", "2026-11-02"), "2026-12-28"), None);
    // Tết is on Tuesday, 17 February 2026: the week has no working day.
    let before = silence("2025-10-06", "2026-02-02");
    assert_eq!(weeks_told(before.clone(), "2026-02-23"), None);
    assert!(weeks_told(before, "2026-03-02").is_some());
}
