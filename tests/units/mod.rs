//! Units over time, in the office's pages.

use axum::http::StatusCode;
use hailong::store::Role;
use serde_json::json;

use crate::support::databases::on_both;
use crate::support::platform::Platform;

#[tokio::test]
async fn a_merger_is_recorded_and_past_answers_are_read_as_then_and_as_now() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let answers: serde_json::Map<_, _> = (1..=16)
            .map(|item| (format!("s{item}"), json!(5)))
            .collect();
        for _ in 0..6 {
            platform.answer("CN01", &json!(answers)).await;
        }
        platform.settle().await;
        let admin = platform.signed_in("an", Role::Admin).await;
        let founding = [
            ("do", "found"),
            ("code", "ptn"),
            ("name_vi", "Phòng Tiếp nhận"),
            ("name_en", "Reception Division"),
            ("parent", ""),
            ("day", "2026-12-01"),
            ("basis", "QĐ 12/QĐ-UBND"),
        ];
        let page = platform.post_as(&admin, "/office/units", &founding).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let merger = [
            ("do", "merge"),
            ("into", "PTN"),
            ("day", "2026-12-01"),
            ("basis", "QĐ 12/QĐ-UBND"),
        ];
        let page = platform.post_as(&admin, "/office/units/PLS", &merger).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);

        let now = platform.get_as(&admin, "/office/units").await.body;
        assert!(now.contains("Phòng Tiếp nhận"), "{now}");
        assert!(
            !row(&now, "Phòng Tiếp nhận").contains("Chưa có ý kiến"),
            "{now}"
        );
        let then = platform
            .get_as(&admin, "/office/units?on=2026-11-30")
            .await
            .body;
        assert!(row(&then, "Phòng Lãnh sự").contains('6'), "{then}");
        let none = platform
            .get_as(&admin, "/office/units?instrument=quick&on=2026-11-30")
            .await;
        assert!(row(&none.body, "Phòng Lãnh sự").contains("Chưa có ý kiến"));
        let page = platform
            .get_as(&admin, "/office/instruments/sipas-counter")
            .await;
        assert!(
            page.body.contains("/office/units?instrument=sipas"),
            "{}",
            page.body
        );
        let unit = platform.get_as(&admin, "/office/units/PLS").await.body;
        assert!(unit.contains("không còn nữa"), "{unit}");
        let english = platform.get_as(&admin, "/office/units?lang=en").await.body;
        assert!(english.contains("Reception Division"), "{english}");
        assert!(english.contains("merged into"), "{english}");
    })
    .await;
}

/// The row of the table that begins with this unit.
fn row<'a>(page: &'a str, unit: &str) -> &'a str {
    let table = page.split("<tbody").nth(1).expect("a table");
    let mut rows = table.split("<tr");
    rows.find(|row| row.contains(unit)).expect("its row")
}

#[tokio::test]
async fn a_bad_form_comes_back_with_every_fault_and_what_was_typed() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("an", Role::Admin).await;
        let sent = [
            ("do", "rename"),
            ("name_vi", "Phòng Lãnh sự mới"),
            ("name_en", ""),
            ("day", "2027-01-01"),
            ("basis", ""),
        ];
        let page = platform.post_as(&admin, "/office/units/PLS", &sent).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in [
            "Tên tiếng Anh: xin điền",
            "không ghi trước",
            "Căn cứ: xin điền",
            "Phòng Lãnh sự mới",
        ] {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
        let close = [("do", "close"), ("day", "2026-12-01"), ("basis", "QĐ 1")];
        let page = platform.post_as(&admin, "/office/units/PLS", &close).await;
        assert!(page.body.contains("còn điểm khảo sát"), "{}", page.body);
        let page = platform.post_as(&admin, "/office/units/none", &close).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn a_viewer_sees_the_tree_and_no_forms() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let viewer = platform.signed_in("hoa", Role::Viewer).await;
        for path in ["/office/units", "/office/units/PLS"] {
            let page = platform.get_as(&viewer, path).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(!page.body.contains("name=\"basis\""), "{path}");
        }
    })
    .await;
}
