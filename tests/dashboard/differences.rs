//! No page, and no difference of two pages, tells one to four answers.

use hailong::domain::account::Role;
use serde_json::json;

use super::{answered, days_before, part, settle};
use crate::support::databases::on_both;
use crate::support::platform::{Page, Platform, morning};

const OF: &str = "/office/instruments/sipas-counter";

#[tokio::test]
async fn a_part_that_its_table_hides_is_hidden_on_its_own_page_too() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, ("BT01", morning()), 5, 20).await;
        answered(&platform, ("BT02", morning()), 4, 8).await;
        answered(&platform, ("CN01", morning()), 1, 3).await;
        let cookie = platform.signed_in("lan", Role::Manager).await;
        let shown = async |query: &str| {
            let page = platform.get_as(&cookie, &format!("{OF}?{query}")).await;
            page.body.contains("class=\"big\"")
        };
        assert!(shown("").await);
        assert!(shown("touchpoint=BT01").await);
        // All less counter 1 less counter 2 would be the three of the consular desk.
        assert!(!shown("touchpoint=BT02").await);
        assert!(!shown("touchpoint=CN01").await);
        assert!(!shown("unit=BPMC").await);
        assert!(!shown("unit=BPMC&touchpoint=BT02").await);
        for page in ["items/s1", "factors/access", "funnel", "drivers"] {
            let page = platform.get_as(&cookie, &format!("{OF}/{page}?touchpoint=BT02")).await;
            assert!(page.body.contains("sẽ làm lộ"), "{}", page.body);
            assert!(!page.body.contains("%</span>"));
        }
        let api = "/api/v1/scorecards/sipas-counter?touchpoint=BT02";
        let card = platform.get_as(&cookie, api).await.json();
        assert_eq!(card["suppressed"], true);
        assert_eq!(card["responses"], 0);
    })
    .await;
}

#[tokio::test]
async fn an_item_that_its_table_hides_is_told_in_no_part_of_the_page() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for (before, overall) in [(100, 3), (60, 4), (0, 5)] {
            let at = days_before(morning(), before);
            answered(&platform, ("BT01", at), overall, 40).await;
        }
        // As many people at the desk, of whom three answer the first criterion.
        answered(&platform, ("CN01", morning()), 5, 3).await;
        for overall in (1..=5).cycle().take(37) {
            let answers = json!({"overall": overall, "s2": overall});
            platform.answer("CN01", &answers).await;
        }
        settle(&platform).await;
        let cookie = platform.signed_in("lan", Role::Manager).await;
        let get = async |path: &str, query: &str| {
            let path = format!("{OF}{path}?{query}");
            platform.get_as(&cookie, &path).await.body
        };
        let told = ["So với trước</h2>", "Diễn biến theo tháng", "Theo điểm khảo sát</h2>"];
        let whole = get("/factors/access", "").await;
        let counter = get("/factors/access", "touchpoint=BT01").await;
        for heading in told {
            assert!(whole.contains(heading), "{heading}: {whole}");
            assert!(!counter.contains(heading), "{heading}: {counter}");
        }
        let first = "có biển hiệu, hướng dẫn rõ ràng";
        assert!(get("/drivers", "").await.contains(first));
        let drivers = get("/drivers", "touchpoint=BT01").await;
        assert!(drivers.contains("120"), "{drivers}");
        assert!(!drivers.contains(first), "{drivers}");
        // The index is a mean of many criteria, and tells none of them.
        assert!(get("", "touchpoint=BT01").await.contains("So với trước</h2>"));
    })
    .await;
}

#[tokio::test]
async fn a_comparison_that_would_tell_a_few_earlier_answers_is_refused() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        // Three answers before the two periods: all days less both would tell them.
        answered(&platform, ("BT01", days_before(morning(), 300)), 1, 3).await;
        answered(&platform, ("BT01", days_before(morning(), 120)), 4, 40).await;
        answered(&platform, ("BT01", morning()), 5, 40).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let page = platform.get_as(&cookie, OF).await;
        let before = |page: &Page| {
            let told = part(page, "So với trước</h2>");
            let (_, row) = told.split_once("Kỳ trước").unwrap();
            row.split("</tr>").next().unwrap().to_owned()
        };
        assert!(before(&page).contains("ẩn"), "{}", before(&page));
        assert!(!before(&page).contains('%'));
        answered(&platform, ("BT01", days_before(morning(), 300)), 1, 2).await;
        platform.app.clock.set(morning());
        let page = platform.get_as(&cookie, OF).await;
        assert!(before(&page).contains('%'), "{}", before(&page));
    })
    .await;
}
