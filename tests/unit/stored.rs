//! The history of units, kept and taken back.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use hailong::base::Lang;
use hailong::domain::account::Role;
use hailong::domain::plan::{Assignee, Change as TaskChange, Step, Units};
use hailong::domain::remark::State;
use hailong::domain::unit::{Change, Ended, Fault};
use hailong::store::{
    AuditFilter, By, Changed, HandTo, NewAct, NewResponse, RemarkChanged, RemarkFilter, Staff,
    Store, UnitsChanged,
};

use crate::plan::rows;
use crate::support::databases::on_both;
use crate::support::platform::topics;
use crate::support::sample::{morning, new_response, response_at, settle_in, settle_now, text};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn by(at: DateTime<Utc>) -> By {
    By::account("lan", at)
}

fn act(id: &str, on: &str, changes: &[(&str, Change)]) -> NewAct {
    NewAct {
        id: id.to_owned(),
        basis: "QĐ 12/QĐ-UBND".to_owned(),
        day: day(on),
        changes: changes
            .iter()
            .map(|(unit, change)| ((*unit).to_owned(), change.clone()))
            .collect(),
    }
}

fn founded(name: &str) -> Change {
    Change::Founded { name: text(name), parent: None }
}

fn passed(into: &[&str], touchpoints: &[(&str, &str)]) -> Change {
    let owned = |(from, to): &(&str, &str)| ((*from).to_owned(), (*to).to_owned());
    Change::Passed {
        into: into.iter().map(|&to| to.to_owned()).collect(),
        touchpoints: touchpoints.iter().map(owned).collect(),
    }
}

async fn units_of_touchpoints(store: &Store) -> BTreeMap<String, String> {
    let all = store.touchpoints().await.unwrap().into_iter();
    all.map(|each| (each.code, each.unit)).collect()
}

/// VP and LS become one new unit.
fn merger() -> NewAct {
    act(
        "a1",
        "2026-11-01",
        &[
            ("PMC", founded("Phòng Một cửa")),
            ("LS", passed(&["PMC"], &[("BT02", "PMC")])),
            ("VP", passed(&["PMC"], &[("BT01", "PMC")])),
        ],
    )
}

#[tokio::test]
async fn a_merger_moves_touchpoints_and_accounts_and_is_in_the_audit_log() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let staff = Staff {
            name: "hoa".into(),
            role: Role::Viewer,
            password_hash: String::new(),
            disabled: false,
        };
        let units = ["LS".to_owned()];
        assert!(store.add_staff(&staff, &units, &by(morning())).await.unwrap());
        let done = store.record_units(&merger(), &by(morning())).await.unwrap();
        assert_eq!(done, UnitsChanged::Done);

        let units = units_of_touchpoints(store).await;
        assert!(units.values().all(|unit| unit == "PMC"), "{units:?}");
        // An account without units would be one of the whole office.
        let of = store.staff_units().await.unwrap();
        assert_eq!(of["hoa"], ["PMC"]);

        let known = store.organisation(None).await.unwrap();
        let (then, now) = (day("2026-10-01"), day("2026-12-01"));
        assert_eq!(known.place("LS", "BT02", then, then), Some("LS"));
        assert_eq!(known.place("LS", "BT02", then, now), Some("PMC"));
        assert_eq!(known.place("PMC", "BT01", now, then), Some("VP"));

        let present = store.present_units(now).await.unwrap();
        let codes: Vec<&str> = present.units.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(codes, ["PMC"]);
        let ended = |unit: &str| Ended {
            unit: unit.to_owned(),
            day: day("2026-11-01"),
            successors: vec!["PMC".to_owned()],
        };
        assert_eq!(present.ended, [ended("LS"), ended("VP")]);
        assert_eq!(store.present_units(then).await.unwrap().ended, []);

        let wanted =
            AuditFilter { subject_kind: Some("unit".to_owned()), ..AuditFilter::default() };
        let log = store.audit_page(&wanted, None, 10).await.unwrap();
        let actions: Vec<_> = log.iter().map(|each| each.entry.action.as_str()).collect();
        assert_eq!(actions, ["unit.passed", "unit.passed", "unit.founded"]);
        assert!(store.verify_audit().await.unwrap().is_none());
    })
    .await;
}

/// Each remark's touchpoint with its unit and the unit that is to act.
async fn units_of_remarks(store: &Store) -> Vec<[Option<String>; 3]> {
    let all = RemarkFilter::default();
    let all = store.remarks(&all, (None, 100), Lang::Vi).await.unwrap().rows;
    let mut all: Vec<_> =
        all.into_iter().map(|each| [each.touchpoint, each.unit, each.assigned]).collect();
    all.sort();
    all
}

async fn settled(store: &Store, answers: &[NewResponse]) {
    store.accept(answers).await.unwrap();
    settle_now(store, morning()).await;
}

/// Five answers with remarks at each counter, those of BT02 to be acted on by LS.
async fn remarked(store: &Store) {
    let answers: Vec<NewResponse> = (0..10)
        .map(|number| NewResponse {
            remark: Some(format!("Góp ý {number}")),
            ..response_at(if number % 2 == 0 { "BT01" } else { "BT02" }, number)
        })
        .collect();
    settled(store, &answers).await;
    store.index_remarks(&topics()).await.unwrap();
    let of_desk = RemarkFilter { touchpoint: Some("BT02".to_owned()), ..RemarkFilter::default() };
    let of_desk = store.remarks(&of_desk, (None, 100), Lang::Vi).await.unwrap().rows;
    for remark in of_desk {
        let to = (State::Action, "Bổ sung ghế", HandTo { unit: Some("LS"), officer: None });
        let changed = store.move_remark(&remark.id, to, &by(morning())).await;
        assert_eq!(changed.unwrap(), RemarkChanged::Made);
    }
}

#[tokio::test]
async fn remarks_go_with_their_touchpoint_and_come_back_with_it() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        remarked(store).await;
        let of = |touchpoint: &str, unit: &str, assigned: Option<&str>| {
            [Some(touchpoint), Some(unit), assigned].map(|each| each.map(str::to_owned))
        };
        let before = units_of_remarks(store).await;
        assert_eq!(before.len(), 10);
        assert_eq!(before[0], of("BT01", "VP", None));
        assert_eq!(before[9], of("BT02", "LS", Some("LS")));

        store.record_units(&merger(), &by(morning())).await.unwrap();
        let now = units_of_remarks(store).await;
        assert_eq!(now[0], of("BT01", "PMC", None));
        assert_eq!(now[9], of("BT02", "PMC", Some("PMC")));
        let wanted =
            AuditFilter { subject_kind: Some("touchpoint".to_owned()), ..AuditFilter::default() };
        let log = store.audit_page(&wanted, None, 10).await.unwrap();
        let told: Vec<_> = log
            .iter()
            .filter(|each| each.entry.action == "remark.units-succeeded")
            .map(|each| each.entry.after.as_deref())
            .collect();
        assert_eq!(told, [Some("PMC (5)"), Some("PMC (5)")]);

        let gone = store.withdraw_units("a1", "Nhầm", &by(morning())).await;
        assert_eq!(gone.unwrap(), UnitsChanged::Done);
        assert_eq!(units_of_remarks(store).await, before);
        assert!(store.verify_audit().await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_remark_taken_up_after_a_merger_is_its_touchpoints_new_units() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let answers: Vec<NewResponse> = (0..5)
            .map(|number| NewResponse {
                remark: Some(format!("Góp ý {number}")),
                ..new_response(number)
            })
            .collect();
        settled(store, &answers).await;
        store.record_units(&merger(), &by(morning())).await.unwrap();
        store.index_remarks(&topics()).await.unwrap();
        let found = units_of_remarks(store).await;
        assert_eq!(found.len(), 5);
        assert!(found.iter().all(|[_, unit, _]| unit.as_deref() == Some("PMC")), "{found:?}");
    })
    .await;
}

#[tokio::test]
async fn remarks_without_a_touchpoint_go_with_their_unit_and_come_back_with_it() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        // Four remarks of five answers: the unit alone is told.
        for (first, touchpoint) in [(0, "BT02"), (10, "BT01")] {
            let answers: Vec<NewResponse> = (first..first + 5)
                .map(|number| NewResponse {
                    remark: (number > first).then(|| format!("Góp ý {number}")),
                    ..response_at(touchpoint, number)
                })
                .collect();
            settled(store, &answers).await;
        }
        let units = async || -> BTreeMap<String, usize> {
            let mut units = BTreeMap::new();
            for [touchpoint, unit, _] in units_of_remarks(store).await {
                assert_eq!(touchpoint, None);
                *units.entry(unit.unwrap()).or_default() += 1;
            }
            units
        };
        let of = |units: &[(&str, usize)]| -> BTreeMap<String, usize> {
            units.iter().map(|(unit, count)| ((*unit).to_owned(), *count)).collect()
        };
        assert_eq!(units().await, of(&[("LS", 4), ("VP", 4)]));
        store.record_units(&merger(), &by(morning())).await.unwrap();
        assert_eq!(units().await, of(&[("PMC", 8)]));
        let both = [("BT01", "PQL"), ("BT02", "PQL")];
        let renewed = act(
            "a2",
            "2026-11-15",
            &[("PQL", founded("Phòng Quản lý")), ("PMC", passed(&["PQL"], &both))],
        );
        let done = store.record_units(&renewed, &by(morning())).await.unwrap();
        assert_eq!(done, UnitsChanged::Done);
        assert_eq!(units().await, of(&[("PQL", 8)]));
        for (act, expected) in [("a2", of(&[("PMC", 8)])), ("a1", of(&[("LS", 4), ("VP", 4)]))] {
            let gone = store.withdraw_units(act, "Nhầm", &by(morning())).await;
            assert_eq!(gone.unwrap(), UnitsChanged::Done);
            assert_eq!(units().await, expected, "{act}");
        }
        assert!(store.verify_audit().await.unwrap().is_none());
    })
    .await;
}

/// Who was put on each task of the plan, by its number.
async fn put_on(store: &Store) -> BTreeMap<String, Vec<Assignee>> {
    let plan = store.plan(2026).await.unwrap().into_iter();
    plan.map(|task| (task.row.number, task.assigned)).collect()
}

#[tokio::test]
async fn unfinished_tasks_of_a_unit_that_ended_get_its_successor() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let mut plan = rows(2026);
        let tasks = plan.iter_mut().filter(|row| row.is_task());
        for (row, lead) in tasks.zip(["LS", "VP", "LS", "VP"].into_iter().cycle()) {
            row.lead = Units::Of(vec![lead.to_owned()]);
        }
        let numbers: Vec<String> = plan
            .iter()
            .filter(|row| row.lead.code() == "LS")
            .map(|row| row.number.clone())
            .collect();
        let [done, open, ..] = &numbers[..] else { panic!("{numbers:?}") };
        store.import_plan(2026, &plan, &by(morning())).await.unwrap();
        for step in [Step::Start, Step::Submit, Step::Approve] {
            let note = "xong".to_owned();
            let (change, by) = (TaskChange::Move { step, note }, by(morning()));
            let made = store.change_task(2026, done, &change, &by).await;
            assert_eq!(made.unwrap(), Changed::Done, "{step:?}");
        }
        let later = morning() + TimeDelta::hours(1);
        let gone = act("a1", "2026-11-01", &[("LS", passed(&["VP"], &[("BT02", "VP")]))]);
        store.record_units(&gone, &by(later)).await.unwrap();
        let successor = vec![Assignee::Unit("VP".to_owned())];
        let found = put_on(store).await;
        assert_eq!(found[open], successor);
        assert_eq!(found[done], []);
        let entries = store.task_entries(2026, open).await.unwrap();
        assert_eq!(entries.last().unwrap().kind, "task.assigned");

        let withdrawn = store.withdraw_units("a1", "Nhầm", &by(later)).await;
        assert_eq!(withdrawn.unwrap(), UnitsChanged::Done);
        assert!(put_on(store).await.values().all(Vec::is_empty));
        assert!(store.verify_audit().await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn what_is_read_back_is_what_was_recorded() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.record_units(&merger(), &by(morning())).await.unwrap();
        let acts = store.unit_acts().await.unwrap();
        let [found] = &acts[..] else { panic!("{acts:?}") };
        assert_eq!(found.events, merger().events(morning()));
        assert_eq!((found.basis.as_str(), found.recorded_by.as_str()), ("QĐ 12/QĐ-UBND", "lan"));
    })
    .await;
}

#[tokio::test]
async fn an_act_taken_back_gives_touchpoints_back_and_leaves_what_was_believed_readable() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.record_units(&merger(), &by(morning())).await.unwrap();
        let later = morning() + TimeDelta::days(3);
        let gone = store.withdraw_units("a1", "Nhầm ngày", &by(later)).await.unwrap();
        assert_eq!(gone, UnitsChanged::Done);
        let again = store.withdraw_units("a1", "Nhầm ngày", &by(later)).await.unwrap();
        assert_eq!(again, UnitsChanged::NotThere);

        let units = units_of_touchpoints(store).await;
        assert_eq!((units["BT01"].as_str(), units["BT02"].as_str()), ("VP", "LS"));
        let on = day("2026-12-01");
        let place = async |known| {
            let organisation = store.organisation(known).await.unwrap();
            organisation.place("LS", "BT02", day("2026-10-01"), on).map(str::to_owned)
        };
        assert_eq!(place(None).await.as_deref(), Some("LS"));
        assert_eq!(place(Some(morning())).await.as_deref(), Some("PMC"));
        // The code can be founded again, by an act that says so.
        let founding = act("a2", "2026-11-02", &[("PMC", founded("Phòng Một cửa"))]);
        let done = store.record_units(&founding, &by(later)).await.unwrap();
        assert_eq!(done, UnitsChanged::Done);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_have_been_is_refused_and_nothing_changes() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let twice = act("a1", "2026-11-01", &[("VP", founded("Văn phòng"))]);
        assert_eq!(
            store.record_units(&twice, &by(morning())).await.unwrap(),
            UnitsChanged::Refused(vec![Fault::FoundedTwice("VP".to_owned())])
        );
        let stranger = act("a2", "2026-11-01", &[("VP", passed(&["XX"], &[("BT01", "XX")]))]);
        assert_eq!(
            store.record_units(&stranger, &by(morning())).await.unwrap(),
            UnitsChanged::Refused(vec![Fault::SuccessorNotThere("XX".to_owned())])
        );
        assert_eq!(store.unit_acts().await.unwrap(), []);
        assert_eq!(units_of_touchpoints(store).await["BT01"], "VP");
    })
    .await;
}

#[tokio::test]
async fn a_founding_that_others_build_on_cannot_be_taken_back() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let founding = act("a1", "2026-11-01", &[("PMC", founded("Phòng Một cửa"))]);
        let merger = act("a2", "2026-11-05", &[("LS", passed(&["PMC"], &[]))]);
        for (act, after) in [(founding, 0), (merger, 1)] {
            let by = by(morning() + TimeDelta::hours(after));
            assert_eq!(store.record_units(&act, &by).await.unwrap(), UnitsChanged::Done);
        }
        let refused = store.withdraw_units("a1", "Sai", &by(morning())).await.unwrap();
        assert_eq!(
            refused,
            UnitsChanged::Refused(vec![Fault::SuccessorNotThere("PMC".to_owned())])
        );
    })
    .await;
}

#[tokio::test]
async fn a_new_name_is_the_present_one_and_the_old_one_stands_in_the_past() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let renamed =
            Change::Renamed { name: text("Phòng Lãnh sự và Lễ tân"), before: text("LS") };
        let act = act("a1", "2026-11-01", &[("LS", renamed)]);
        store.record_units(&act, &by(morning())).await.unwrap();
        let units = store.units().await.unwrap();
        let now = units.iter().find(|unit| unit.code == "LS").unwrap();
        assert_eq!(now.name, text("Phòng Lãnh sự và Lễ tân"));
        let known = store.organisation(None).await.unwrap();
        assert_eq!(known.name("LS", day("2026-10-31")), Some(&text("LS")));
        store.withdraw_units("a1", "Sai", &by(morning())).await.unwrap();
        let units = store.units().await.unwrap();
        let now = units.iter().find(|unit| unit.code == "LS").unwrap();
        assert_eq!(now.name, text("LS"));
    })
    .await;
}
