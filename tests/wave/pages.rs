//! Waves in the browser: made, answered in, told apart in the figures.

use axum::http::StatusCode;
use axum::http::header::LOCATION;
use chrono::TimeDelta;
use hailong::domain::account::Role;
use serde_json::json;

use crate::support::databases::on_both;
use crate::support::house::House;
use crate::support::platform::{Page, Platform, morning};

const PATH: &str = "/office/waves";
const FIGURES: &str = "/office/instruments/sipas-counter";

/// From today, 1 December 2026, to the end of the year at two counters.
const WAVE: [(&str, &str); 10] = [
    ("code", "d1"),
    ("name", "Đợt cuối năm"),
    ("instrument", "sipas-counter"),
    ("first", "2026-12-01"),
    ("last", "2026-12-31"),
    ("target", "80"),
    ("touchpoint", "CN01"),
    ("touchpoint", "BT01"),
    ("quota-CN01", "40"),
    ("procedure-3.000242", "30"),
];

async fn answered(platform: &Platform, touchpoint: &str, satisfied: usize, of: usize) {
    for turn in 0..of {
        let value = if turn < satisfied { 5 } else { 2 };
        platform.answer(touchpoint, &json!({"overall": value, "s1": value})).await;
    }
    platform.settle().await;
}

async fn post(house: &House, to: &str, fields: &[(&str, &str)]) -> Page {
    house.platform.post_as(&house.officer, to, fields).await
}

#[tokio::test]
async fn wave_is_made_answered_in_and_told_apart() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        // Twenty answers of before, all satisfied.
        answered(&house.platform, "CN01", 20, 20).await;
        let form =
            house.page(&house.officer, &format!("{PATH}/new?instrument=sipas-counter")).await;
        assert!(form.body.contains("name=\"quota-CN01\"") && !form.body.contains("quota-DV01"));
        let kept = post(&house, PATH, &WAVE).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        assert_eq!(kept.header(LOCATION.as_str()), "/office/waves/D1");

        // Eighteen of twenty answers of the wave, which is of the next answer on.
        answered(&house.platform, "CN01", 18, 20).await;
        answered(&house.platform, "BT03", 0, 20).await;
        let page = house.page(&house.viewer, &format!("{PATH}/D1")).await;
        for said in ["20 trên 40 phiếu cần thu (50,00%).", "Chỉ tiêu: từ 80% trở lên."]
        {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        // A procedure is no property of a batch: its answers are counted for who may take single ones.
        assert!(page.body.contains("chỉ hiện cho tài khoản được tải từng phiếu"));
        assert!(!page.body.contains("3.000242") && !page.body.contains("Không rõ thủ tục"));
        let full = house.page(&house.manager, &format!("{PATH}/D1")).await;
        assert!(full.body.contains("3.000242") && full.body.contains("Không rõ thủ tục"));
        let own = house.page(&house.viewer, &format!("{FIGURES}?wave=D1")).await;
        assert!(own.body.contains("Đợt khảo sát: Đợt cuối năm"), "{}", own.body);
        assert!(own.body.contains("18 trên 20 phiếu") && own.body.contains("từ 80% trở lên"));
        let outside = house.page(&house.viewer, &format!("{FIGURES}?wave=-")).await;
        assert!(outside.body.contains("Đợt khảo sát: Ngoài các đợt"), "{}", outside.body);
        assert!(outside.body.contains("<strong>khảo sát nội bộ</strong> · 40 phiếu"));
        let all = house.page(&house.viewer, FIGURES).await;
        assert!(all.body.contains("<strong>khảo sát nội bộ</strong> · 60 phiếu"), "{}", all.body);
        assert!(all.body.contains("Theo đợt khảo sát"));
        assert_eq!(
            house.platform.get_as(&house.viewer, &format!("{FIGURES}?wave=D9")).await.status,
            404
        );
        let other = "/office/instruments/quick?wave=D1";
        assert_eq!(house.platform.get_as(&house.viewer, other).await.status, StatusCode::NOT_FOUND);
        let file = house.page(&house.manager, &format!("{FIGURES}/responses.csv?wave=D1")).await;
        assert_eq!(file.body.lines().count(), 21, "{}", file.body);
        let list = house.page(&house.viewer, PATH).await;
        assert!(list.body.contains("Đang mở") && list.body.contains("20 trên 40"), "{}", list.body);
    })
    .await;
}

#[tokio::test]
async fn wave_is_refused_with_the_place_and_what_to_do_and_nothing_typed_is_lost() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        let bad: Vec<_> = WAVE
            .iter()
            .map(|(name, value)| match *name {
                "last" => (*name, "hết năm"),
                _ => (*name, *value),
            })
            .collect();
        let refused = post(&house, PATH, &bad).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in
            ["href=\"#last\"", "value=\"hết năm\"", "value=\"Đợt cuối năm\"", "value=\"40\""]
        {
            assert!(refused.body.contains(kept), "{kept}: {}", refused.body);
        }
        assert_eq!(post(&house, PATH, &WAVE).await.status, StatusCode::SEE_OTHER);
        let second = [("code", "d2"), ("each", "7")];
        let second: Vec<_> = second.into_iter().chain(WAVE.iter().skip(1).copied()).collect();
        let refused = post(&house, PATH, &second).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        let said = "Điểm BT01, CN01 đã thuộc đợt “Đợt cuối năm” (01/12/2026 – 31/12/2026)";
        assert!(refused.body.contains(said), "{}", refused.body);
        let read = house.platform.post_as(&house.viewer, PATH, &WAVE).await;
        assert_eq!(read.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn wave_is_changed_ended_early_and_deleted_only_without_answers() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        post(&house, PATH, &WAVE).await;
        let one = format!("{PATH}/D1");
        let form = house.page(&house.officer, &format!("{one}/edit")).await;
        assert!(form.body.contains("value=\"2026-12-31\""), "{}", form.body);
        let longer: Vec<_> = WAVE
            .iter()
            .map(
                |(name, value)| {
                    if *name == "last" { (*name, "2027-01-15") } else { (*name, *value) }
                },
            )
            .chain([("revision", "0")])
            .collect();
        let changed = post(&house, &one, &longer).await;
        assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
        // The form of somebody who opened it before.
        let stale = post(&house, &one, &longer).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.body.contains("Có người vừa sửa") && stale.body.contains("2027-01-15"));

        answered(&house.platform, "CN01", 5, 5).await;
        post(&house, &format!("{one}/delete"), &[]).await;
        house.page(&house.viewer, &one).await;
        post(&house, &format!("{one}/end"), &[]).await;
        assert!(house.page(&house.viewer, &one).await.body.contains("01/12/2026 – 01/12/2026"));
        house.platform.app.clock.set(morning() + TimeDelta::days(1));
        answered(&house.platform, "CN01", 5, 5).await;
        let cookie = house.platform.signed_in("hôm sau", Role::Viewer).await;
        let page = house.page(&cookie, &one).await;
        assert!(
            page.body.contains("Đã kết thúc") && page.body.contains("thiếu 35 phiếu"),
            "{}",
            page.body
        );
        assert_eq!(database.store.verify_audit().await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn scorecard_of_a_wave_is_for_staff_and_names_it() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        post(&house, PATH, &WAVE).await;
        answered(&house.platform, "CN01", 18, 20).await;
        let path = "/api/v1/scorecards/sipas-counter?wave=D1";
        let card = house.page(&house.viewer, path).await.json();
        assert_eq!((&card["responses"], &card["filter"]["wave"]), (&json!(20), &json!("D1")));
        assert_eq!(card["index"]["target"], json!(0.8));
        let public = house.platform.get(path).await;
        assert_eq!(public.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", public.body);
    })
    .await;
}
