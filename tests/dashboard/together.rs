//! What was settled together belongs to no place alone, and totals add up with it.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use hailong::domain::account::Role;
use serde_json::{Value, json};

use super::{answered, days_before, limit, part};
use crate::support::databases::on_both;
use crate::support::platform::{Page, Platform, morning};

const OF: &str = "/office/instruments/sipas-counter";
const API: &str = "/api/v1/scorecards/sipas-counter";

/// Twenty answers at a counter, and five at two others of two units, which are settled together at
/// the end of the reporting quarter.
async fn together(platform: &Platform) {
    answered(platform, ("BT01", morning()), 5, 20).await;
    answered(platform, ("BT02", morning()), 4, 2).await;
    answered(platform, ("CN01", morning()), 1, 3).await;
    platform.app.clock.set(days_before(morning(), -14));
    platform.settle().await;
}

/// The number of answers in a row of a table of a page.
fn row(page: &Page, (heading, name): (&str, &str)) -> String {
    let (_, row) = part(page, heading).split_once(name).unwrap_or_else(|| panic!("no {name}"));
    row.split("</tr>").next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn answers_of_no_place_alone_have_a_row_and_no_link() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        together(&platform).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let page = platform.get_as(&cookie, &format!("{OF}?period=all")).await;
        assert!(page.body.contains("Tính theo ngày chốt phiếu"), "{}", page.body);
        assert!(page.body.contains("chốt theo nhóm từ 5"));
        for (heading, name) in [
            ("Theo đơn vị</h2>", "Gộp nhiều đơn vị"),
            ("Theo điểm khảo sát</h2>", "Gộp nhiều điểm khảo sát"),
            ("Theo nguồn phiếu</h2>", "Gộp nhiều nguồn phiếu"),
        ] {
            let own = row(&page, (heading, name));
            assert!(own.contains(">5<") && !own.contains("href"), "{name}: {own}");
            assert!(row(&page, (heading, "Tất cả")).contains(">25<"), "{heading}");
            assert!(part(&page, heading).contains("Dòng gộp"), "{heading}");
        }
        let crossed =
            platform.get_as(&cookie, &format!("{OF}/cross?period=all&rows=unit&cols=tier")).await;
        assert!(crossed.body.contains("Gộp nhiều nguồn phiếu"), "{}", crossed.body);
        let path = "/office/units?instrument=sipas-counter&period=all";
        let units = platform.get_as(&cookie, path).await;
        assert!(units.body.contains("Gộp nhiều đơn vị"), "{}", units.body);
        let card = platform.get_as(&cookie, API).await.json();
        let channels = json!({"verified": 0, "open": 20, "assisted": 0, "paper": 0, "mixed": 5});
        assert_eq!((&card["channels"], &card["responses"]), (&channels, &json!(25)));
        let tallies = platform.get_as(&cookie, "/api/v1/tallies/sipas-counter").await.json();
        let merged = &tallies.as_array().unwrap().iter().find(|each| each["tier"].is_null());
        assert_eq!(merged.unwrap()["responses"], 5);
        assert!(merged.unwrap()["unit"].is_null() && merged.unwrap()["touchpoint"].is_null());
        let (mut address, mut parts) = ("/api/v1/tallies/sipas-counter?limit=1".to_owned(), 0);
        for expected in tallies.as_array().unwrap() {
            let page = platform.get_as(&cookie, &address).await;
            assert_eq!(page.json(), json!([expected]));
            address = page.next().unwrap_or_default();
            parts += 1;
        }
        assert!(parts >= 2 && address.is_empty(), "{parts} parts, then {address:?}");
        for (bad, status) in [("limit=10001", 400), ("cursor=x", 400)] {
            let page =
                platform.get_as(&cookie, &format!("/api/v1/tallies/sipas-counter?{bad}")).await;
            assert_eq!(page.status, status, "{bad}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_account_of_one_unit_is_told_what_it_does_not_see() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, ("CN01", morning()), 4, 20).await;
        together(&platform).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        limit(&platform, "lan", Role::Viewer).await;
        for path in ["/office", OF] {
            let page = platform.get_as(&cookie, path).await;
            assert!(page.body.contains("Chưa gồm phần gộp của toàn cơ quan"), "{path}");
        }
        assert_eq!(platform.get_as(&cookie, API).await.json()["responses"], 20);
    })
    .await;
}

#[tokio::test]
async fn an_item_of_few_answers_is_told_in_no_part_of_a_page() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for turn in 0..40 {
            let mut answers = json!({"overall": 4, "s2": 4});
            if turn < 3 {
                answers["s1"] = json!(5);
            }
            platform.answer("BT01", &answers).await;
        }
        platform.settle().await;
        let cookie = platform.signed_in("lan", Role::Manager).await;
        let page = platform.get_as(&cookie, &format!("{OF}/items/s1")).await;
        assert!(page.body.contains("Dưới 5 người trả lời"), "{}", page.body);
        assert!(!page.body.contains("class=\"big\""));
        let card = platform.get_as(&cookie, API).await.json();
        let item = card["items"].as_array().unwrap().iter().find(|item| item["code"] == "s1");
        let item = item.unwrap();
        assert_eq!(item["suppressed"], true);
        for field in ["n", "missing", "dont_know", "not_applicable", "satisfied", "index", "wilson"]
        {
            assert_eq!(item[field], Value::Null, "{field}");
        }
        assert_eq!(item["counts"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn no_two_scorecards_differ_by_one_to_four_answers() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for (before, first, second) in
            [(5, 6, 3), (4, 2, 0), (3, 7, 3), (2, 0, 8), (1, 4, 0), (0, 9, 5)]
        {
            answered(&platform, ("BT01", days_before(morning(), before)), 4, first).await;
            answered(&platform, ("BT02", days_before(morning(), before)), 4, second).await;
        }
        platform.app.clock.set(days_before(morning(), -14));
        platform.settle().await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let days = ["11-26", "11-27", "11-28", "11-29", "11-30", "12-01", "12-15"];
        let mut seen: BTreeMap<(usize, usize, &str), u64> = BTreeMap::new();
        for (first, from) in days.iter().enumerate() {
            for (last, to) in days.iter().enumerate().skip(first) {
                for part in ["", "&touchpoint=BT01", "&touchpoint=BT02", "&tier=open"] {
                    let query = format!("?from=2026-{from}&to=2026-{to}{part}");
                    let card = platform.get_as(&cookie, &format!("{API}{query}")).await.json();
                    seen.insert((first, last, part), card["responses"].as_u64().unwrap());
                }
            }
        }
        let mut compared = 0;
        for ((from, to, part), n) in &seen {
            assert!(!(1..5).contains(n), "{part} {from}-{to}");
            for ((first, last, of), less) in &seen {
                let same = part.is_empty() || part == of;
                if same && from <= first && last <= to {
                    assert!(
                        !(1..5).contains(&(n - less)),
                        "{part} {from}-{to}, {of} {first}-{last}"
                    );
                    compared += 1;
                }
            }
        }
        assert!(compared > 50, "{compared}: {seen:?}");
        assert_eq!(seen[&(0, 6, "")], 47, "every answer is in the total");
    })
    .await;
}

#[tokio::test]
async fn what_there_is_not_is_not_found_and_never_a_card_of_zeros() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, ("BT01", morning()), 5, 20).await;
        let cookie = platform.signed_in("lan", Role::Manager).await;
        for query in ["unit=NO", "touchpoint=NO", "procedure=NO", "tier=phone"] {
            for page in ["", "/cross", "/funnel", "/drivers", "/items/s1", "/factors/access"] {
                let page = platform.get_as(&cookie, &format!("{OF}{page}?{query}")).await;
                assert_eq!(page.status, StatusCode::NOT_FOUND, "{query}");
            }
            let overview = platform.get_as(&cookie, &format!("/office?{query}")).await;
            assert_eq!(overview.status, StatusCode::NOT_FOUND, "{query}");
            let card = platform.get_as(&cookie, &format!("{API}?{query}")).await;
            assert_eq!(card.status, StatusCode::NOT_FOUND, "{query}");
            let file = format!("/api/v1/responses/sipas-counter.csv?{query}");
            let file = platform.get_as(&cookie, &file).await;
            assert_eq!(file.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        }
        for path in [
            "/office/dossiers?unit=NO",
            "/office/dossiers?touchpoint=NO",
            "/office/dossiers?procedure=NO",
            "/office/remarks?unit=NO",
            "/office/remarks?instrument=none",
            "/office/petitions?unit=NO",
            "/office/units?instrument=none",
            "/results?instrument=none",
        ] {
            let page = platform.get_as(&cookie, path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        }
        for path in ["/api/v1/dossiers?unit=NO", "/api/v1/petitions?unit=NO"] {
            let answer = platform.get_as(&cookie, path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
        for query in ["unit=BPMC&unit=PLS", "from=%2B262142-12-31", "to=0000-01-01"] {
            let card = platform.get_as(&cookie, &format!("{API}?{query}")).await;
            assert_eq!(card.status, StatusCode::BAD_REQUEST, "{query}");
            let page = platform.get_as(&cookie, &format!("{OF}?{query}")).await;
            assert_eq!(page.status, StatusCode::BAD_REQUEST, "{query}: {}", page.body);
        }
    })
    .await;
}
