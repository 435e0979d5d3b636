//! Holds `src/domain/batch/releases.rs`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use hailong::base::calendar::quarter_of;
use hailong::domain::batch::{Place, Releasable, Release, Releases, release, too_few_left};
use hailong::domain::survey::Tier;
use proptest::prelude::*;

fn place(unit: &str, touchpoint: &str, tier: Option<Tier>) -> Place {
    let told = |code: &str| Some(code.to_owned()).filter(|code| !code.is_empty());
    Place { unit: told(unit), touchpoint: told(touchpoint), tier }
}

fn batch(number: u64, place: Place, day: &str, responses: u64) -> Releasable {
    let of = ["small", "1", "sngv"].map(str::to_owned);
    Releasable { number, of, place, day: day.parse().unwrap(), responses }
}

fn released(batches: &[Releasable], today: &str) -> (Vec<u64>, Vec<u64>) {
    let Releases { mut own, mut merged, spanning } = release(batches, today.parse().unwrap(), 10);
    own.sort_unstable();
    merged.sort_unstable();
    assert_eq!(spanning, []);
    (own, merged)
}

/// What is released of several quarters together: their days and the numbers of the batches.
fn spanning(batches: &[Releasable], today: &str) -> Vec<(String, Vec<u64>)> {
    let releases = release(batches, today.parse().unwrap(), 10);
    let days = |(first, last): (NaiveDate, NaiveDate)| format!("{first} {last}");
    releases.spanning.into_iter().map(|(span, numbers)| (days(span), numbers)).collect()
}

#[test]
fn rests_of_quarters_that_are_too_few_are_released_together_once_they_are_enough() {
    let of = |number, day, responses| {
        batch(number, place("VP", "BT01", Some(Tier::Open)), day, responses)
    };
    let mut batches = vec![of(1, "2026-02-02", 6), of(2, "2026-08-03", 5), of(3, "2026-11-02", 7)];
    // The third quarter of reporting ends on 14/09, the fourth on 14/12.
    assert_eq!(spanning(&batches, "2026-09-14"), []);
    let first = ("2025-12-15 2026-09-14".to_owned(), vec![1, 2]);
    assert_eq!(spanning(&batches, "2026-09-15"), std::slice::from_ref(&first));
    assert_eq!(spanning(&batches, "2026-12-15"), [first]);
    // What is released is gone, and the next rest waits for those after it.
    batches.drain(..2);
    assert_eq!(spanning(&batches, "2026-12-15"), []);
    batches.push(of(4, "2027-01-04", 5));
    let second = ("2026-09-15 2027-03-14".to_owned(), vec![3, 4]);
    assert_eq!(spanning(&batches, "2027-03-15"), [second]);
    // Another version has rests of its own.
    batches[1].of[1] = "2".to_owned();
    assert_eq!(spanning(&batches, "2027-03-15"), []);
}

#[test]
fn two_batches_of_a_counter_are_enough_and_stay_in_their_quarter() {
    let counter = || place("VP", "BT01", Some(Tier::Open));
    let mut batches =
        vec![batch(1, counter(), "2026-12-10", 5), batch(2, counter(), "2026-12-14", 5)];
    assert_eq!(released(&batches, "2026-12-14"), (vec![1, 2], vec![]));
    // The quarter ends on 14/12.
    batches[1].day = "2026-12-15".parse().unwrap();
    assert_eq!(released(&batches, "2026-12-15"), (vec![], vec![]));
}

#[test]
fn what_a_quarter_leaves_is_released_without_its_places_if_it_is_enough() {
    let one = batch(1, place("VP", "BT01", Some(Tier::Open)), "2026-12-10", 6);
    let other = batch(2, place("LS", "BT02", Some(Tier::Open)), "2026-12-11", 6);
    let both = [one.clone(), other.clone()];
    assert_eq!(released(&both, "2026-12-14"), (vec![], vec![]));
    assert_eq!(released(&both, "2026-12-15"), (vec![], vec![1, 2]));
    assert_eq!(released(&[one], "2027-12-15"), (vec![], vec![]));
}

#[test]
fn two_units_of_which_no_counter_is_told_are_two_rows() {
    let rows = [
        batch(1, place("VP", "", None), "2026-12-10", 5),
        batch(2, place("LS", "", None), "2026-12-10", 5),
    ];
    assert_eq!(released(&rows, "2026-12-11"), (vec![], vec![]));
}

fn any_batches() -> impl Strategy<Value = Vec<Releasable>> {
    let places = vec![
        place("A", "A1", Some(Tier::Open)),
        place("A", "A1", Some(Tier::Verified)),
        place("A", "A1", None),
        place("A", "", None),
        place("B", "B1", Some(Tier::Open)),
        place("B", "", None),
        place("", "", None),
    ];
    let one = (prop::sample::select(places), 0_u64..200, 5_u64..15, any::<bool>());
    prop::collection::vec(one, 0..40).prop_map(|all| {
        let of = |(number, (place, days, responses, newer)): (u64, (Place, u64, u64, bool))| {
            let first: NaiveDate = "2026-06-01".parse().unwrap();
            Releasable {
                number,
                of: ["small", if newer { "2" } else { "1" }, "sngv"].map(str::to_owned),
                place,
                day: first + Days::new(days),
                responses,
            }
        };
        (1..).zip(all).map(of).collect()
    })
}

proptest! {
    #[test]
    fn every_row_that_appears_is_of_ten_people(batches in any_batches(), days in 0_u64..200) {
        let today = "2026-06-01".parse::<NaiveDate>().unwrap() + Days::new(days);
        let Releases { own, merged, spanning } = release(&batches, today, 10);
        let (own, merged): (BTreeSet<u64>, BTreeSet<u64>) =
            (own.into_iter().collect(), merged.into_iter().collect());
        prop_assert!(own.is_disjoint(&merged));
        let of = |number: &u64| batches.iter().find(|each| each.number == *number).unwrap();
        let mut together = BTreeSet::new();
        for ((first, last), numbers) in &spanning {
            let people: u64 = numbers.iter().map(|number| of(number).responses).sum();
            prop_assert!(people >= 10 && *last < today);
            for number in numbers {
                prop_assert!(together.insert(*number), "each once");
                prop_assert!(!own.contains(number) && !merged.contains(number));
                prop_assert!((first..=last).contains(&&of(number).day));
                prop_assert_eq!(&of(number).of, &of(&numbers[0]).of);
            }
        }
        let mut told: BTreeMap<_, u64> = BTreeMap::new();
        let mut untold: BTreeMap<_, u64> = BTreeMap::new();
        let mut left: BTreeMap<_, u64> = BTreeMap::new();
        let mut rest: BTreeMap<_, u64> = BTreeMap::new();
        let mut waiting: BTreeMap<_, u64> = BTreeMap::new();
        for each in &batches {
            let quarter = quarter_of(each.day);
            let row = (&each.of, quarter, &each.place);
            if own.contains(&each.number) {
                *told.entry(row).or_default() += each.responses;
            } else if merged.contains(&each.number) {
                prop_assert!(quarter.unwrap().last < today, "places are untold at the end alone");
                *untold.entry((&each.of, quarter)).or_default() += each.responses;
            } else if together.contains(&each.number) {
                *rest.entry((&each.of, quarter)).or_default() += each.responses;
            } else {
                *left.entry(row).or_default() += each.responses;
                if quarter.unwrap().last < today {
                    *rest.entry((&each.of, quarter)).or_default() += each.responses;
                    *waiting.entry(&each.of).or_default() += each.responses;
                }
            }
        }
        prop_assert!(waiting.values().all(|people| *people < 10), "what can be, is");
        prop_assert!(told.values().chain(untold.values()).all(|people| *people >= 10));
        prop_assert!(left.values().chain(rest.values()).all(|people| *people < 10), "what can be, is");
        // A row is released whole: nothing is left of it to be told by a difference.
        prop_assert!(told.keys().all(|row| !left.contains_key(row)));
    }
}

#[test]
fn what_is_left_of_a_row_goes_with_a_batch_that_is_taken_back_when_it_is_too_few() {
    let own = |number, code, responses| {
        batch(number, place("VP", code, Some(Tier::Open)), "2026-11-02", responses)
    };
    let rest = [own(2, "BT01", 6), own(3, "BT02", 40)];
    let released = |merged, span| Release { number: 1, merged, span };
    let left = |merged, at_least| {
        too_few_left(&own(1, "BT01", 5), released(merged, None), &rest, at_least)
    };
    assert_eq!(left(false, 10), [2]);
    assert_eq!(left(false, 6), Vec::<u64>::new());
    // Released without their places the two are one row.
    assert_eq!(left(true, 10), Vec::<u64>::new());
    assert_eq!(left(true, 47), [2, 3]);
    let other = batch(4, place("VP", "BT01", Some(Tier::Open)), "2026-12-20", 6);
    let left = |released, other| too_few_left(&own(1, "BT01", 5), released, &[other], 10);
    assert_eq!(left(released(false, None), other.clone()), Vec::<u64>::new());
    // Released with the rest of another quarter the two are one row.
    let quarters = ("2026-09-15".parse().unwrap(), "2027-03-14".parse().unwrap());
    assert_eq!(left(released(true, Some(quarters)), other), [4]);
}
