//! What is not taken, and that nothing typed is lost over it.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use hailong::intake::Keeper;
use hailong::store::{self, Acceptance, NewResponse};

use super::page::key_in;
use crate::support::databases::on_both;
use crate::support::platform::Platform;

#[tokio::test]
async fn a_wrong_form_comes_back_marked_with_everything_typed() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let key = key_in(&platform.get("/s/BT01").await);
        let long = "dài ".repeat(400);
        let fields = [
            ("key", key.as_str()),
            ("overall", "4"),
            ("s1", "9"),
            ("s2", "1"),
            ("s2", "2"),
            ("nonsense", "1"),
            ("remark", &long),
            ("slip", "7KQ2"),
        ];
        let page = platform.post("/s/BT01", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("<title>Lỗi: "));
        for said in [
            "href=\"#s1\"",
            "không có trong các phương án",
            "href=\"#s2\"",
            "chỉ nhận một trả lời",
            "href=\"#remark\"",
            "xin rút gọn còn 1.200",
            "Phiếu không có mục này",
            "href=\"#slip\"",
            "Mã phiếu không đúng",
            "value=\"7KQ2\"",
        ] {
            assert!(page.body.contains(said), "{said}");
        }
        assert!(page.body.contains("name=\"overall\" value=\"4\" checked"));
        assert!(page.body.contains(long.trim_end()));
        assert_eq!(key_in(&page), key);
        assert_eq!(platform.app.store.inbox_size().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_empty_form_and_one_without_its_key_are_asked_again() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let key = key_in(&platform.get("/s/BT01").await);
        let page = platform.post("/s/BT01", &[("key", &key)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("chưa có câu trả lời nào"));
        let page = platform.post("/s/BT01", &[("overall", "3")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("name=\"overall\" value=\"3\" checked"));
        let sent = platform.post("/s/BT01", &[("key", &key_in(&page)), ("overall", "3")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_form_is_refused_in_one_clear_sentence() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let post = |kind: &str, body: String| {
            let request = Request::post("/s/BT01").header(CONTENT_TYPE, kind);
            request.body(Body::from(body)).unwrap()
        };
        let page = platform.send(post("text/plain", "overall=5".into())).await;
        assert_eq!(page.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert!(page.body.contains("không phải là phiếu"));
        let large = format!("remark={}", "a".repeat(65 * 1024));
        let page = platform.send(post("application/x-www-form-urlencoded", large)).await;
        assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(page.body.contains("64 KB"));
    })
    .await;
}

#[tokio::test]
async fn text_that_looks_like_a_page_stays_text() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let typed = "</textarea><script>alert(1)</script>";
        let page = platform.post("/s/BT01", &[("remark", typed)]).await;
        assert!(!page.body.contains("<script>"));
        assert!(page.body.contains("&lt;script&gt;"));
    })
    .await;
}

/// A keeper whose disk is full.
struct Full;

impl Keeper for Full {
    async fn keep(&self, _: &[NewResponse]) -> store::Result<Vec<Acceptance>> {
        Err(store::Error::Corrupt("the disk is full".into()))
    }
}

#[tokio::test]
async fn a_full_disk_says_when_to_come_back_and_keeps_what_was_typed() {
    on_both(async |database| {
        let platform = Platform::keeping_with(database, Full).await;
        let key = key_in(&platform.get("/s/BT01").await);
        let page = platform
            .post("/s/BT01", &[("key", &key), ("overall", "5"), ("remark", "Cảm ơn")])
            .await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(page.header("retry-after"), "5");
        assert!(page.body.contains("chưa được ghi"));
        assert!(page.body.contains("name=\"overall\" value=\"5\" checked"));
        assert!(page.body.contains("Cảm ơn</textarea>"));
        assert_eq!(key_in(&page), key, "the same answer may be sent again");
        let path = "/api/v1/touchpoints/BT01/responses";
        let body = serde_json::json!({"key": key, "answers": {"overall": 5}});
        let page = platform.post_json(path, &body).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(page.header("retry-after"), "5");
    })
    .await;
}

#[tokio::test]
async fn a_form_outside_its_dates_takes_no_answers() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        platform.app.clock.set("2020-01-01T02:00:00Z".parse().unwrap());
        let page = platform.get("/s/BT01").await;
        assert!(page.body.contains("không nhận trả lời"));
        let sent = platform.post("/s/BT01", &[("overall", "5")]).await;
        assert_eq!(sent.status, StatusCode::CONFLICT);
    })
    .await;
}
