//! The limits themselves.

use chrono::{DateTime, TimeDelta, Utc};
use hailong::domain::flood::{ANSWERS, Bucket, Gate, LEAST_OF_BURST, PETITIONS};

fn nine() -> DateTime<Utc> {
    "2026-12-01T02:00:00Z".parse().unwrap()
}

#[test]
fn three_hundred_people_of_an_hour_pass_whenever_they_come() {
    let mut gate = Gate::default();
    // One every twelve seconds, and fifty at once in the middle.
    for person in 0..250 {
        assert!(gate.admits_answer("BT01", false, nine() + TimeDelta::seconds(14 * person)));
    }
    let mut gate = Gate::default();
    for person in 0..50 {
        assert!(gate.admits_answer("BT01", false, nine() + TimeDelta::milliseconds(person)));
    }
    for person in 1..=250 {
        let at = nine() + TimeDelta::seconds(14 * person);
        assert!(gate.admits_answer("BT01", false, at), "{person}");
    }
}

#[test]
fn a_thousand_of_a_second_and_a_half_do_not_and_other_counters_and_slips_do() {
    let mut gate = Gate::default();
    let admitted = (0..1000).filter(|at| {
        gate.admits_answer("BT01", false, nine() + TimeDelta::microseconds(1500 * at))
    });
    assert_eq!(admitted.count(), usize::try_from(ANSWERS.at_once).unwrap());
    let later = nine() + TimeDelta::seconds(2);
    assert!(!gate.admits_answer("BT01", false, later));
    assert!(gate.admits_answer("BT01", true, later));
    assert!(gate.admits_answer("BT02", false, later));
}

#[test]
fn a_flood_that_goes_on_gets_nothing_and_quiet_brings_everything_back() {
    let mut bucket = Bucket::default();
    let admitted =
        (0..3600).filter(|at| bucket.admits(nine() + TimeDelta::seconds(*at), PETITIONS));
    assert_eq!(admitted.count(), usize::try_from(PETITIONS.at_once).unwrap());
    let quiet = nine() + TimeDelta::seconds(3600 + PETITIONS.pause * i64::from(PETITIONS.at_once));
    for _ in 0..PETITIONS.at_once {
        assert!(bucket.admits(quiet, PETITIONS));
    }
    assert!(!bucket.admits(quiet, PETITIONS));
    // A clock that was set back by a day holds nobody up for a day.
    let back = quiet - TimeDelta::days(1);
    assert!(!bucket.admits(back, PETITIONS));
    assert!(bucket.admits(back + TimeDelta::seconds(PETITIONS.pause), PETITIONS));
}

#[test]
fn an_hour_is_told_from_twenty_answers_on_and_each_answer_once() {
    let mut gate = Gate::default();
    for _ in 1..LEAST_OF_BURST {
        gate.admits_answer("BT01", false, nine());
    }
    assert_eq!(gate.bursts(), []);
    gate.admits_answer("BT01", false, nine());
    let told = |gate: &mut Gate, now| {
        let bursts = gate.bursts();
        gate.told(&bursts, now);
        bursts.into_iter().map(|it| (it.answers, it.apart, it.hour)).collect::<Vec<_>>()
    };
    assert_eq!(told(&mut gate, nine()), [(LEAST_OF_BURST, 0, nine())]);
    assert_eq!(gate.bursts(), []);
    for _ in 0..50 {
        gate.admits_answer("BT01", false, nine());
    }
    // What was not noted as told is told again.
    assert_eq!(gate.bursts().len(), 1);
    assert_eq!(told(&mut gate, nine() + TimeDelta::hours(2)), [(50, 10, nine())]);
    assert_eq!(gate.bursts(), []);
}
