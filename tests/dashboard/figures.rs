//! The office's pages: the same figures, cut every way, and remarks beside them.

use axum::http::StatusCode;
use hailong::domain::account::Role;
use serde_json::json;

use crate::support::databases::on_both;
use crate::support::platform::Platform;

/// So many answers of this kind at a touchpoint, settled at once.
async fn answered(platform: &Platform, touchpoint: &str, overall: u8, times: usize) {
    for _ in 0..times {
        let answers = json!({"overall": overall, "s1": overall});
        platform.answer(touchpoint, &answers).await;
    }
    platform.settle().await;
}

#[tokio::test]
async fn without_answers_the_pages_say_so() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        for path in ["/office", "/office/instruments/sipas-counter"] {
            let page = platform.get_as(&cookie, path).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.contains("Chưa có ý kiến"), "{path}");
            assert!(!page.body.contains("0,00%"), "no answers are not a rate of zero");
        }
        let page = platform.get_as(&cookie, "/office/instruments/none").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn a_rate_stands_with_its_interval_its_verdict_and_its_count() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for overall in [4; 17].into_iter().chain([2; 3]) {
            platform.answer("BT01", &json!({"overall": overall, "s1": overall})).await;
        }
        platform.settle().await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let page = platform.get_as(&cookie, "/office/instruments/sipas-counter").await;
        // 17 of 20; R: binom.test(17, 20) has 0.6211 and 0.9679.
        for said in ["85,00%", "62,11% – 96,79%", "Chưa đủ căn cứ", "khảo sát nội bộ", "20 phiếu"]
        {
            assert!(page.body.contains(said), "{said}");
        }
        let english = platform.get_as(&cookie, "/office/instruments/sipas-counter?lang=en").await;
        for said in ["85.00%", "Not enough to tell", "internal survey"] {
            assert!(english.body.contains(said), "{said}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_view_is_its_address_and_narrows_to_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, "BT01", 5, 10).await;
        answered(&platform, "CN01", 1, 10).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let of = "/office/instruments/sipas-counter";
        let figure = async |query: &str| {
            let page = platform.get_as(&cookie, &format!("{of}?{query}")).await;
            let (_, after) = page.body.split_once("class=\"few\">").expect("a figure");
            after.split('<').next().unwrap_or_default().to_owned()
        };
        assert_eq!(figure("").await, "10 trên 20");
        assert_eq!(figure("touchpoint=BT01").await, "10 trên 10");
        assert_eq!(figure("touchpoint=cn01").await, "0 trên 10");
        assert_eq!(figure("unit=PLS").await, "0 trên 10");
        assert_eq!(figure("tier=open&period=2026-Y").await, "10 trên 20");
        assert_eq!(figure("from=2026-12-01&to=2026-12-01").await, "10 trên 20");
        let none = platform.get_as(&cookie, &format!("{of}?to=2026-11-30")).await;
        assert!(none.body.contains("Chưa có ý kiến"));
        let wrong = platform.get_as(&cookie, &format!("{of}?from=yesterday")).await;
        assert!(wrong.body.contains("không có ngày “yesterday”"), "{}", wrong.body);
    })
    .await;
}

#[tokio::test]
async fn remarks_are_shown_to_staff_once_settled_and_never_as_markup() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let path = "/api/v1/touchpoints/BT01/responses";
        let body = json!({"key": platform.app.random.uuid(), "answers": {"overall": 2, "s1": 2}, "remark": "<b>Chờ lâu</b>"});
        platform.post_json(path, &body).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let of = "/office/instruments/sipas-counter";
        let before = platform.get_as(&cookie, of).await;
        assert!(!before.body.contains("Chờ lâu"));
        answered(&platform, "BT01", 5, 6).await;
        let after = platform.get_as(&cookie, of).await;
        assert!(after.body.contains("&lt;b&gt;Chờ lâu&lt;/b&gt;"));
    })
    .await;
}
