//! Few forms of a place that takes no more: at the end of a period they join the paper of the office.

use hailong::domain::batch::{Audience, Selection, SettleRule};
use hailong::domain::paper::{Counts, NewBundle};
use hailong::domain::survey::Answers;
use hailong::intake::OnPaper;
use hailong::store::{BundleClosed, NewKeyed};

use super::{by, close, entry, quick};
use crate::support::databases::{Database, on_both};
use crate::support::platform::Platform;

/// A closed sheet of so many forms, which is too few for a batch; its code.
async fn sheet(
    platform: &Platform,
    (place, day): (&str, &str),
    forms: u64,
    overall: &str,
) -> String {
    let (store, instrument) = (&platform.app.store, quick(platform));
    let touchpoint = store.touchpoint(place).await.unwrap().unwrap();
    let new = NewBundle {
        touchpoint: place.to_owned(),
        instrument: "quick".to_owned(),
        day: day.parse().unwrap(),
        counts: Counts { delivered: forms, returned: Some(forms), spoiled: 0 },
        keyed_twice: false,
    };
    let version = &instrument.version;
    let code = store.make_bundle(&new, (&touchpoint, version), &by("lan")).await.unwrap();
    for number in 1..=forms {
        let keyed = entry(instrument, overall, "lan");
        let answers = Answers { record: keyed.record.clone(), remark: None };
        let form = OnPaper {
            touchpoint: &touchpoint,
            instrument: (&instrument.id, version),
            answers: &answers,
            procedure: None,
        };
        let sealed = form.sealed(format!("{code} {number}").as_bytes());
        let new = NewKeyed { bundle: &code, number, entry: 1, corrects: false, sealed, keyed };
        store.key_form(&new, &by("lan")).await.unwrap();
    }
    let BundleClosed::Done(settled, waiting) = close(platform, &code).await else { panic!() };
    assert_eq!((settled.len(), waiting), (0, forms));
    code
}

/// The rounds of the morning of a day, which close the days before.
async fn morning_of(platform: &Platform, day: &str) {
    let now = format!("{day}T02:00:00Z").parse().unwrap();
    platform.settle_at(now).await;
    let (app, rule) = (&platform.app, SettleRule::default());
    let with = (&*app.instruments, &app.random, rule);
    app.store.settle_ended_paper(with, now).await.unwrap();
}

/// Day, people and place of all batches.
async fn batches(database: &Database) -> Vec<String> {
    let query = "select cast(day as text) || ' ' || cast(responses as text) || ' ' || unit || '|'
        || touchpoint || '|' || tier from batch order by number";
    database.texts(query).await
}

#[tokio::test]
async fn few_forms_of_a_closed_place_join_the_paper_of_the_office_at_the_end_of_a_period() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let store = &platform.app.store;
        let left = sheet(&platform, ("BT01", "2026-11-20"), 3, "5").await;
        let beside = sheet(&platform, ("CN01", "2026-11-25"), 1, "4").await;
        // Citizens' own answers wait, too.
        for _ in 0..3 {
            platform.answer("BT01", &serde_json::json!({"overall": 1})).await;
        }
        morning_of(&platform, "2026-12-01").await;
        assert_eq!(batches(database).await, [""; 0], "both places may have more paper");
        let place = store.touchpoint("BT01").await.unwrap().unwrap();
        let from = Some("2026-12-05".parse().unwrap());
        assert!(store.close_touchpoint(&place, from, &by("mai")).await.unwrap());
        morning_of(&platform, "2026-12-14").await;
        assert_eq!(batches(database).await, [""; 0], "the period goes on");
        // The quarter of reporting has ended: four on paper in the whole office are too few.
        morning_of(&platform, "2026-12-15").await;
        assert_eq!(batches(database).await, [""; 0]);
        let more = sheet(&platform, ("CN01", "2026-12-16"), 2, "3").await;
        morning_of(&platform, "2026-12-31").await;
        assert_eq!(batches(database).await, [""; 0]);
        morning_of(&platform, "2027-01-01").await;
        assert_eq!(batches(database).await, ["2026-12-16 6 ||"]);
        let number = store.bundle_batches(&left).await.unwrap()[0].batch;
        for (code, forms) in [(left, 3), (beside, 1), (more, 2)] {
            let found = store.bundle_batches(&code).await.unwrap();
            assert_eq!((found.len(), found[0].batch, found[0].forms), (1, number, forms), "{code}");
        }
        assert_eq!(database.texts("select record from paper_form").await, [""; 0]);
        let rule = SettleRule::default();
        let (sums, found) = store.verify_batches(&platform.app.instruments, rule).await.unwrap();
        assert_eq!((sums.responses, found.is_empty()), (6, true), "{found:?}");
        let columns = store.columns(quick(&platform)).await.unwrap();
        let all = Selection { audience: Audience::Staff, ..Selection::default() };
        assert_eq!(columns.view(&all).responses(), 6);
        morning_of(&platform, "2027-01-15").await;
        assert_eq!(batches(database).await.len(), 1, "citizens' three wait on");
        assert_eq!(store.verify_audit().await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn few_forms_of_a_place_that_passed_to_another_unit_join_once() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let left = sheet(&platform, ("BT01", "2026-11-20"), 4, "5").await;
        let beside = sheet(&platform, ("CN01", "2026-11-25"), 4, "4").await;
        database
            .run("update touchpoint set unit = (select unit from touchpoint where code = 'CN01') where code = 'BT01'")
            .await;
        // Two nodes at once.
        let other = database.open_again().await;
        platform.settle_at("2026-12-01T02:00:00Z".parse().unwrap()).await;
        let (app, rule) = (&platform.app, SettleRule::default());
        let now = "2026-12-01T02:00:00Z".parse().unwrap();
        let with = (&*app.instruments, &app.random, rule);
        let both = tokio::join!(
            app.store.settle_ended_paper(with, now),
            other.settle_ended_paper(with, now)
        );
        both.0.unwrap();
        both.1.unwrap();
        other.close().await;
        assert_eq!(batches(database).await, ["2026-11-25 8 ||"]);
        for code in [left, beside] {
            assert_eq!(app.store.bundle_batches(&code).await.unwrap().len(), 1);
        }
    })
    .await;
}
