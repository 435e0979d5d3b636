//! The pages of remarks over HTTP.

use axum::http::StatusCode;
use hailong::base::Lang;
use hailong::domain::account::Role;
use hailong::domain::remark::State;
use hailong::store::{AuditFilter, By, Remark, RemarkFilter};
use serde_json::json;

use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

/// As many answers with this remark, settled and taken up.
async fn written(platform: &Platform, touchpoint: &str, remark: &str, times: usize) {
    for _ in 0..times {
        let path = format!("/api/v1/touchpoints/{touchpoint}/responses");
        let body =
            json!({"key": platform.app.random.uuid(), "answers": {"overall": 2}, "remark": remark});
        assert_eq!(platform.post_json(&path, &body).await.status, StatusCode::CREATED);
    }
    platform.settle().await;
}

async fn all(platform: &Platform) -> Vec<Remark> {
    let store = &platform.app.store;
    store.remarks(&RemarkFilter::default(), (None, 100), Lang::Vi).await.unwrap().rows
}

const SECRET: &str = "Chờ lâu, gọi tôi 0912 345 678";

#[tokio::test]
async fn no_role_reads_what_is_masked_on_any_page_or_file() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        written(&platform, "BT01", SECRET, 5).await;
        let id = all(&platform).await[0].id.clone();
        let one = format!("/office/remarks/{id}");
        for role in Role::ALL {
            let cookie = platform.signed_in(role.code(), role).await;
            for path in [
                "/office/remarks",
                "/office/remarks?lang=en&q=cho%20lau",
                "/office/remarks.csv",
                &one,
                "/office/instruments/sipas-counter",
                "/api/v1/responses/sipas-counter.csv",
                "/office/instruments/sipas-counter/responses.csv",
            ] {
                let page = platform.get_as(&cookie, path).await;
                assert!(!page.body.contains("345 678"), "{role:?} {path}");
                let reads = role != Role::Counter && path.starts_with("/office/remarks");
                // A file of responses would lay the words beside the day and the answers.
                let is_of_responses = path.contains("responses");
                assert!(!is_of_responses || !page.body.contains("Chờ lâu"), "{role:?} {path}");
                if reads {
                    assert_eq!(page.status, StatusCode::OK, "{role:?} {path}");
                    assert!(page.body.contains("Chờ lâu"), "{role:?} {path}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn words_are_found_and_every_fault_of_a_filter_is_told() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        written(&platform, "BT01", "Bãi gửi xe chật", 3).await;
        written(&platform, "BT01", "Cảm ơn", 3).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let page = platform.get_as(&cookie, "/office/remarks?q=gui+xe&topic=parking").await;
        assert!(page.body.contains("Bãi gửi xe chật") && !page.body.contains(">Cảm ơn<"));
        let page = platform.get_as(&cookie, "/office/remarks?state=lost&topic=luck&after=x").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for fault in ["href=\"#state\"", "href=\"#topic\"", "<li>địa chỉ của trang: "] {
            assert!(page.body.contains(fault), "{fault}: {}", page.body);
        }
        assert!(!page.body.contains("action=\"/office/remarks/marked\""));
        assert!(!page.body.contains("Bãi gửi xe chật"), "no row beside a fault");
    })
    .await;
}

#[tokio::test]
async fn an_account_of_a_unit_reads_and_changes_its_own_alone() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        written(&platform, "BT01", "Chờ lâu", 5).await;
        written(&platform, "CN01", "Trễ hẹn", 5).await;
        let cookie = platform.signed_in("lan", Role::Officer).await;
        let own = all(&platform)
            .await
            .into_iter()
            .find(|it| it.touchpoint.as_deref() == Some("CN01"))
            .unwrap();
        let foreign = all(&platform)
            .await
            .into_iter()
            .find(|it| it.touchpoint.as_deref() == Some("BT01"))
            .unwrap();
        assert_ne!(own.unit, foreign.unit);
        let store = &platform.app.store;
        let units = [own.unit.clone().unwrap()];
        let by = By::system(morning());
        let changed = store.change_staff("lan", Role::Officer, &units, &by);
        assert!(changed.await.unwrap());
        let page = platform.get_as(&cookie, "/office/remarks").await;
        assert!(page.body.contains("Trễ hẹn") && !page.body.contains("Chờ lâu"));
        let file = platform.get_as(&cookie, "/office/remarks.csv").await;
        assert!(file.body.contains("Trễ hẹn") && !file.body.contains("Chờ lâu"));
        let path = format!("/office/remarks/{}", foreign.id);
        assert_eq!(platform.get_as(&cookie, &path).await.status, StatusCode::FORBIDDEN);
        let fields = [("state", "read")];
        let page = platform.post_as(&cookie, &format!("{path}/do/state"), &fields).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        let marked = [("remark", foreign.id.as_str()), ("remark", own.id.as_str())];
        let page = platform.post_as(&cookie, "/office/remarks/marked", &marked).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(all(&platform).await.iter().all(|it| it.state == State::Unread));
    })
    .await;
}

#[tokio::test]
async fn a_remark_goes_from_unread_to_done_and_what_is_typed_is_never_lost() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        written(&platform, "BT01", "Chờ lâu", 5).await;
        let cookie = platform.signed_in("lan", Role::Officer).await;
        let remarks = all(&platform).await;
        let path = format!("/office/remarks/{}", remarks[0].id);
        let act = async |form: &str, fields: &[(&str, &str)]| {
            platform.post_as(&cookie, &format!("{path}/do/{form}"), fields).await
        };
        let page = act("state", &[("state", "action"), ("note", "")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let long = "x".repeat(1001);
        let page = act("state", &[("state", "action"), ("note", &long)]).await;
        assert!(page.body.contains(&long));
        let page = act(
            "state",
            &[
                ("state", "action"),
                ("note", "thêm quầy"),
                ("assigned", remarks[0].unit.as_deref().unwrap()),
            ],
        )
        .await;
        assert_eq!(page.header("location"), path);
        let page = act("state", &[("state", "done"), ("note", "đã thêm")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        assert_eq!(act("state", &[("state", "done")]).await.status, StatusCode::CONFLICT);
        act("topics", &[("topic", "queue"), ("topic", "nonsense")]).await;
        let page = platform.get_as(&cookie, &path).await;
        assert!(page.body.contains("đã thêm") && page.body.contains("đã xác nhận"));
        assert_eq!(act("nonsense", &[]).await.status, StatusCode::NOT_FOUND);
        let marked = [("remark", remarks[1].id.as_str()), ("query", "state=unread")];
        let page = platform.post_as(&cookie, "/office/remarks/marked", &marked).await;
        assert_eq!(page.header("location"), "/office/remarks?state=unread");
        let redact = [("reason", "nêu tên")];
        let page = platform.post_as(&cookie, &format!("{path}/decide/redact"), &redact).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "an officer's own unit may be meant");
    })
    .await;
}

#[tokio::test]
async fn a_manager_releases_ten_answers_a_topic_and_takes_back() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        written(&platform, "BT01", SECRET, 12).await;
        let cookie = platform.signed_in("minh", Role::Manager).await;
        let before = platform.get("/remarks").await;
        assert_eq!(before.status, StatusCode::OK);
        assert!(!before.body.contains("Chờ lâu"));
        let remarks = all(&platform).await;
        for (place, remark) in remarks.iter().enumerate() {
            if place == 9 {
                let few = platform.post_as(&cookie, "/office/remarks/release", &[]).await;
                assert_eq!(few.status, StatusCode::CONFLICT);
            }
            let path = format!("/office/remarks/{}/do/choose", remark.id);
            platform.post_as(&cookie, &path, &[("chosen", "yes")]).await;
        }
        let page = platform.post_as(&cookie, "/office/remarks/release", &[]).await;
        assert_eq!(page.header("location"), "/office/remarks/release");
        let public = platform.get("/remarks?lang=en").await;
        assert!(!public.body.contains("1 December"), "the month alone");
        let answer = [("topic", "waiting"), ("answer", "Đã mở thêm quầy.")];
        platform.post_as(&cookie, "/office/remarks/answer", &answer).await;
        let public = platform.get("/remarks?lang=en").await;
        assert_eq!(public.body.matches("Chờ lâu").count(), 12);
        assert!(public.body.contains("Đã mở thêm quầy.") && public.body.contains("December 2026"));
        assert!(!public.body.contains("345 678"));
        let path = format!("/office/remarks/{}/decide/take-back", remarks[0].id);
        assert_eq!(platform.post_as(&cookie, &path, &[]).await.status, StatusCode::SEE_OTHER);
        let public = platform.get("/remarks").await;
        assert_eq!(public.body.matches("Chờ lâu").count(), 11);
        let log =
            AuditFilter { action: Some("remark.taken-back".to_owned()), ..AuditFilter::default() };
        let log = platform.app.store.audit_page(&log, None, 10).await.unwrap();
        assert_eq!(log.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn all_that_match_are_worked_through_and_undone_from_the_notice() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        written(&platform, "BT01", "Chờ lâu", 6).await;
        written(&platform, "BT01", "Rất tốt", 6).await;
        let cookie = platform.signed_in("lan", Role::Officer).await;
        let list = platform.get_as(&cookie, "/office/remarks?topic=waiting").await;
        assert!(list.body.contains("tất cả 6 góp ý phù hợp"), "{}", list.body);
        let unread = async || {
            let counts = platform.app.store.remark_counts(&RemarkFilter::default()).await.unwrap();
            counts.of(State::Unread)
        };
        let work = async |fields: &[(&str, &str)]| {
            platform.post_as(&cookie, "/office/remarks/marked", fields).await
        };
        let all = [("scope", "all"), ("query", "topic=waiting"), ("act", "spam")];
        let done = work(&all).await;
        assert_eq!(done.header("location"), "/office/remarks?topic=waiting");
        assert_eq!(unread().await, 6);
        let none = platform.get_as(&cookie, "/office/remarks?topic=waiting").await;
        assert!(none.body.contains("Không có góp ý nào phù hợp với điều kiện lọc."));
        let spam = RemarkFilter { state: Some(State::Spam), ..RemarkFilter::default() };
        let spam = platform.app.store.remarks(&spam, (None, 10), Lang::Vi).await.unwrap().rows;
        let path = format!("/office/remarks/{}", spam[0].id);
        let page = platform.get_as(&cookie, &path).await;
        assert!(page.body.contains("Lấy lại góp ý này"));
        platform.post_as(&cookie, &format!("{path}/do/restore"), &[]).await;
        assert_eq!(unread().await, 7);
        // Handing on needs words, and somebody who is there.
        let hand = [("scope", "all"), ("query", ""), ("act", "hand-on"), ("note", "")];
        work(&hand).await;
        assert_eq!(unread().await, 7);
        let hand = [
            ("scope", "all"),
            ("query", ""),
            ("act", "hand-on"),
            ("note", "thêm quầy"),
            ("officer", "lan"),
        ];
        work(&hand).await;
        assert_eq!(unread().await, 0);
        let own = platform.get_as(&cookie, "/office/remarks?officer=lan").await;
        assert_eq!(own.body.matches("<article").count(), 7);
        assert_eq!(work(&[("act", "burn")]).await.status, StatusCode::NOT_FOUND);
        let act = database.texts("select id from remark_act where state = 'action'").await;
        let undo = [("act", act[0].as_str()), ("query", "state=unread")];
        let page = platform.post_as(&cookie, "/office/remarks/undone", &undo).await;
        assert_eq!(page.header("location"), "/office/remarks?state=unread");
        assert_eq!(unread().await, 7);
    })
    .await;
}

#[tokio::test]
async fn an_empty_list_says_whether_there_are_none_or_none_fit() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let told = async |path: &str| platform.get_as(&cookie, path).await.body;
        let all = told("/office/remarks?period=all").await;
        assert!(all.contains("Chưa có góp ý nào được hiển thị."));
        let of_year = told("/office/remarks").await;
        assert!(of_year.contains("Không có góp ý nào trong khoảng thời gian này."));
        assert!(of_year.contains("15/12/2025 – 01/12/2026"), "its days are told");
        assert!(told("/office/remarks?q=abc").await.contains("phù hợp với điều kiện lọc"));
        assert!(told("/office/remarks?after=2020-01-01+x").await.contains("Đã hết danh sách."));
        assert!(told("/remarks?after=1.0").await.contains("Đã hết danh sách."));
    })
    .await;
}
