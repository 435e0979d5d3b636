//! A sheet as one batch, within waves, through successions of units, and brought in again after it was taken back.

use std::fmt::Write as _;

use chrono::TimeDelta;
use hailong::domain::account::Role;
use hailong::domain::batch::{Audience, Selection, SettleRule};
use hailong::domain::measure::Filter;
use hailong::domain::paper::{Counts, Entry};
use hailong::domain::survey::{Answer, Instrument, Record, read_answers};
use hailong::domain::unit::Change;
use hailong::domain::wave::{OUTSIDE, Wave};
use hailong::store::{BundleClosed, By, NewAct, SettingChange, TakeBackStep, UnitsChanged};

use super::pages::import;
use super::{PLACE, by, close, key, keyed, made_of, made_on, quick};
use crate::support::databases::{Database, on_both};
use crate::support::platform::{Platform, morning, session};

/// A form of the counter survey with the first items of the index answered.
fn form(instrument: &Instrument, answered: usize) -> Entry {
    let items = instrument.index_items().into_iter().take(answered);
    let mut fields = vec![("overall".to_owned(), "4".to_owned())];
    fields.extend(items.map(|at| (instrument.items[at].code.clone(), "5".to_owned())));
    let answers = read_answers(instrument, &fields).unwrap();
    Entry { record: answers.record, remark: None, procedure: None, keyed_by: "lan".to_owned() }
}

/// How many settled answers there are to each item of the counter survey.
async fn answered(database: &Database, instrument: &Instrument) -> Vec<usize> {
    let mut counts = vec![0; instrument.items.len()];
    for records in database.texts("select records from batch").await {
        let width = form(instrument, 0).record.as_str().len();
        for line in records.as_bytes().chunks(width) {
            let record = Record::stored(std::str::from_utf8(line).unwrap());
            for (count, answer) in counts.iter_mut().zip(record.answers(instrument).unwrap()) {
                *count += usize::from(matches!(answer, Answer::One(_)));
            }
        }
    }
    counts
}

#[tokio::test]
async fn a_sheet_of_mixed_fullness_is_one_batch_that_tells_no_item_of_few() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let day = "2026-11-20";
        let instrument = platform.app.instruments.on("sipas-counter", day.parse().unwrap());
        let instrument = instrument.unwrap();
        let counts = Counts { delivered: 8, returned: Some(8), spoiled: 0 };
        let code = made_of(&platform, ("sipas-counter", day), counts, false).await;
        for (number, answers) in (1..).zip([16, 16, 3, 3, 3, 0, 0, 0]) {
            let entry = form(instrument, answers);
            keyed(&platform, (&code, instrument), (number, 1), entry).await;
        }
        let BundleClosed::Done(settled, waiting) = close(&platform, &code).await else { panic!() };
        assert_eq!((settled.len(), settled[0].forms, waiting), (1, 8, 0));
        assert_eq!(settled[0].untold, 13);
        let counts = answered(database, instrument).await;
        assert!(counts.iter().all(|people| *people == 0 || *people >= 5), "{counts:?}");
        assert_eq!(counts.iter().filter(|people| **people == 5).count(), 3);
        assert_eq!(counts.iter().max(), Some(&8), "the overall question");
        let who = session(&platform.app, "lan", Role::Officer, &[]).await;
        let page = platform.get_as(&who, &format!("/office/paper/bundles/{code}")).await;
        assert!(page.body.contains("13 câu có dưới số người tối thiểu"), "{}", page.body);
        let rule = SettleRule::default();
        let verified = platform.app.store.verify_batches(&platform.app.instruments, rule).await;
        assert!(verified.unwrap().1.is_empty());
    })
    .await;
}

/// Brings a file in by the browser, in both its steps; what the preview says.
async fn imported(platform: &Platform, who: &str, file: &str) -> String {
    let sent = import(platform, who, &[("survey", "quick")], Some(file.as_bytes())).await;
    if sent.body.contains("name=\"held\"") {
        let fields = [("survey", "quick"), ("held", sent.held()), ("do", "keep")];
        import(platform, who, &fields, None).await;
    }
    sent.body
}

#[tokio::test]
async fn a_sheet_that_was_taken_back_comes_in_again_under_the_same_keys() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let store = &platform.app.store;
        let who = session(&platform.app, "lan", Role::Officer, &[]).await;
        let file = |overall: &str| {
            let mut file = "key,sheet,touchpoint,day,overall\n".to_owned();
            for number in 1..=6 {
                let _ = writeln!(file, "P{number},B1,{PLACE},2026-11-20,{overall}");
            }
            file
        };
        assert!(imported(&platform, &who, &file("1")).await.contains("thêm 6 phiếu"));
        let refused = imported(&platform, &who, &file("5")).await;
        assert!(refused.contains("đã nhập với câu trả lời khác"), "{refused}");
        let batch = store.bundle_batches("B1").await.unwrap()[0].batch;
        store.propose_take_back(batch, "ngược thang", &by("mai")).await.unwrap();
        let rule = SettleRule::default();
        let done = store.confirm_take_back(batch, rule, &by("lan")).await.unwrap();
        assert_eq!(done, TakeBackStep::Made);
        let again = imported(&platform, &who, &file("5")).await;
        assert!(again.contains("thêm 6 phiếu; 0 phiếu đã có từ trước"), "{again}");
        let codes = database.texts("select code from paper_bundle order by code").await;
        assert_eq!(codes, ["B1", "B1 (2)"]);
        let same = imported(&platform, &who, &file("5")).await;
        assert!(same.contains("thêm 0 phiếu; 6 phiếu đã có từ trước"), "{same}");
        let changed = imported(&platform, &who, &file("3")).await;
        assert!(changed.contains("đã nhập với câu trả lời khác"), "{changed}");
        let columns = store.columns(quick(&platform)).await.unwrap();
        let all = Selection { audience: Audience::Staff, ..Selection::default() };
        assert_eq!(columns.view(&all).responses(), 6);
        let (_, faults) = store.verify_batches(&platform.app.instruments, rule).await.unwrap();
        assert!(faults.is_empty(), "{faults:?}");
        let counts = store.settled_counts().await.unwrap();
        assert_eq!((counts.responses, counts.receipts), (12, 6));
    })
    .await;
}

#[tokio::test]
async fn a_sheet_is_of_the_unit_of_its_day_and_read_by_who_took_over() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let store = &platform.app.store;
        let into =
            Change::Founded { name: hailong::base::Text::new("Phòng mới", "New"), parent: None };
        let passed = Change::Passed {
            into: vec!["MOI".to_owned()],
            touchpoints: [(PLACE, "MOI"), ("BT02", "MOI"), ("BT03", "MOI"), ("HT01", "MOI")]
                .map(|(from, to)| (from.to_owned(), to.to_owned()))
                .into(),
        };
        let act = NewAct {
            id: "a1".to_owned(),
            basis: "QĐ 12/QĐ-UBND".to_owned(),
            day: "2026-11-25".parse().unwrap(),
            changes: vec![("MOI".to_owned(), into), ("BPMC".to_owned(), passed)],
        };
        let recorded = store.record_units(&act, &By::account("lan", morning())).await.unwrap();
        assert_eq!(recorded, UnitsChanged::Done);
        for (day, unit) in [("2026-11-20", "BPMC"), ("2026-11-26", "MOI")] {
            let code = made_on(&platform, day, (5, Some(5), 0), false).await;
            for number in 1..=5 {
                key(&platform, &code, (number, 1, "5")).await;
            }
            let BundleClosed::Done(settled, _) = close(&platform, &code).await else { panic!() };
            let batch = store.batch(settled[0].batch).await.unwrap().unwrap();
            assert_eq!(batch.place.unit.as_deref(), Some(unit), "{day}");
            // Who is of the new unit reads both.
            let name = format!("mới {day}");
            let who = session(&platform.app, &name, Role::Officer, &["MOI"]).await;
            let page = platform.get_as(&who, &format!("/office/paper/bundles/{code}")).await;
            assert_eq!(page.status, 200, "{}", page.body);
            let list = platform.get_as(&who, "/office/paper").await;
            assert!(list.body.contains(&code), "{}", list.body);
        }
        // The same of a file.
        let who = session(&platform.app, "lan", Role::Officer, &[]).await;
        let rows = format!("{PLACE},2026-11-21,5\n").repeat(5);
        let file = format!("touchpoint,day,overall\n{rows}");
        imported(&platform, &who, &file).await;
        let units = database.texts("select unit from batch where day = '2026-11-21'").await;
        assert_eq!(units, ["BPMC"]);
        // Withdrawn as wrong, nothing was passed on.
        store.withdraw_units("a1", "nhầm", &By::account("lan", morning())).await.unwrap();
        let code = made_on(&platform, "2026-11-27", (5, Some(5), 0), false).await;
        assert_eq!(store.bundle(&code).await.unwrap().unwrap().bundle.unit, "BPMC");
    })
    .await;
}

#[tokio::test]
async fn paper_of_a_wave_counts_toward_it_and_its_quota_and_no_other_paper_does() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let store = &platform.app.store;
        let today = platform.app.today();
        let wave = Wave {
            code: "G1".to_owned(),
            name: "Đợt giấy".to_owned(),
            instrument: "quick".to_owned(),
            first: today,
            last: today + TimeDelta::days(3),
            target: None,
            quota: Some(20),
            touchpoints: [(PLACE.to_owned(), Some(10))].into(),
            procedures: std::collections::BTreeMap::new(),
            revision: 0,
        };
        // The touchpoint asks another survey on its screen; paper may ask this one.
        store.add_wave(&wave, &by("lan")).await.unwrap().unwrap();
        let days = [today.to_string(), "2026-11-20".to_owned()];
        for (day, forms) in days.iter().zip([3, 3]) {
            let code = made_on(&platform, day, (forms, Some(forms), 0), false).await;
            for number in 1..=forms {
                key(&platform, &code, (number, 1, "5")).await;
            }
            // Three within the wave and three outside of it do not make five.
            assert!(matches!(close(&platform, &code).await, BundleClosed::Done(batches, 3) if batches.is_empty()));
        }
        let code = made_on(&platform, &days[0], (4, Some(4), 0), false).await;
        for number in 1..=4 {
            key(&platform, &code, (number, 1, "4")).await;
        }
        assert!(matches!(close(&platform, &code).await, BundleClosed::Done(_, 0)));
        let columns = store.columns(quick(&platform)).await.unwrap();
        let counted = |wave: &str| {
            let filter = Filter { wave: Some(wave.to_owned()), ..Filter::default() };
            columns.view(&Selection { filter, ..Selection::default() }).responses()
        };
        assert_eq!((counted("G1"), counted(OUTSIDE)), (7, 0));
        let who = session(&platform.app, "lan", Role::Officer, &[]).await;
        let page = platform.get_as(&who, "/office/waves/G1").await;
        assert!(page.body.contains("7 trên 20 phiếu"), "{}", page.body);
        assert!(page.body.contains("70,00%"), "{}", page.body);
        // Few are left of it when it ends: they wait with those outside of waves.
        let late = made_on(&platform, &days[0], (2, Some(2), 0), false).await;
        for number in 1..=2 {
            key(&platform, &late, (number, 1, "4")).await;
        }
        assert!(matches!(close(&platform, &late).await, BundleClosed::Done(_, 2)));
        let one = made_on(&platform, "2026-11-21", (1, Some(1), 0), false).await;
        key(&platform, &one, (1, 1, "5")).await;
        let over = By::account("lan", morning() + TimeDelta::days(4));
        let with = (&*platform.app.instruments, &platform.app.random, SettleRule::default());
        let closed = store.close_bundle(&one, with, &over).await.unwrap();
        assert!(matches!(closed, BundleClosed::Done(batches, 0) if batches[0].forms == 1));
        let waves = "select wave || ' ' || cast(responses as text) from batch order by number";
        assert_eq!(database.texts(waves).await, ["G1 7", " 6"]);
    })
    .await;
}

#[tokio::test]
async fn during_a_trial_paper_is_keyed_and_does_not_count_and_the_start_erases_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let store = &platform.app.store;
        let trial = [SettingChange::new("trial", Some("yes".to_owned()))];
        store.change_settings(&trial, &by("lan")).await.unwrap();
        store.refresh_settings().await.unwrap();
        assert!(store.settings().is_trial());
        let code = made_on(&platform, "2026-11-20", (5, Some(5), 0), false).await;
        for number in 1..=5 {
            key(&platform, &code, (number, 1, "5")).await;
        }
        assert_eq!(close(&platform, &code).await, BundleClosed::Trial);
        let who = session(&platform.app, "lan", Role::Officer, &[]).await;
        let page =
            platform.post_as(&who, &format!("/office/paper/bundles/{code}/close"), &[]).await;
        assert_eq!(page.status, 409);
        assert!(page.body.contains("đang chạy thử"), "{}", page.body);
        let file = format!("key,touchpoint,day,overall\nP1,{PLACE},2026-11-20,5\n");
        let refused = imported(&platform, &who, &file).await;
        assert!(refused.contains("đang chạy thử"), "{refused}");
        store.start_in_earnest(&by("lan")).await.unwrap();
        for table in ["paper_form", "paper_bundle", "paper_key", "batch"] {
            let rows = database.texts(&format!("select '1' from {table}")).await;
            assert_eq!(rows.len(), 0, "{table}");
        }
    })
    .await;
}
