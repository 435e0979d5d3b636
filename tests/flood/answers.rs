//! Answers over the limit: thanked, in no figure, and decided about as a whole.

use hailong::domain::account::Role;
use hailong::domain::batch::{SettleRule, Standing};
use hailong::store::{BatchFilter, By, Reviewed, Verdict};
use serde_json::json;

use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

async fn flooded(platform: &Platform) -> u64 {
    for _ in 0..70 {
        platform.answer("BT01", &json!({"overall": 5, "s1": 5})).await;
    }
    platform.settle().await;
    let apart = BatchFilter { apart: true, ..BatchFilter::default() };
    let batches = platform.app.store.batches(&apart, 10).await.unwrap().rows;
    assert_eq!((batches.len(), batches[0].responses), (1, 10));
    batches[0].number
}

#[tokio::test]
async fn a_flood_is_thanked_and_counts_only_once_an_inspector_says_so() {
    on_both(async |database| {
        let platform = Platform::on(database).await.with_flood();
        let inspector = platform.signed_in("thanh", Role::Inspector).await;
        let manager = platform.signed_in("lan", Role::Manager).await;
        let number = flooded(&platform).await;
        let page = format!("/office/batches/{number}");
        let responses = async || {
            let card = platform.get_as(&manager, "/api/v1/scorecards/sipas-counter").await;
            card.json()["responses"].clone()
        };
        assert_eq!(responses().await, 60);
        let board = platform.get_as(&manager, "/office/instruments/sipas-counter").await.body;
        assert!(board.contains("10 phiếu đến dồn dập đang chờ xem xét"), "{board}");
        assert!(platform.get_as(&inspector, "/office").await.body.contains("Phiếu chờ xem xét"));
        let shown = platform.get_as(&inspector, &page).await.body;
        assert!(
            shown.contains("Không gồm các lô chờ xem xét") && shown.contains("Tính vào số liệu")
        );
        // A manager is judged by the figures and does not decide.
        let step = format!("{page}/review");
        let accept = [("verdict", "accepted"), ("reason", "Buổi tập huấn 70 người")];
        assert_eq!(platform.post_as(&manager, &step, &accept).await.status, 403);
        let silent = [("verdict", "accepted"), ("reason", " ")];
        assert_eq!(platform.post_as(&inspector, &step, &silent).await.status, 422);
        assert_eq!(responses().await, 60);
        assert_eq!(platform.post_as(&inspector, &step, &accept).await.status, 303);
        assert_eq!(responses().await, 70);
        assert_eq!(platform.post_as(&inspector, &step, &accept).await.status, 422);
        let verified =
            platform.app.store.verify_batches(&platform.app.instruments, SettleRule::default());
        let found = verified.await.unwrap().1;
        assert!(found.is_empty(), "{found:?}");
        assert!(platform.app.store.verify_audit().await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn what_is_left_out_stays_out_with_its_remarks() {
    on_both(async |database| {
        let platform = Platform::on(database).await.with_flood();
        for _ in 0..60 {
            platform.answer("BT01", &json!({"overall": 4})).await;
        }
        let path = "/api/v1/touchpoints/BT01/responses";
        for _ in 0..6 {
            let body = json!({"key": platform.app.random.uuid(), "answers": {"overall": 1},
                "remark": "quầy này tệ lắm"});
            assert_eq!(platform.post_json(path, &body).await.status, 201);
        }
        platform.settle().await;
        let manager = platform.signed_in("lan", Role::Manager).await;
        let lists = async || platform.get_as(&manager, "/office/remarks").await.body;
        assert!(!lists().await.contains("quầy này tệ lắm"));
        let store = &platform.app.store;
        let apart = BatchFilter { apart: true, ..BatchFilter::default() };
        let batch = store.batches(&apart, 10).await.unwrap().rows.remove(0);
        let by = By::account("thanh", morning());
        let verdict = (Verdict::LeftOut, "gửi tự động");
        let done = store.review_batch(batch.number, verdict, &by).await.unwrap();
        assert_eq!(done, Reviewed::Made);
        assert_eq!(store.batch(batch.number).await.unwrap().unwrap().standing, Standing::LeftOut);
        assert_eq!(store.batches_apart().await.unwrap(), (0, 0));
        assert!(!lists().await.contains("quầy này tệ lắm"));
        let again = store.review_batch(batch.number, (Verdict::Accepted, "nhầm"), &by).await;
        assert_eq!(again.unwrap(), Reviewed::NotApart);
        let rule = SettleRule::default();
        let found = store.verify_batches(&platform.app.instruments, rule).await.unwrap().1;
        assert!(found.is_empty(), "{found:?}");
    })
    .await;
}

#[tokio::test]
async fn an_accepted_batch_brings_its_remarks() {
    on_both(async |database| {
        let platform = Platform::on(database).await.with_flood();
        let path = "/api/v1/touchpoints/BT01/responses";
        for _ in 0..66 {
            let body = json!({"key": platform.app.random.uuid(), "answers": {"overall": 4},
                "remark": "chỗ ngồi mát"});
            assert_eq!(platform.post_json(path, &body).await.status, 201);
        }
        platform.settle().await;
        let store = &platform.app.store;
        let count = async || {
            let all = hailong::store::RemarkFilter::default();
            store.remark_counts(&all).await.unwrap().all
        };
        assert_eq!(count().await, 60);
        let apart = BatchFilter { apart: true, ..BatchFilter::default() };
        let batch = store.batches(&apart, 10).await.unwrap().rows.remove(0);
        let by = By::account("thanh", morning());
        store.review_batch(batch.number, (Verdict::Accepted, "đúng"), &by).await.unwrap();
        assert_eq!(count().await, 66);
    })
    .await;
}
