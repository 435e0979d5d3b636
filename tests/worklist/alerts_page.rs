//! The page of alerts.

use axum::http::StatusCode;
use chrono::TimeDelta;
use hailong::domain::account::Role;
use hailong::store::AuditFilter;

use crate::plan::import;
use crate::support::databases::on_both;
use crate::support::platform::{Page, Platform, morning, session};

const PAGE: &str = "/office/alerts";

async fn post(platform: &Platform, cookie: &str, fields: &[(&str, &str)]) -> Page {
    platform.post_as(cookie, PAGE, fields).await
}

/// A petition, and then a month in which nobody answers it.
pub(super) async fn late_petition(platform: &Platform) {
    let key = platform.app.random.uuid();
    let sent = [
        ("key", key.as_str()),
        ("kind", "report"),
        ("subject", "Chậm trả kết quả"),
        ("body", "Hồ sơ của tôi quá hạn hai tuần chưa có kết quả."),
        ("name", "Trần Thị Bưởi"),
        ("address", "Số 1 phố Thử"),
        ("phone", "0912 345 678"),
    ];
    let page = platform.post("/petitions/new", &sent).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    let later = morning() + TimeDelta::days(30);
    platform.app.clock.set(later);
}

#[tokio::test]
async fn what_wants_attention_is_listed_and_can_be_hidden_and_shown_again() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        late_petition(&platform).await;
        let officer = platform.signed_in("lan", Role::Officer).await;
        let page = platform.get_as(&officer, PAGE).await;
        assert!(page.body.contains("Quá hạn"), "{}", page.body);
        assert!(page.body.contains("Phản ánh, kiến nghị số 1"), "{}", page.body);
        let key = first_key(&page.body);
        let page = post(&platform, &officer, &[("do", "hide"), ("matter", &key)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let page = platform.get_as(&officer, PAGE).await;
        assert!(page.body.contains("Đang tạm ẩn (1)"), "{}", page.body);
        post(&platform, &officer, &[("do", "show"), ("matter", &key)]).await;
        let page = platform.get_as(&officer, PAGE).await;
        assert!(!page.body.contains("Đang tạm ẩn"), "{}", page.body);

        // The counter may be what a petition is about.
        let counter = platform.signed_in("cu", Role::Counter).await;
        let page = platform.get_as(&counter, PAGE).await;
        assert!(!page.body.contains("kiến nghị số"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn a_task_is_of_its_leading_unit_and_of_one_who_it_was_put_on() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        import(&database.store).await;
        // The day before those of the plan for information are due.
        platform.app.clock.set(morning() + TimeDelta::days(17));
        let limited = session(&platform.app, "cuong", Role::Viewer, &["PLS"]).await;
        let tasks = async || {
            let page = platform.get_as(&limited, PAGE).await;
            ["1.4.1", "1.4.2"].map(|number| page.body.contains(&format!("Nhiệm vụ {number}")))
        };
        assert_eq!(tasks().await, [false, false]);
        let officer = platform.signed_in("lan", Role::Officer).await;
        for (number, who, expected) in
            [("1.4.1", "unit:PLS", [true, false]), ("1.4.2", "person:cuong", [true, true])]
        {
            let path = format!("/office/plan/2026/{number}/do/assign");
            let page = platform.post_as(&officer, &path, &[("who", who)]).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
            assert_eq!(tasks().await, expected, "{who}");
        }
    })
    .await;
}

/// The key of the first matter on the page.
fn first_key(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"matter\" value=\"").expect("a matter");
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn bad_settings_come_back_with_every_fault_and_what_was_typed() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let viewer = platform.signed_in("hoa", Role::Viewer).await;
        let sent = [("do", "settings"), ("address", "hoa@"), ("pace", "hourly")];
        let page = post(&platform, &viewer, &sent).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in ["ten@coquan.gov.vn", "xin chọn một cách", "ít nhất một loại", "value=\"hoa@\""]
        {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
        let page = post(&platform, &viewer, &[("do", "trial")]).await;
        assert!(page.body.contains("chưa được cài đặt gửi thư"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn settings_are_kept_and_the_log_does_not_hold_the_address() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let viewer = platform.signed_in("hoa", Role::Viewer).await;
        let sent = [
            ("do", "settings"),
            ("address", "hoa@example.vn"),
            ("kind", "missed"),
            ("pace", "at-once"),
            ("mail-lang", "en"),
        ];
        let page = post(&platform, &viewer, &sent).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let store = &platform.app.store;
        let settings = store.alert_settings("hoa").await.unwrap();
        assert_eq!(settings.address.as_deref(), Some("hoa@example.vn"));
        assert_eq!(settings.kinds.len(), 1);
        let log = store.audit_page(&AuditFilter::default(), None, 5).await.unwrap();
        let newest = &log[0].entry;
        assert_eq!(newest.action, "staff.alerts-chosen");
        assert_eq!(newest.before, None);
        assert_eq!(newest.after.as_deref(), Some("at-once: missed"));

        let sent = [("do", "settings"), ("kind", "missed"), ("pace", "at-once")];
        post(&platform, &viewer, &sent).await;
        let log = store.audit_page(&AuditFilter::default(), None, 5).await.unwrap();
        let newest = &log[0].entry;
        assert_eq!(newest.before.as_deref(), Some("at-once: missed"));
        assert_eq!(newest.after.as_deref(), Some("no mail: missed"));
    })
    .await;
}
