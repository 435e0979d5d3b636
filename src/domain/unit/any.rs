//! Made-up histories for tests, and what must hold of all of them.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;

use super::{Change, Event, Fault, Organisation, check};
use crate::base::Text;

/// Days after the first of January 2026.
pub(super) fn day(after: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(after)
}

/// Noon of such a day.
pub(super) fn noon(after: u64) -> DateTime<Utc> {
    day(after).and_hms_opt(12, 0, 0).unwrap().and_utc()
}

pub(super) fn name(text: &str) -> Text {
    Text { vi: text.to_owned(), en: text.to_owned() }
}

/// Three units that were always there.
pub(super) fn units() -> Vec<(String, Text)> {
    ["A", "B", "C"].map(|code| (code.to_owned(), name(code))).to_vec()
}

/// Recorded at noon of the day it is in force.
pub(super) fn event(unit: &str, on: NaiveDate, change: Change) -> Event {
    let recorded = on.and_hms_opt(12, 0, 0).unwrap().and_utc();
    Event {
        act: format!("{unit}-{on}-{}", change.code()),
        unit: unit.to_owned(),
        day: on,
        change,
        recorded,
        withdrawn: None,
    }
}

pub(super) fn passed(
    unit: &str,
    on: NaiveDate,
    into: &[&str],
    touchpoints: &[(&str, &str)],
) -> Event {
    let touchpoints: BTreeMap<String, String> =
        touchpoints.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
    let into = into.iter().map(|&to| to.to_owned()).collect();
    event(unit, on, Change::Passed { into, touchpoints })
}

fn founded(unit: &str, on: NaiveDate) -> Event {
    let (name, parent) = (name(unit), None);
    event(unit, on, Change::Founded { name, parent })
}

#[test]
fn after_a_merger_the_past_is_told_as_then_and_as_now() {
    let events = [
        founded("D", day(30)),
        passed("A", day(30), &["D"], &[("T1", "D")]),
        passed("B", day(30), &["D"], &[("T2", "D")]),
    ];
    let all = Organisation::of(units(), &events, None);
    assert_eq!(check(&all), []);
    assert_eq!(all.place("A", "T1", day(10), day(10)), Some("A"));
    assert_eq!(all.place("A", "T1", day(10), day(40)), Some("D"));
    // In the structure before the merger, later answers belong where their counter was.
    assert_eq!(all.place("D", "T2", day(40), day(10)), Some("B"));
    // A counter of D's own belongs to the first of those it was made from.
    assert_eq!(all.place("D", "T9", day(40), day(10)), Some("A"));
}

#[test]
fn a_division_is_followed_by_the_touchpoint_and_the_rest_goes_to_the_first() {
    let events =
        [founded("D", day(30)), passed("A", day(30), &["B", "D"], &[("T1", "B"), ("T2", "D")])];
    let all = Organisation::of(units(), &events, None);
    let now = |touchpoint| all.place("A", touchpoint, day(1), day(60));
    assert_eq!((now("T1"), now("T2"), now("T3")), (Some("B"), Some("D"), Some("B")));
}

#[test]
fn a_unit_that_goes_on_keeps_what_it_did_not_pass_on() {
    let events = [founded("D", day(30)), passed("A", day(30), &["A", "D"], &[("T2", "D")])];
    let all = Organisation::of(units(), &events, None);
    assert_eq!(check(&all), []);
    assert_eq!(all.place("A", "T1", day(1), day(60)), Some("A"));
    assert_eq!(all.place("A", "T2", day(1), day(60)), Some("D"));
    assert_eq!(all.place("D", "T2", day(50), day(1)), Some("A"));
}

#[test]
fn answers_under_the_old_unit_move_on_until_the_day_the_change_was_recorded() {
    let mut division = passed("A", day(30), &["A", "D"], &[("T2", "D")]);
    division.recorded = noon(33);
    let all = Organisation::of(units(), &[founded("D", day(30)), division], None);
    assert_eq!(all.place("A", "T2", day(31), day(31)), Some("D"));
    assert_eq!(all.place("A", "T2", day(33), day(40)), Some("D"));
    // Later it was given back to A by hand: the work was done where it was done.
    assert_eq!(all.place("A", "T2", day(55), day(55)), Some("A"));
    assert_eq!(all.place("A", "T2", day(55), day(60)), Some("A"));
    // A unit that ended has no later answers, even if its name is reused.
    let ended = passed("A", day(30), &["B"], &[("T2", "B")]);
    let all = Organisation::of(units(), &[ended], None);
    assert_eq!(all.place("A", "T2", day(55), day(55)), Some("B"));
}

#[test]
fn what_was_passed_on_wrongly_is_where_it_would_be_without_that() {
    let mut wrong = passed("A", day(25), &["A", "B"], &[("T1", "B")]);
    wrong.recorded = noon(30);
    wrong.withdrawn = Some(noon(40));
    let mut further = passed("B", day(35), &["B", "C"], &[("T1", "C")]);
    further.withdrawn = Some(noon(40));
    let events = [wrong, further];
    let all = Organisation::of(units(), &events, None);
    for on in [10, 35, 60] {
        assert_eq!(all.place("B", "T1", day(34), day(on)), Some("A"), "{on}");
        assert_eq!(all.place("C", "T1", day(38), day(on)), Some("A"), "{on}");
        // B's own, and what came in when it was not believed.
        assert_eq!(all.place("B", "T2", day(34), day(on)), Some("B"), "{on}");
        assert_eq!(all.place("B", "T1", day(29), day(on)), Some("B"), "{on}");
        assert_eq!(all.place("B", "T1", day(41), day(on)), Some("B"), "{on}");
    }
    // As it was believed before the withdrawal.
    let then = Organisation::of(units(), &events, Some(noon(36)));
    assert_eq!(then.place("B", "T1", day(34), day(34)), Some("B"));
}

#[test]
fn what_was_believed_before_a_correction_can_be_read_again() {
    let mut wrong = passed("A", day(5), &["B"], &[]);
    wrong.withdrawn = Some(noon(20));
    let events = [wrong, passed("A", day(5), &["C"], &[]), {
        let (name, before) = (name("Phòng Bê"), name("B"));
        event("B", day(7), Change::Renamed { name, before })
    }];
    let mut events = events.to_vec();
    events[1].recorded = noon(20);
    let at = |known| {
        Organisation::of(
            [
                ("A".to_owned(), name("A")),
                ("B".to_owned(), name("Phòng Bê")),
                ("C".to_owned(), name("C")),
            ],
            &events,
            known,
        )
    };
    assert_eq!(at(Some(noon(6))).place("A", "T1", day(1), day(9)), Some("B"));
    assert_eq!(at(None).place("A", "T1", day(1), day(9)), Some("C"));
    assert_eq!(at(Some(noon(6))).name("B", day(9)), Some(&name("B")));
    assert_eq!(at(None).name("B", day(6)), Some(&name("B")));
    assert_eq!(at(None).name("B", day(7)), Some(&name("Phòng Bê")));
}

#[test]
fn a_unit_below_one_that_was_merged_stands_below_its_successor() {
    let below = Change::Moved { parent: Some("A".to_owned()) };
    let events = [event("C", day(1), below), passed("A", day(9), &["B"], &[])];
    let all = Organisation::of(units(), &events, None);
    assert_eq!(all.parent("C", day(8)), Some("A"));
    assert_eq!(all.parent("C", day(9)), Some("B"));
    let tree: Vec<_> = all.tree(day(9)).into_iter().map(|n| (n.unit, n.depth)).collect();
    assert_eq!(tree, [("B".to_owned(), 0), ("C".to_owned(), 1)]);
}

#[test]
fn a_unit_dissolved_into_one_below_it_leaves_that_where_it_stood_itself() {
    let below = |parent: &str| Change::Moved { parent: Some(parent.to_owned()) };
    let merger = passed("A", day(9), &["C"], &[]);
    let top = [event("C", day(1), below("A")), merger.clone()];
    let all = Organisation::of(units(), &top, None);
    assert_eq!(check(&all), []);
    assert_eq!(all.parent("C", day(8)), Some("A"));
    assert_eq!(all.parent("C", day(9)), None);
    let inside = [event("A", day(1), below("B")), event("C", day(1), below("A")), merger.clone()];
    let all = Organisation::of(units(), &inside, None);
    assert_eq!(check(&all), []);
    assert_eq!(all.parent("C", day(9)), Some("B"));
    // Two steps below: the one between would stand below what is below it.
    let deep = [event("B", day(1), below("A")), event("C", day(1), below("B")), merger];
    let found = check(&Organisation::of(units(), &deep, None));
    let faults: Vec<Fault> = found.into_iter().map(|(_, fault)| fault).collect();
    assert_eq!(faults, ["B", "C"].map(|unit| Fault::Loop(unit.to_owned())));
}

const CODES: [&str; 6] = ["A", "B", "C", "D", "E", "F"];
const TOUCHPOINTS: [&str; 3] = ["T1", "T2", "T3"];

/// Any change at all, sensible or not: the sums must hold for both.
fn any_event() -> impl Strategy<Value = Event> {
    let code = || prop::sample::select(&CODES[..]);
    let into = prop::collection::vec(code(), 1..3);
    let given = prop::collection::vec((prop::sample::select(&TOUCHPOINTS[..]), 0..2_usize), 0..3);
    let what = (0..5_u8, into, given, prop::option::of(code()));
    (code(), 0..60_u64, 0..60_i64, prop::option::of(0..60_i64), what).prop_map(
        |(unit, on, delay, withdrawn, (kind, into, given, parent))| {
            let parent = parent.map(str::to_owned);
            let change = match kind {
                0 => Change::Founded { name: name(unit), parent },
                1 => Change::Moved { parent },
                2 => Change::Closed,
                _ => {
                    let to = |(from, at): (&str, usize)| {
                        (from.to_owned(), into[at % into.len()].to_owned())
                    };
                    let touchpoints = given.into_iter().map(to).collect();
                    let into = into.iter().map(|&to| to.to_owned()).collect();
                    Change::Passed { into, touchpoints }
                }
            };
            let mut made = event(unit, day(on), change);
            made.recorded += TimeDelta::days(delay);
            made.withdrawn = withdrawn.map(|after| made.recorded + TimeDelta::days(after));
            made
        },
    )
}

proptest! {
    #[test]
    fn in_the_structure_of_its_own_day_everything_is_where_it_was_done(
        events in prop::collection::vec(any_event(), 0..12),
        at in 0..60_u64,
    ) {
        let all = Organisation::of(CODES.map(|code| (code.to_owned(), name(code))), &events, None);
        prop_assume!(check(&all).is_empty());
        for unit in all.alive(day(at)) {
            // A touchpoint that was not handed over.
            prop_assert_eq!(all.place(unit, "T9", day(at), day(at)), Some(unit));
        }
    }
}
