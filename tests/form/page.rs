//! The form as a citizen meets it.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::TimeDelta;

use hailong::base::Text;

use crate::support::databases::on_both;
use crate::support::platform::{Page, Platform, morning};

/// The response key in a form's page.
pub(super) fn key_in(page: &Page) -> String {
    let (_, after) = page.body.split_once("name=\"key\" value=\"").expect("a key");
    after.split('"').next().expect("its end").to_owned()
}

#[tokio::test]
async fn a_citizen_answers_and_is_given_a_receipt_that_tells_what_became_of_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let page = platform.get("/s/BT01").await;
        assert_eq!(page.status, StatusCode::OK);
        let key = key_in(&page);
        platform.app.clock.set(morning() + TimeDelta::seconds(45));
        let fields = [("key", key.as_str()), ("overall", "5"), ("s1", "3"), ("remark", "Nhanh.")];
        let sent = platform.post("/s/BT01", &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        let receipt = sent.header("location").to_owned();
        let thanks = platform.get(&receipt).await;
        assert_eq!(thanks.status, StatusCode::OK);
        assert!(thanks.body.contains("Cảm ơn Ông/Bà"));
        assert!(thanks.body.contains("đang chờ"));

        for _ in 0..4 {
            platform.answer("BT01", &serde_json::json!({"overall": 4, "s1": 4})).await;
        }
        assert_eq!(platform.settle().await.responses, 5);
        let counted = platform.get(&receipt).await;
        assert!(
            counted.body.contains("Phiếu đã được tính vào kết quả của ngày 01/12/2026"),
            "{}",
            counted.body
        );
    })
    .await;
}

#[tokio::test]
async fn sending_twice_keeps_one_answer_and_gives_the_same_receipt() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let key = key_in(&platform.get("/s/BT01").await);
        let first = platform.post("/s/BT01", &[("key", &key), ("overall", "5")]).await;
        let again = platform.post("/s/BT01", &[("key", &key), ("overall", "5")]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        assert_eq!(first.header("location"), again.header("location"));
        let other = platform.post("/s/BT01", &[("key", &key), ("overall", "1")]).await;
        assert_eq!(other.status, StatusCode::CONFLICT);
        assert!(other.body.contains("đã được gửi với câu trả lời khác"));
        assert_eq!(platform.app.store.inbox_size().await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_address_of_the_code_is_read_case_blind() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for path in ["/s/BT01", "/s/bt01", "/S/BT01", "/S/Bt01"] {
            assert_eq!(platform.get(path).await.status, StatusCode::OK, "{path}");
        }
        let page = platform.get("/s/ZZ99").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.body.contains("vừa quét mã QR"));
    })
    .await;
}

#[tokio::test]
async fn the_form_begins_with_whose_it_is_and_the_overall_question_and_parts_follow() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let page = platform.get("/s/BT01").await.body;
        let place = |needle: &str| page.find(needle).unwrap_or_else(|| panic!("{needle}"));
        for (one, next) in [
            ("<b>Sở Ngoại vụ thành phố Hải Phòng</b>", "Quầy 1 – Hướng dẫn"),
            ("Quầy 1 – Hướng dẫn", "Phiếu không ghi tên"),
            ("Phiếu không ghi tên", "<h1>Nhìn chung"),
            ("<h1>Nhìn chung", "name=\"overall\""),
            ("name=\"overall\" value=\"?\"", "name=\"procedure\""),
            ("name=\"procedure\"", "Tiếp cận dịch vụ"),
            ("Tiếp cận dịch vụ", "Phần 1 trên 5"),
            ("Phần 1 trên 5", "name=\"s1\""),
            ("name=\"s3\"", "</span> trên 3 câu"),
            ("</span> trên 3 câu", "name=\"s4\""),
            ("name=\"s16\"", "id=\"send\""),
        ] {
            assert!(place(one) < place(next), "{one} before {next}");
        }
        assert!(page.contains("</span> trên 17 câu · gửi lúc nào cũng được"));
        // No item stands outside of the index in the household form: it has no question to begin with.
        let mut touchpoint = platform.app.store.touchpoint("BT01").await.unwrap().unwrap();
        touchpoint.instrument = "sipas-2026".into();
        platform.app.store.keep_touchpoints(&[touchpoint]).await.unwrap();
        let page = platform.get("/s/BT01").await.body;
        assert!(page.contains("<h1>Phiếu") && page.contains("</span> trên 39 câu"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn the_overall_question_alone_is_an_answer() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let key = key_in(&platform.get("/s/BT01").await);
        let sent = platform.post("/s/BT01", &[("key", &key), ("overall", "4")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn the_form_needs_no_script_no_cookie_and_no_second_request() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let page = platform.get("/s/BT01").await;
        assert!(!page.body.contains("<script"));
        assert!(!page.body.contains("\" checked"), "nothing is taken beforehand");
        assert!(!page.body.contains("http://") && !page.body.contains("https://"));
        assert_eq!(page.header("set-cookie"), "");
        assert_eq!(page.header("cache-control"), "no-store");
        assert!(page.header("content-security-policy").starts_with("default-src 'none'"));
        let compressed = Request::get("/s/BT01").header("accept-encoding", "gzip");
        let compressed = platform.send(compressed.body(Body::empty()).unwrap()).await;
        assert_eq!(compressed.header("content-encoding"), "gzip");
        let place = |needle: &str| page.body.find(needle).expect(needle);
        assert!(place("Phiếu không ghi tên") < place("name=\"overall\""));
        assert!(place("name=\"overall\"") < place("name=\"s1\""));
        assert!(place("Rất không hài lòng") < place("Rất hài lòng"));
        assert!(place("Rất hài lòng") < place("Không có ý kiến"));
    })
    .await;
}

#[tokio::test]
async fn a_form_stays_within_twelve_kilobytes_on_the_wire() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for touchpoint in platform.app.store.touchpoints().await.unwrap() {
            let request = Request::get(format!("/s/{}", touchpoint.code));
            let request = request.header("accept-encoding", "gzip").body(Body::empty());
            let bytes = platform.bytes(request.unwrap()).await;
            assert!(bytes <= 12 * 1024, "{} takes {bytes} bytes", touchpoint.code);
        }
    })
    .await;
}

#[tokio::test]
async fn a_kept_form_differs_by_its_key_alone() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for path in ["/s/BT01", "/s/BT01?lang=en", "/s/BT01?slip=7KQ2-M9XW-4TC", "/s/BT02"] {
            let pages = [platform.get(path).await, platform.get(path).await];
            let keys = pages.each_ref().map(key_in);
            assert_ne!(keys[0], keys[1], "{path}");
            let [one, other] = [0, 1].map(|at| pages[at].body.replace(&keys[at], ""));
            assert_eq!(one, other, "{path}");
            assert!(!one.contains(['\u{e000}', '\u{e001}']), "{path}");
        }
        let page = platform.get("/s/BT01?slip=%22%3E%3Cb%3E").await;
        assert!(page.body.contains("name=\"slip\" value=\"&quot;&gt;&lt;b&gt;\""));
        assert!(page.body.contains(" open>"));
        assert!(!platform.get("/s/BT01").await.body.contains(" open>"));
    })
    .await;
}

#[tokio::test]
async fn a_changed_touchpoint_is_seen_at_once_or_within_a_second_from_another_process() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        assert!(!platform.get("/s/BT01").await.body.contains("Quầy đổi tên"));
        let mut touchpoint = platform.app.store.touchpoint("BT01").await.unwrap().unwrap();
        touchpoint.name = Text { vi: "Quầy đổi tên".into(), en: "Renamed".into() };
        touchpoint.instrument = "quick".into();
        platform.app.store.keep_touchpoints(&[touchpoint.clone()]).await.unwrap();
        let page = platform.get("/s/BT01").await;
        assert!(page.body.contains("Quầy đổi tên") && !page.body.contains("name=\"s1\""));

        let other = database.open_again().await;
        touchpoint.name = Text { vi: "Đổi lần nữa".into(), en: "Renamed again".into() };
        other.keep_touchpoints(&[touchpoint]).await.unwrap();
        platform.app.clock.set(morning() + TimeDelta::seconds(1));
        assert!(platform.get("/s/BT01").await.body.contains("Đổi lần nữa"));
    })
    .await;
}
