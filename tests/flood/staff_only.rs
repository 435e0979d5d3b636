//! Answers from paper and of people who are helped are entered by staff; other sites' pages enter none.

use axum::body::Body;
use axum::http::Request;
use axum::http::header::{CONTENT_TYPE, COOKIE, ORIGIN};
use hailong::domain::account::Role;
use serde_json::json;

use crate::support::databases::on_both;
use crate::support::platform::{PAIRS, Page, Platform, session};

/// An assisted touchpoint of the one-stop section.
const HELP: &str = "/s/HT01";

async fn posted(platform: &Platform, path: &str, headers: &[(&str, &str)]) -> Page {
    let key = platform.app.random.uuid();
    let mut request = Request::post(path).header(CONTENT_TYPE, PAIRS);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = Body::from(format!("key={key}&overall=4"));
    platform.send(request.body(body).unwrap()).await
}

#[tokio::test]
async fn staff_of_the_unit_enter_assisted_answers_and_nobody_else_does() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let shown = platform.get(HELP).await;
        assert_eq!(shown.status, 403);
        assert!(shown.body.contains("Phiếu này do cán bộ nhập"), "{}", shown.body);
        assert!(shown.body.contains("/login?next=%2Fs%2FHT01"), "{}", shown.body);
        assert_eq!(posted(&platform, HELP, &[]).await.status, 403);
        let own = session(&platform.app, "quay", Role::Counter, &["BPMC"]).await;
        let other = session(&platform.app, "khac", Role::Counter, &["VPS"]).await;
        let viewer = session(&platform.app, "xem", Role::Viewer, &[]).await;
        assert_eq!(platform.get_as(&own, HELP).await.status, 200);
        assert_eq!(posted(&platform, HELP, &[(COOKIE.as_str(), &own)]).await.status, 303);
        for cookie in [&other, &viewer] {
            assert_eq!(posted(&platform, HELP, &[(COOKIE.as_str(), cookie)]).await.status, 403);
        }
        let key = platform.app.random.uuid();
        let path = "/api/v1/touchpoints/HT01/responses";
        let body = json!({"key": key, "answers": {"overall": 4}});
        let refused = platform.post_json(path, &body).await;
        assert_eq!(refused.status, 403);
        assert!(refused.body.contains("staff-only"), "{}", refused.body);
        assert_eq!(platform.app.store.inbox_size().await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn another_sites_page_sends_no_answer() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for headers in [
            &[("sec-fetch-site", "cross-site")][..],
            &[(ORIGIN.as_str(), "https://elsewhere.example"), ("host", "127.0.0.1:8080")],
            &[(ORIGIN.as_str(), "null")],
        ] {
            assert_eq!(posted(&platform, "/s/BT01", headers).await.status, 403, "{headers:?}");
        }
        // A browser inside of a QR scanner may send neither.
        assert_eq!(posted(&platform, "/s/BT01", &[]).await.status, 303);
        let own = [("sec-fetch-site", "same-origin")];
        assert_eq!(posted(&platform, "/s/BT01", &own).await.status, 303);
        assert_eq!(platform.app.store.inbox_size().await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn an_address_typed_by_hand_is_found_and_a_slip_survives_the_other_language() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for typed in ["/s/BTO1", "/s/bto1", "/s/BT0I", "/s/BT0l"] {
            assert_eq!(platform.get(typed).await.status, 200, "{typed}");
        }
        let slash = platform.get("/s/BT01/?lang=en").await;
        assert_eq!(slash.status, 308);
        assert_eq!(slash.header("location"), "/s/BT01?lang=en");
        assert_eq!(platform.get("//elsewhere.example/").await.status, 404);
        assert_eq!(platform.get("/s/%00").await.status, 404);
        let page = platform.get("/s/BT01?slip=7KQ2-M9XW-4TC").await.body;
        assert!(page.contains("?slip=7KQ2-M9XW-4TC&amp;lang=en"), "{page}");
        assert!(page.contains("value=\"7KQ2-M9XW-4TC\""));
        let fields = [("overall", "9"), ("slip", "7KQ2-M9XW-4TC")];
        let again = platform.post("/s/BT01", &fields).await.body;
        assert!(again.contains("?slip=7KQ2-M9XW-4TC&amp;lang=en"), "{again}");
    })
    .await;
}
