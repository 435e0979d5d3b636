//! Days are widened where the difference of two views would tell a few.

use hailong::domain::account::Role;
use serde_json::{Value, json};

use super::{answered, days_before, part};
use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

const OF: &str = "/office/instruments/sipas-counter";
const API: &str = "/api/v1/scorecards/sipas-counter";

/// Answers at a touchpoint so many days before Tuesday, 1 December 2026.
async fn on_days(platform: &Platform, touchpoint: &str, days: &[(i64, usize)]) {
    for (before, times) in days {
        let at = days_before(morning(), *before);
        answered(platform, (touchpoint, at), 4, *times).await;
    }
    platform.app.clock.set(morning());
}

#[tokio::test]
async fn days_that_would_leave_a_few_are_widened_and_the_page_says_so() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        on_days(&platform, "BT01", &[(2, 40), (1, 3), (0, 40)]).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let page = platform.get_as(&cookie, &format!("{OF}?to=2026-11-29")).await;
        let said = "tính từ phiếu đầu tiên đến 30/11/2026, rộng hơn những ngày đã chọn";
        assert!(page.body.contains(said), "{}", page.body);
        assert!(page.body.contains("43 phiếu"));
        // The address and the form keep what was asked for.
        assert!(page.body.contains("value=\"2026-11-29\""));
        let links = page.body.split("/cross").nth(1).unwrap_or_default();
        assert!(links.starts_with("?to=2026%2D11%2D29\""), "{links}");
        for page in ["items/s1", "factors/access", "funnel", "cross", "drivers"] {
            let address = format!("{OF}/{page}?to=2026-11-29&lang=en");
            let page = platform.get_as(&cookie, &address).await;
            let said = "from the first answer to 30 November 2026, more than were chosen";
            assert!(page.body.contains(said), "{address}: {}", page.body);
        }
        let card = platform.get_as(&cookie, &format!("{API}?to=2026-11-29")).await.json();
        assert_eq!(card["to"], "2026-11-30");
        assert_eq!((&card["from"], &card["responses"]), (&Value::Null, &json!(43)));
        // A month is kept whole, and its page says nothing.
        let exact = platform.get_as(&cookie, &format!("{OF}?from=2026-11-01&to=2026-11-30")).await;
        assert!(exact.body.contains("43 phiếu") && !exact.body.contains("rộng hơn những ngày"));
        let units = "/office/units?instrument=sipas-counter&to=2026-11-29";
        let units = platform.get_as(&cookie, units).await;
        assert!(units.body.contains(said), "{}", units.body);
    })
    .await;
}

#[tokio::test]
async fn a_quiet_row_of_a_table_over_days_of_its_own_is_hidden_with_another() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        on_days(&platform, "BT01", &[(2, 40), (1, 40), (0, 40)]).await;
        on_days(&platform, "BT02", &[(2, 20), (1, 3)]).await;
        on_days(&platform, "CN01", &[(2, 25), (1, 25)]).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let rows = async |query: &str| {
            let page = platform.get_as(&cookie, &format!("{OF}?{query}")).await;
            assert!(!page.body.contains("rộng hơn những ngày"), "{query}");
            let table = part(&page, "Theo điểm khảo sát</h2>").to_owned();
            ["Quầy 1", "Quầy 2", "Bàn lãnh sự"].map(|name| {
                let (_, row) = table.split_once(name).expect("a row");
                !row.split("</tr>").next().unwrap_or_default().contains("ẩn")
            })
        };
        assert_eq!(rows("").await, [true; 3]);
        // Of the second counter this less all days would be three.
        assert_eq!(rows("to=2026-11-29").await, [true, false, false]);
        assert_eq!(rows("to=2026-11-30").await, [true; 3]);
        let own =
            platform.get_as(&cookie, &format!("{API}?touchpoint=BT02&to=2026-11-29")).await.json();
        assert_eq!((&own["to"], &own["responses"]), (&json!("2026-11-30"), &json!(23)));
        // The desk's own page shows no more than the table that leads to it.
        let desk = format!("{API}?touchpoint=CN01&to=2026-11-29");
        let desk = platform.get_as(&cookie, &desk).await.json();
        assert_eq!(desk["suppressed"], true);
    })
    .await;
}

#[tokio::test]
async fn no_two_scorecards_differ_by_one_to_four_answers() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        on_days(&platform, "BT01", &[(5, 6), (4, 2), (3, 7), (1, 4), (0, 9)]).await;
        on_days(&platform, "BT02", &[(5, 3), (3, 3), (2, 8), (0, 5)]).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let mut seen: Vec<(usize, usize, String, u64)> = Vec::new();
        let days = ["11-26", "11-27", "11-28", "11-29", "11-30", "12-01"];
        for (first, from) in days.iter().enumerate() {
            for to in days.iter().skip(first) {
                for part in ["", "&touchpoint=BT01", "&touchpoint=BT02"] {
                    let query = format!("?from=2026-{from}&to=2026-{to}{part}");
                    let card = platform.get_as(&cookie, &format!("{API}{query}")).await;
                    let card = card.json();
                    let place = |name: &str, open: usize| {
                        let day = card[name].as_str().and_then(|day| day.get(5..));
                        day.map_or(open, |day| days.iter().position(|each| *each == day).unwrap())
                    };
                    if card["suppressed"] == false {
                        let n = card["responses"].as_u64().unwrap();
                        seen.push((place("from", 0), place("to", 5), part.to_owned(), n));
                    }
                }
            }
        }
        let mut compared = 0;
        for (from, to, part, n) in &seen {
            for (first, last, of, less) in &seen {
                let same = part.is_empty() || part == of;
                if same && from <= first && last <= to {
                    let left = n - less;
                    assert!(!(1..5).contains(&left), "{part} {from}-{to}, {of} {first}-{last}");
                    compared += 1;
                }
            }
        }
        assert!(compared > 50, "{compared}: {seen:?}");
    })
    .await;
}
