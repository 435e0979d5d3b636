//! Units over time, in the office's pages.

use axum::http::StatusCode;
use hailong::domain::account::Role;
use hailong::domain::unit::Change;
use hailong::store::{By, NewAct, NewResponse, UnitsChanged};
use serde_json::{Value, json};

use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};
use crate::support::sample::response_at;

#[tokio::test]
async fn a_merger_is_recorded_and_past_answers_are_read_as_then_and_as_now() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let answers: serde_json::Map<_, _> =
            (1..=16).map(|item| (format!("s{item}"), json!(5))).collect();
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
        let merger =
            [("do", "merge"), ("into", "PTN"), ("day", "2026-12-01"), ("basis", "QĐ 12/QĐ-UBND")];
        let page = platform.post_as(&admin, "/office/units/PLS", &merger).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);

        let now = platform.get_as(&admin, "/office/units").await.body;
        assert!(now.contains("Phòng Tiếp nhận"), "{now}");
        assert!(!row(&now, "Phòng Tiếp nhận").contains("Chưa có ý kiến"), "{now}");
        let then = platform.get_as(&admin, "/office/units?on=2026-11-30").await.body;
        assert!(row(&then, "Phòng Lãnh sự").contains('6'), "{then}");
        let none = platform.get_as(&admin, "/office/units?instrument=quick&on=2026-11-30").await;
        assert!(row(&none.body, "Phòng Lãnh sự").contains("Chưa có ý kiến"));
        let page = platform.get_as(&admin, "/office/instruments/sipas-counter").await;
        assert!(page.body.contains("/office/units?instrument=sipas"), "{}", page.body);
        let unit = platform.get_as(&admin, "/office/units/PLS").await.body;
        assert!(unit.contains("không còn nữa"), "{unit}");
        // Filters tell until when there was the unit.
        for path in ["/office", "/office/remarks", "/office/petitions", "/office/dossiers"] {
            let page = platform.get_as(&admin, path).await.body;
            assert!(page.contains("Phòng Lãnh sự (đến 30/11/2026)"), "{path}: {page}");
        }
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
        for part in
            ["Tên tiếng Anh: xin điền", "không ghi trước", "Căn cứ: xin điền", "Phòng Lãnh sự mới"]
        {
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

/// Gives the consular desk to the reception on 1 December 2026; its unit goes on.
async fn desk_given_away(platform: &Platform) {
    let passed = Change::Passed {
        into: vec!["PLS".to_owned(), "BPMC".to_owned()],
        touchpoints: [("CN01".to_owned(), "BPMC".to_owned())].into(),
    };
    let act = NewAct {
        id: "a1".to_owned(),
        basis: "QĐ 12/QĐ-UBND".to_owned(),
        day: "2026-12-01".parse().unwrap(),
        changes: vec![("PLS".to_owned(), passed)],
    };
    let by = By::account("an", morning());
    let done = platform.app.store.record_units(&act, &by).await;
    assert_eq!(done.unwrap(), UnitsChanged::Done);
}

async fn satisfied(platform: &Platform, touchpoint: &str, times: usize) {
    for _ in 0..times {
        let answers = json!({"s1": 4, "s4": 4, "s8": 5, "s11": 4, "s14": 3});
        platform.answer(touchpoint, &answers).await;
    }
}

#[tokio::test]
async fn figures_of_units_are_of_the_reporting_year_and_their_days_stand_beside_them() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        satisfied(&platform, "CN01", 6).await;
        platform.settle().await;
        let viewer = platform.signed_in("hoa", Role::Viewer).await;
        let page = platform.get_as(&viewer, "/office/units").await.body;
        assert!(page.contains("15/12/2025 – 01/12/2026. Phiếu đã tổng hợp"), "{page}");
        assert!(row(&page, "Phòng Lãnh sự").contains(">6<"), "{page}");
        // Surveys that nobody answered are not offered.
        assert!(!page.contains("<option value=\"quick\""), "{page}");
        let earlier = "/office/units?from=2026-01-01&to=2026-02-01";
        let page = platform.get_as(&viewer, earlier).await.body;
        assert!(page.contains("01/01/2026 – 01/02/2026. Phiếu đã tổng hợp"), "{page}");
        assert!(row(&page, "Phòng Lãnh sự").contains("Chưa có ý kiến"), "{page}");
        for bad in ["period=2099-H1", "period=x", "from=2026-02-30"] {
            let page = platform.get_as(&viewer, &format!("/office/units?{bad}")).await;
            assert!(page.status.is_client_error(), "{bad}");
            assert!(page.body.contains("Chọn lại khoảng thời gian"), "{bad}: {}", page.body);
        }
        let all = platform.get_as(&viewer, "/office/units?period=all").await.body;
        assert!(all.contains("name=\"period\" value=\"all\""), "{all}");
    })
    .await;
}

#[tokio::test]
async fn a_batch_stands_whole_in_either_structure_and_the_rows_add_up() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        satisfied(&platform, "AB01", 20).await;
        satisfied(&platform, "BT01", 20).await;
        satisfied(&platform, "CN01", 5).await;
        platform.settle().await;
        desk_given_away(&platform).await;
        let viewer = platform.signed_in("hoa", Role::Viewer).await;
        let of = "/office/units?instrument=sipas-counter";
        for (query, wanted) in [("&on=2026-11-30", [">20<", ">25<"]), ("", [">25<", ">20<"])] {
            let page = platform.get_as(&viewer, &format!("{of}{query}")).await.body;
            for (unit, n) in ["Quầy tại Trung tâm Phục vụ hành chính công", "Phòng Lãnh sự"]
                .into_iter()
                .zip(wanted)
            {
                assert!(row(&page, unit).contains(n), "{query} {unit}: {}", row(&page, unit));
            }
            assert!(row(&page, "Tất cả").contains(">45<"));
        }
    })
    .await;
}

#[tokio::test]
async fn a_unit_has_no_response_rate_over_days_on_which_its_touchpoints_were_others() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        satisfied(&platform, "CN01", 6).await;
        satisfied(&platform, "BT01", 6).await;
        platform.settle().await;
        let day = "2026-12-01".parse().unwrap();
        let by = By::system(morning());
        for (touchpoint, first) in [("CN01", 0_u8), ("BT01", 20)] {
            let slips: Vec<[u8; 32]> = (first..first + 20).map(|each| [each; 32]).collect();
            let kept = platform.app.store.keep_slips(touchpoint, &slips, (day, day), &by);
            kept.await.unwrap();
            // Spent slips are told from ten on.
            let spent = slips[..10].iter().zip(first..).map(|(hash, number)| NewResponse {
                slip_hash: Some(*hash),
                ..response_at(touchpoint, number.into())
            });
            platform.app.store.accept(&spent.collect::<Vec<_>>()).await.unwrap();
        }
        // Slips of a month count once none of them can be spent any more.
        platform.app.clock.set("2027-02-01T02:00:00Z".parse().unwrap());
        let viewer = platform.signed_in("hoa", Role::Viewer).await;
        let rate = async |query: &str| {
            let path = format!("/api/v1/scorecards/sipas-counter{query}");
            platform.get_as(&viewer, &path).await.json()["response_rate"].clone()
        };
        assert_eq!(rate("").await, json!(0.5));
        assert_eq!(rate("?unit=BPMC").await, json!(0.5));
        assert_eq!(rate("?unit=PLS").await, json!(0.5));
        desk_given_away(&platform).await;
        // The answers are the old unit's, the touchpoint and its slips the new one's.
        assert_eq!(rate("?unit=BPMC").await, Value::Null);
        assert_eq!(rate("?unit=PLS").await, Value::Null);
        assert_eq!(rate("?unit=BPMC&touchpoint=BT01").await, json!(0.5));
        assert_eq!(rate("").await, json!(0.5));
    })
    .await;
}
