//! An office of few answers sees something: periods are pooled, counts stand in words.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use hailong::domain::account::Role;
use serde_json::json;

use super::{days_before, settle};
use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

const OF: &str = "/office/instruments/sipas-counter";

/// Answers at the consular desk, so many of them satisfied, settled at once.
async fn counted(platform: &Platform, at: DateTime<Utc>, (satisfied, of): (usize, usize)) {
    platform.app.clock.set(at);
    for turn in 0..of {
        let value = if turn < satisfied { 4 } else { 2 };
        let answers = json!({"overall": value, "s1": value, "s2": value, "s3": value});
        platform.answer("CN01", &answers).await;
    }
    settle(platform).await;
}

/// Eleven answers in spring, all satisfied, and seven this month, one of them not.
async fn eighteen(platform: &Platform) {
    counted(platform, days_before(morning(), 200), (11, 11)).await;
    counted(platform, morning(), (6, 7)).await;
}

#[tokio::test]
async fn a_month_of_few_answers_is_pooled_with_twelve_and_says_so() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        eighteen(&platform).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let today = platform.app.today();
        let month = today.format("%Y-%m");
        let item = format!("{OF}/items/overall");
        for path in ["/office", "/office/wall", OF, &*item, "/office/instruments"] {
            let page = platform.get_as(&cookie, &format!("{path}?period={month}")).await;
            let said = "Kỳ này mới có 7 phiếu; gộp 12 tháng (";
            assert!(page.body.contains(said), "{path}: {}", page.body);
            let counted = "): 17 trên 18 phiếu hài lòng. Chưa đủ căn cứ: không dưới chỉ tiêu 90%";
            assert!(page.body.contains(counted), "{path}: {}", page.body);
            assert!(page.body.contains("17 trên 18</"), "{path}");
        }
        for path in ["drivers", "funnel", "cross", "drivers/correlations"] {
            let page = platform.get_as(&cookie, &format!("{OF}/{path}?period={month}")).await;
            assert!(page.body.contains("Kỳ này mới có 7 phiếu; gộp 12 tháng ("), "{path}");
        }
        let alone = platform.get_as(&cookie, &format!("{OF}?period={month}&pool=no")).await;
        assert!(alone.body.contains("6 trên 7 phiếu hài lòng"), "{}", alone.body);
        assert!(!alone.body.contains("gộp 12 tháng ("));
        assert!(alone.body.contains("Gộp thêm các kỳ trước"));
    })
    .await;
}

#[tokio::test]
async fn a_counter_of_few_answers_is_counted_in_words_beside_the_others() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        eighteen(&platform).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let page = platform.get_as(&cookie, &format!("{OF}?period=all")).await;
        let rows = page.body.split("Theo điểm khảo sát</h2>").nth(1).unwrap();
        assert!(rows.contains("17 trên 18 phiếu hài lòng"), "{rows}");
        // Of one counter alone, and of its unit.
        for narrowed in ["touchpoint=CN01", "unit=PLS"] {
            let page = platform.get_as(&cookie, &format!("{OF}?period=all&{narrowed}")).await;
            assert!(page.body.contains("17 trên 18 phiếu hài lòng"), "{narrowed}");
        }
        // Seven and eleven are compared exactly, not refused.
        let page = platform.get_as(&cookie, &format!("{OF}?period=12m")).await;
        assert!(page.body.contains("Ba tháng gần nhất 6 trên 7 phiếu hài lòng"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn enough_answers_are_not_pooled_and_a_decided_verdict_neither() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        counted(&platform, days_before(morning(), 200), (20, 20)).await;
        counted(&platform, days_before(morning(), 40), (2, 20)).await;
        counted(&platform, morning(), (40, 40)).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let today = platform.app.today();
        let page =
            platform.get_as(&cookie, &format!("{OF}?period={}", today.format("%Y-%m"))).await;
        assert!(page.body.contains("Đạt chỉ tiêu 90%: cao hơn 10,00 điểm."), "{}", page.body);
        assert!(!page.body.contains("Kỳ này mới có"));
        let day = days_before(morning(), 40).format("%Y-%m-%d");
        let page = platform.get_as(&cookie, &format!("{OF}?from={day}&to={day}")).await;
        assert!(!page.body.contains("Kỳ này mới có"), "{}", page.body);
        assert!(page.body.contains("chưa đạt chỉ tiêu 90%"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn the_public_sees_released_periods_pooled() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        counted(&platform, days_before(morning(), 300), (12, 12)).await;
        counted(&platform, days_before(morning(), 120), (11, 12)).await;
        platform.app.clock.set(morning());
        settle(&platform).await;
        let page =
            platform.get("/results?lang=vi&instrument=sipas-counter&period=2026-Q3").await;
        let said = "Kỳ này mới có 12 phiếu; gộp 12 tháng (15/09/2025 – 14/09/2026): 23 trên 24 phiếu hài lòng";
        assert!(page.body.contains(said), "{}", page.body);
        let home = platform.get("/?lang=vi").await;
        assert!(home.body.contains("23 trên 24 phiếu hài lòng"), "{}", home.body);
    })
    .await;
}

#[tokio::test]
async fn each_chart_of_a_page_is_a_file_of_its_own() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        eighteen(&platform).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let page = platform.get_as(&cookie, OF).await.body;
        let links = page.split("href=\"").filter_map(|part| part.split('"').next());
        let charts: Vec<String> = links
            .filter(|link| link.contains("chart="))
            .map(|it| it.replace("&amp;", "&"))
            .collect();
        assert!(charts.len() >= 2, "{page}");
        for link in &charts {
            let file = platform.get_as(&cookie, link).await;
            assert_eq!(file.status, StatusCode::OK, "{link}");
            if link.contains(".svg") {
                assert_eq!(file.header("content-type"), "image/svg+xml");
                assert!(file.body.starts_with("<svg") && file.body.contains(" width=\""));
                assert!(!file.body.contains("var(--"), "its colours are its own");
            } else {
                assert_eq!(file.header("content-type"), "image/png");
            }
        }
        for nothing in ["chart=none.svg", "chart=items.gif"] {
            let file = platform.get_as(&cookie, &format!("{OF}?{nothing}")).await;
            assert_eq!(file.status, StatusCode::NOT_FOUND, "{nothing}");
        }
        let away = platform.get(&format!("{OF}?chart=items.svg")).await;
        assert_eq!(away.status, StatusCode::SEE_OTHER, "as for the page");
    })
    .await;
}

/// Answers of the overall question alone, so many of them satisfied.
async fn overall_alone(platform: &Platform, (satisfied, of): (usize, usize)) {
    for turn in 0..of {
        let value = if turn < satisfied { 4 } else { 2 };
        platform.answer("CN01", &json!({"overall": value})).await;
    }
    settle(platform).await;
}

#[tokio::test]
async fn those_who_answer_the_first_question_alone_are_counted_and_make_no_index() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        overall_alone(&platform, (40, 54)).await;
        for path in ["/office", "/office/wall", OF] {
            let page = platform.get_as(&cookie, path).await;
            assert!(page.body.contains("40 trên 54"), "{path}: {}", page.body);
            assert!(!page.body.contains("Không có tiêu chí nào kém"), "{path}");
        }
        let page = platform.get_as(&cookie, &format!("{OF}/drivers")).await;
        assert!(page.body.contains("Chưa có tiêu chí nào đủ ý kiến"), "{}", page.body);
        counted(&platform, morning(), (6, 6)).await;
        for path in ["/office", "/office/wall", OF] {
            let page = platform.get_as(&cookie, path).await;
            assert!(page.body.contains("46 trên 60"), "{path}: {}", page.body);
            assert!(!page.body.contains("p class=\"big\">100,00"), "{path}");
        }
    })
    .await;
}
