//! A whole batch leaves the figures when one person says why and another confirms.

use hailong::domain::account::Role;
use hailong::domain::batch::SettleRule;
use hailong::store::{BatchFilter, By, TakeBackStep};
use serde_json::json;

use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

const OF: &str = "/office/instruments/sipas-counter";

async fn answered(platform: &Platform, touchpoint: &str, overall: u8, times: usize) {
    for _ in 0..times {
        platform.answer(touchpoint, &json!({"overall": overall, "s1": overall})).await;
    }
}

#[tokio::test]
async fn one_person_proposes_and_another_confirms() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, "BT01", 5, 12).await;
        answered(&platform, "BT02", 1, 6).await;
        platform.settle().await;
        let store = &platform.app.store;
        let all = store.batches(&BatchFilter::default(), 10).await.unwrap().rows;
        let test_scans = all.iter().find(|batch| batch.responses == 6).unwrap().number;
        let (lan, nam) = (By::account("lan", morning()), By::account("nam", morning()));
        let propose = async |reason: &str, by: &By| {
            store.propose_take_back(test_scans, reason, by).await.unwrap()
        };
        let confirm = async |by: &By| {
            store.confirm_take_back(test_scans, SettleRule::default(), by).await.unwrap()
        };
        assert_eq!(confirm(&nam).await, TakeBackStep::NotProposed);
        assert_eq!(propose("  ", &lan).await, TakeBackStep::NoReason);
        assert_eq!(propose("quét thử", &lan).await, TakeBackStep::Made);
        assert_eq!(propose("lần nữa", &nam).await, TakeBackStep::Already);
        assert_eq!(confirm(&lan).await, TakeBackStep::SamePerson);
        assert_eq!(store.withdraw_take_back(test_scans, &lan).await.unwrap(), TakeBackStep::Made);
        assert_eq!(confirm(&nam).await, TakeBackStep::NotProposed);
        assert_eq!(propose("quét thử", &lan).await, TakeBackStep::Made);
        assert_eq!(confirm(&nam).await, TakeBackStep::Made);
        assert_eq!(confirm(&nam).await, TakeBackStep::Already);
        assert_eq!(
            store.propose_take_back(99, "vì sao", &lan).await.unwrap(),
            TakeBackStep::NotThere
        );
        let rule = SettleRule::default();
        let verified = store.verify_batches(&platform.app.instruments, rule).await.unwrap();
        assert!(verified.1.is_empty(), "{:?}", verified.1);
    })
    .await;
}

#[tokio::test]
async fn figures_lose_it_and_say_so() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, "BT01", 5, 12).await;
        answered(&platform, "BT02", 1, 10).await;
        platform.settle().await;
        let lan = platform.signed_in("lan", Role::Manager).await;
        let nam = platform.signed_in("nam", Role::Inspector).await;
        let responses =
            async |path: &str| platform.get_as(&lan, path).await.json()["responses"].clone();
        let card = "/api/v1/scorecards/sipas-counter";
        assert_eq!(responses(card).await, 22);
        let all = platform.app.store.batches(&BatchFilter::default(), 10).await.unwrap().rows;
        let batch = all.iter().find(|batch| batch.responses == 10).unwrap().number;
        let page = format!("/office/batches/{batch}");
        let reason = [("reason", "Mã QR dán nhầm chỗ")];
        let proposed = platform.post_as(&lan, &format!("{page}/propose"), &reason).await;
        assert_eq!(proposed.status, 303, "{}", proposed.body);
        let own = platform.post_as(&lan, &format!("{page}/confirm"), &[]).await;
        assert_eq!(own.status, 422);
        assert!(own.body.contains("không thể tự xác nhận"), "{}", own.body);
        assert_eq!(responses(card).await, 22);
        let confirmed = platform.post_as(&nam, &format!("{page}/confirm"), &[]).await;
        assert_eq!(confirmed.status, 303, "{}", confirmed.body);
        assert_eq!(responses(card).await, 12);
        let shown = platform.get_as(&lan, OF).await.body;
        assert!(
            shown.contains("Số liệu đã được điều chỉnh") && shown.contains("Mã QR dán nhầm chỗ")
        );
        let public = platform.get("/results").await.body;
        assert!(public.contains("Số liệu đã được điều chỉnh"), "{public}");
        assert!(!public.contains("Mã QR dán nhầm chỗ"), "the reason is the office's");
        let log = platform.app.store.verify_audit().await.unwrap();
        assert!(log.is_none());
    })
    .await;
}

#[tokio::test]
async fn a_public_row_of_too_few_left_waits_again_and_comes_back_with_more() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let store = &platform.app.store;
        let public = async || {
            platform.get("/api/v1/scorecards/sipas-counter").await.json()["responses"].clone()
        };
        answered(&platform, "BT01", 5, 5).await;
        platform.settle().await;
        answered(&platform, "BT01", 4, 6).await;
        answered(&platform, "BT02", 4, 12).await;
        platform.settle().await;
        assert_eq!(public().await, 23);
        let all = store.batches(&BatchFilter::default(), 10).await.unwrap().rows;
        let batch = all.iter().find(|batch| batch.responses == 5).unwrap().number;
        let (lan, nam) = (By::account("lan", morning()), By::account("nam", morning()));
        let proposed = store.propose_take_back(batch, "quét thử", &lan).await.unwrap();
        assert_eq!(proposed, TakeBackStep::Made);
        let rule = SettleRule::default();
        let confirmed = store.confirm_take_back(batch, rule, &nam).await.unwrap();
        assert_eq!(confirmed, TakeBackStep::Made);
        // Six are left of the counter's row: the public sees the other counter's twelve alone.
        assert_eq!(public().await, 12);
        let verified = store.verify_batches(&platform.app.instruments, rule).await.unwrap();
        assert!(verified.1.is_empty(), "{:?}", verified.1);
        answered(&platform, "BT01", 5, 5).await;
        platform.settle().await;
        assert_eq!(public().await, 23);
    })
    .await;
}
