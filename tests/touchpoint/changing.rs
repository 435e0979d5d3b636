//! Touchpoints and procedures changed, closed and opened again in the browser.

use axum::http::StatusCode;
use chrono::TimeDelta;
use hailong::domain::account::Role;
use hailong::domain::touchpoint::Activity;

use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

const BT01: &str = "/office/touchpoints/BT01";

fn typed<'a>(name: &'a str, unit: &'a str) -> [(&'a str, &'a str); 7] {
    [
        ("do", "save"),
        ("name_vi", name),
        ("name_en", ""),
        ("unit", unit),
        ("instrument", "quick"),
        ("procedure", "3.000242"),
        ("procedure", "MH-CNLS"),
    ]
}

#[tokio::test]
async fn a_touchpoint_is_renamed_and_moved_and_every_fault_is_told_at_once() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let manager = platform.signed_in("lan", Role::Manager).await;
        let page = platform.post_as(&manager, BT01, &typed("Quầy A", "PLS")).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let kept = platform.app.store.touchpoint("BT01").await.unwrap().unwrap();
        assert_eq!((&*kept.name.en, &*kept.unit, &*kept.instrument), ("Quầy A", "PLS", "quick"));
        assert_eq!(kept.procedures, ["3.000242", "MH-CNLS"]);
        assert!(platform.get("/s/BT01").await.body.contains("Quầy A"));

        let wrong = platform.post_as(&manager, BT01, &typed("", "ZZZ")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        for sentence in ["Xin điền tên.", "Xin chọn trong danh sách."] {
            assert!(wrong.body.contains(sentence), "{sentence}");
        }
        let other = platform.app.store.touchpoint("BT02").await.unwrap().unwrap();
        let taken = platform.post_as(&manager, BT01, &typed(&other.name.vi, &other.unit)).await;
        let said = "Điểm BT02 đang dùng trong đơn vị này đã có tên này; xin đặt tên khác.";
        assert!(taken.body.contains(said), "{}", taken.body);
    })
    .await;
}

#[tokio::test]
async fn a_closed_touchpoint_takes_what_was_begun_until_the_day_ends_and_opens_again() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("lan", Role::Admin).await;
        let open = platform.get("/s/BT01").await.body;
        assert!(open.contains("name=\"overall\""), "{open}");
        platform.post_as(&admin, BT01, &[("do", "close")]).await;
        let closed = platform.get("/s/BT01").await.body;
        assert!(!closed.contains("name=\"overall\""), "{closed}");
        let list = platform.get_as(&admin, "/office/touchpoints").await.body;
        assert!(!list.contains("(BT01)"), "closed ones are not among those in use");
        let list = platform.get_as(&admin, "/office/touchpoints?closed=yes").await.body;
        assert!(list.contains("(BT01)") && list.contains("đã đóng từ 01/12/2026"), "{list}");

        let key = platform.app.random.uuid();
        let begun = platform.post("/s/BT01", &[("key", &key), ("overall", "5")]).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "begun before it closed");
        platform.app.clock.set(morning() + TimeDelta::days(1));
        let key = platform.app.random.uuid();
        let late = platform.post("/s/BT01", &[("key", &key), ("overall", "5")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);

        platform.app.clock.set(morning());
        platform.post_as(&admin, BT01, &[("do", "reopen")]).await;
        assert!(platform.get("/s/BT01").await.body.contains("name=\"overall\""));
    })
    .await;
}

#[tokio::test]
async fn what_came_in_lately_is_counted_by_touchpoint() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for _ in 0..7 {
            let key = platform.app.random.uuid();
            platform.post("/s/BT01", &[("key", &key), ("overall", "4")]).await;
        }
        platform.settle().await;
        let today = platform.app.today();
        let activity = platform.app.store.activity(&platform.app.instruments, today).await.unwrap();
        let last = Some(today);
        assert_eq!(
            activity.get("BT01"),
            Some(&Activity { week: 7, month: 7, month_before: 0, last })
        );
        let viewer = platform.signed_in("mai", Role::Viewer).await;
        let page = platform.get_as(&viewer, BT01).await.body;
        assert!(page.contains("khoảng 2 phiếu mỗi tuần"), "{page}");
        assert!(!page.contains("name=\"name_vi\""), "a viewer changes nothing");
    })
    .await;
}

#[tokio::test]
async fn a_procedure_is_renamed_and_no_longer_offered() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let manager = platform.signed_in("lan", Role::Manager).await;
        let page = "/office/procedures/3.000242";
        let renamed = [("do", "save"), ("name_vi", "Cấp thẻ ABTC mới"), ("name_en", "")];
        platform.post_as(&manager, page, &renamed).await;
        let form = || async { platform.get("/s/BT01").await.body };
        let offered = form().await.contains("Cấp thẻ ABTC mới");
        let list = platform.get_as(&manager, "/office/procedures?q=abtc").await.body;
        assert!(list.contains("Cấp thẻ ABTC mới"), "{list}");
        platform.post_as(&manager, page, &[("do", "close")]).await;
        assert!(offered && !form().await.contains("Cấp thẻ ABTC mới"));
        platform.post_as(&manager, page, &[("do", "reopen")]).await;
        assert!(form().await.contains("Cấp thẻ ABTC mới"));
        let wrong = platform.post_as(&manager, page, &[("do", "save"), ("name_en", "X")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("Xin điền tên.") && wrong.body.contains("value=\"X\""));
    })
    .await;
}
