//! Holds `src/domain/batch/plan.rs`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use hailong::domain::batch::{Fullness, Moment, Planned, Series, SettleRule, Told, Waiting, plan};
use hailong::domain::survey::Tier;
use proptest::prelude::*;

use crate::support::sample::{series, series_at};

const RULE: SettleRule =
    SettleRule { at_least: 5, within_day: 20, longest: 14, release_at_least: 10 };

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn waiting(series: Series, answers: u64, oldest: &str) -> Waiting {
    Waiting { series, answers, oldest: day(oldest), closes: None, ended: false }
}

/// What is planned, as how many people of which series and what is told.
fn planned(waiting: &[Waiting], moment: Moment) -> Vec<(u64, Told)> {
    let people = |each: &Planned| each.series.iter().map(|at| waiting[*at].answers).sum();
    plan(waiting, moment, RULE).iter().map(|each| (people(each), each.told)).collect()
}

/// Small series of the office: one of the counter's other fullness, one of its other channel, one of
/// another counter of the unit, one of another unit.
fn small(oldest: &str) -> Vec<Waiting> {
    let of = |series, answers| waiting(series, answers, oldest);
    vec![
        of(series(), 2),
        of(Series { fullness: Fullness::Overall, ..series() }, 2),
        of(Series { tier: Tier::Assisted, ..series() }, 2),
        of(Series { touchpoint: "BT03".to_owned(), ..series() }, 2),
        of(Series { unit: "LS".to_owned(), touchpoint: "BT02".to_owned(), ..series() }, 2),
    ]
}

#[test]
fn what_has_waited_fourteen_days_joins_the_nearest_that_are_enough_with_it() {
    let moment = Moment::EndOf(day("2026-11-24"));
    let mut all = small("2026-11-11");
    assert_eq!(planned(&all, moment), [], "thirteen days");
    all[0].oldest = day("2026-11-10");
    assert_eq!(planned(&all, moment), [(8, Told::Unit)]);
    assert_eq!(planned(&all[..2], moment), [], "too few in the whole office");
    all[3].answers = 1;
    assert_eq!(planned(&all, moment), [(7, Told::Unit)]);
    let without: Vec<_> = all.iter().filter(|each| each.answers > 1).cloned().collect();
    assert_eq!(planned(&without, moment), [(8, Told::Office)]);
    all[2].answers = 3;
    assert_eq!(planned(&all, moment), [(7, Told::Touchpoint)]);
    // A large series takes in shorter forms that are due.
    all[0].answers = 5;
    all[1].oldest = day("2026-11-10");
    assert_eq!(planned(&all[..2], moment), [(7, Told::Channel)]);
}

#[test]
fn paper_waits_for_paper_of_its_touchpoint() {
    let paper = Series { tier: Tier::Paper, ..series() };
    let short = Series { fullness: Fullness::Short, ..paper.clone() };
    let of = |series: &Series, answers| waiting(series.clone(), answers, "2026-01-01");
    let end = Moment::EndOf(day("2026-11-30"));
    assert_eq!(planned(&[of(&paper, 3), of(&series(), 4)], end), []);
    assert_eq!(planned(&[of(&paper, 5), of(&short, 1)], end), [(6, Told::Channel)]);
}

#[test]
fn paper_of_a_place_that_has_ended_joins_the_paper_of_the_office_at_the_end_of_a_period() {
    let paper = |touchpoint: &str, answers, ended| {
        let series = Series { tier: Tier::Paper, ..series_at(touchpoint) };
        Waiting { ended, ..waiting(series, answers, "2026-01-01") }
    };
    let online = waiting(series_at("CN01"), 4, "2026-11-30");
    let (month, day_before) = (Moment::EndOf(day("2026-11-30")), Moment::EndOf(day("2026-11-29")));
    let mut all = vec![paper("BT01", 3, false), paper("BT02", 2, false), online.clone()];
    assert_eq!(planned(&all, month), [], "both may have more");
    all[0].ended = true;
    assert_eq!(planned(&all, month), [(5, Told::Office)]);
    assert_eq!(planned(&all, day_before), [], "nothing but a period's end");
    all[1].answers = 1;
    assert_eq!(planned(&all, month), [], "too few on paper in the whole office");
    // At the end of its wave, within the wave.
    let of_wave = |mut each: Waiting| {
        each.series.wave = "D1".to_owned();
        Waiting { closes: Some(day("2026-11-24")), ..each }
    };
    let wave = [of_wave(paper("BT01", 3, true)), of_wave(paper("BT02", 2, false)), all[1].clone()];
    assert_eq!(planned(&wave, Moment::EndOf(day("2026-11-23"))), []);
    assert_eq!(planned(&wave, Moment::EndOf(day("2026-11-24"))), [(5, Told::Office)]);
}

#[test]
fn a_few_full_forms_wait_for_others_like_them() {
    let moment = Moment::EndOf(day("2026-11-30"));
    let of = |fullness, answers| waiting(Series { fullness, ..series() }, answers, "2026-11-01");
    let few = [of(Fullness::Full, 4), of(Fullness::Overall, 9), of(Fullness::Short, 1)];
    assert_eq!(planned(&few, moment), [(9, Told::Channel)], "read item by item among nine");
    let many = [of(Fullness::Full, 5), of(Fullness::Overall, 1), of(Fullness::Short, 1)];
    assert_eq!(planned(&many, moment), [(7, Told::Channel)]);
}

#[test]
fn months_quarters_and_nothing_else_end_with_all_that_waits() {
    let all = small("2026-01-01");
    let mut ends = BTreeSet::new();
    for at in day("2026-01-01").iter_days().take_while(|at| at.year() == 2026) {
        let fresh: Vec<_> = all.iter().map(|each| Waiting { oldest: at, ..each.clone() }).collect();
        if !planned(&fresh, Moment::EndOf(at)).is_empty() {
            ends.insert(at.to_string());
        }
    }
    // The reports of TT 01/2020/TT-VPCP run from the 15th to the 14th.
    let expected = [
        "2026-01-31",
        "2026-02-28",
        "2026-03-14",
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
        "2026-06-14",
        "2026-06-30",
        "2026-07-31",
        "2026-08-31",
        "2026-09-14",
        "2026-09-30",
        "2026-10-31",
        "2026-11-30",
        "2026-12-14",
        "2026-12-31",
    ];
    assert_eq!(ends.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn last_day_of_a_wave_joins_what_is_small_in_it_alone() {
    let mut all = small("2026-11-23");
    for each in &mut all {
        each.series.wave = "2026-1".to_owned();
        each.closes = Some(day("2026-11-25"));
    }
    all.extend(small("2026-11-23"));
    assert_eq!(planned(&all, Moment::EndOf(day("2026-11-24"))), []);
    assert_eq!(planned(&all, Moment::EndOf(day("2026-11-25"))), [(8, Told::Unit)]);
    // What one counter of another unit leaves joins the next time that it can.
    all.truncate(1);
    assert_eq!(planned(&all, Moment::EndOf(day("2026-11-25"))), [], "too few in the whole wave");
}

#[test]
fn large_series_do_not_wait_for_the_end_of_the_day() {
    let of = |answers| [waiting(series(), answers, "2026-11-24")];
    assert_eq!(planned(&of(19), Moment::Within), []);
    assert_eq!(planned(&of(20), Moment::Within), [(20, Told::Channel)]);
    assert_eq!(planned(&of(4), Moment::Requested), []);
    assert_eq!(planned(&of(5), Moment::Requested), [(5, Told::Channel)]);
    assert_eq!(planned(&of(5), Moment::EndOf(day("2026-11-24"))), [(5, Told::Channel)]);
}

/// Series of an office of two units with two counters each, all different.
fn any_waiting() -> impl Strategy<Value = Vec<Waiting>> {
    let place = prop::sample::select(vec![("A", "A1"), ("A", "A2"), ("B", "B1"), ("B", "B2")]);
    let tier = prop::sample::select(vec![Tier::Verified, Tier::Open, Tier::Paper]);
    let fullness = prop::sample::select(vec![Fullness::Overall, Fullness::Short, Fullness::Full]);
    let instrument = prop::sample::select(vec![("small", "1"), ("small", "2"), ("quick", "1")]);
    let wave = prop::sample::select(vec!["", "", "", "2026-1"]);
    let series = (instrument, wave, place, tier, fullness, prop::bool::weighted(0.1)).prop_map(
        |((instrument, version), wave, (unit, touchpoint), tier, fullness, apart)| Series {
            instrument: instrument.to_owned(),
            version: version.to_owned(),
            wave: wave.to_owned(),
            office: "sngv".to_owned(),
            unit: unit.to_owned(),
            touchpoint: touchpoint.to_owned(),
            tier,
            fullness,
            apart,
        },
    );
    let queue = (1_u64..25, 0_u64..20, prop::bool::weighted(0.2));
    prop::collection::btree_map(series, queue, 0..40).prop_map(|all| {
        let of = |(series, (answers, days, ended)): (Series, (u64, u64, bool))| Waiting {
            ended,
            closes: (!series.wave.is_empty()).then(|| day("2026-12-05")),
            series,
            answers: if answers > 12 { answers } else { 1 + answers / 3 },
            oldest: day("2026-11-20") - Days::new(days),
        };
        all.into_iter().map(of).collect()
    })
}

/// What is never mixed.
fn apart(series: &Series) -> (&str, &str, &str, &str, bool) {
    (&series.instrument, &series.version, &series.wave, &series.office, series.apart)
}

/// Whether both may be in one batch when so much is told; paper is with paper of its touchpoint or of the office.
fn meet(one: &Series, other: &Series, told: Told) -> bool {
    let is_paper = |series: &Series| series.tier == Tier::Paper;
    apart(one) == apart(other)
        && told.place(one) == told.place(other)
        && is_paper(one) == is_paper(other)
        && (!is_paper(one) || matches!(told, Told::Channel | Told::Office))
}

proptest! {
    #[test]
    fn a_plan_keeps_every_promise(
        all in any_waiting(),
        days in 0_u64..30,
        within in prop::sample::select(vec![0, 1, 2]),
    ) {
        let today = day("2026-11-20") + Days::new(days);
        let moment = match within {
            0 => Moment::Within,
            1 => Moment::Requested,
            _ => Moment::EndOf(today),
        };
        let planned = plan(&all, moment, RULE);
        let people =
            |of: &[usize]| of.iter().map(|at| all[*at].answers).sum::<u64>();
        let mut in_plan: BTreeMap<usize, Told> = BTreeMap::new();
        for group in &planned {
            prop_assert!(people(&group.series) >= RULE.at_least);
            for at in &group.series {
                prop_assert!(in_plan.insert(*at, group.told).is_none(), "in two batches");
                let (first, own) = (&all[group.series[0]].series, &all[*at].series);
                prop_assert!(meet(first, own, group.told), "what differs is told as one");
            }
        }
        let enough = if within == 0 { RULE.within_day } else { RULE.at_least };
        for (at, each) in all.iter().enumerate().filter(|(_, each)| each.answers >= enough) {
            prop_assert_eq!(in_plan.get(&at), Some(&Told::Channel), "{:?}", each);
        }
        if within < 2 {
            prop_assert!(planned.iter().all(|group| group.series.len() == 1));
            prop_assert!(in_plan.keys().all(|at| all[*at].answers >= enough));
            return Ok(());
        }
        let ends = today.succ_opt().unwrap().month() != today.month()
            || (today.month(), today.day()) == (12, 14);
        let is_due = |at: &usize, told: Told| {
            let own = &all[*at];
            let at_end = ends || own.closes.is_some_and(|last| last <= today);
            let waited = (today - own.oldest).num_days();
            let is_time = if own.series.tier == Tier::Paper && told == Told::Office {
                at_end && own.ended
            } else {
                at_end || waited >= RULE.longest
            };
            own.answers < RULE.at_least && is_time
        };
        for group in planned.iter().filter(|group| group.series.len() > 1) {
            let is_due = |at: &usize| is_due(at, group.told);
            prop_assert!(group.series.iter().any(is_due), "nothing joins before its time");
        }
        for group in &planned {
            let fuller = |than: Fullness, inside: bool| -> Vec<usize> {
                let of = |at: &&usize| {
                    let own = all[**at].series.fullness;
                    own > than || (inside && own == than)
                };
                group.series.iter().filter(of).copied().collect()
            };
            for fullness in Fullness::ALL {
                let own = |at: &usize| all[*at].series.fullness == fullness;
                if group.series.iter().any(own) {
                    prop_assert!(people(&fuller(fullness, true)) >= RULE.at_least, "too few as full");
                }
                // All that waits at a level: what stays outside could not have come in.
                let outside: Vec<usize> = (0..all.len())
                    .filter(|at| !group.series.contains(at) && own(at))
                    .filter(|at| in_plan.get(at).is_none_or(|told| *told > group.told))
                    .filter(|at| meet(&all[group.series[0]].series, &all[*at].series, group.told))
                    .collect();
                if group.series.len() > 1 && !outside.is_empty() {
                    prop_assert!(!group.series.iter().any(own), "a series of its kind is left");
                    let together = people(&fuller(fullness, false)) + people(&outside);
                    prop_assert!(together < RULE.at_least);
                }
            }
        }
        // Nothing that is due and has enough like it around it waits on, and nothing is told wider
        // than need be.
        for told in [Told::Channel, Told::Touchpoint, Told::Unit, Told::Office] {
            let is_open = |at: &usize| in_plan.get(at).is_none_or(|own| *own > told);
            for due in (0..all.len()).filter(|at| is_due(at, told) && is_open(at)) {
                for fullness in Fullness::ALL {
                    let around: Vec<usize> = (0..all.len())
                        .filter(is_open)
                        .filter(|at| all[*at].series.fullness == fullness)
                        .filter(|at| meet(&all[due].series, &all[*at].series, told))
                        .collect();
                    if fullness >= all[due].series.fullness {
                        prop_assert!(people(&around) < RULE.at_least, "{:?} of {:?}", told, around);
                    }
                }
            }
        }
    }
}
