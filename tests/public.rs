//! The public pages: released batches alone.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::{DateTime, TimeDelta, Utc};
use hailong::domain::account::Role;
use serde_json::{Value, json};

use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

/// So many satisfied answers at a touchpoint, settled by this rule.
async fn answered(platform: &Platform, touchpoint: &str, times: usize) {
    for _ in 0..times {
        platform.answer(touchpoint, &json!({"overall": 5, "s1": 4, "s2": 1})).await;
    }
    platform.settle().await;
}

#[tokio::test]
async fn nothing_is_public_before_ten_can_be_released_together() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, "BT01", 9).await;
        for path in ["/", "/results"] {
            let page = platform.get(path).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.contains("Chưa có ý kiến"), "{path}");
        }
        let card = platform.get("/api/v1/scorecards/sipas-counter").await.json();
        assert_eq!(card["responses"], 0);
        assert_eq!(card["index"]["value"], Value::Null);
        answered(&platform, "BT01", 5).await;
        let page = platform.get("/results").await;
        // Of three criteria in the index one is at 100 %, one at 0 %; s1 and s2 alone were answered.
        assert!(page.body.contains("50,00%"), "{}", page.body);
        assert!(platform.get("/").await.body.contains("14 phiếu"));
    })
    .await;
}

#[tokio::test]
async fn the_scorecard_has_the_keys_that_outside_programs_rely_on() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, "BT01", 12).await;
        let card = platform.get("/api/v1/scorecards/sipas-counter").await.json();
        for key in [
            "instrument",
            "version",
            "formula",
            "from",
            "to",
            "filter",
            "responses",
            "channels",
            "issued",
            "response_rate",
            "items",
            "factors",
            "domains",
            "index",
            "label",
        ] {
            assert!(card.get(key).is_some(), "{key}");
        }
        assert_eq!(card["label"], "khảo sát nội bộ");
        let channels = json!({"verified": 0, "open": 12, "assisted": 0, "paper": 0, "mixed": 0});
        assert_eq!(card["channels"], channels);
        let item = &card["items"][1];
        assert_eq!(item["code"], "s1");
        assert_eq!(item["counts"], json!([0, 0, 0, 12, 0]));
        assert_eq!(item["index"], 100.0);
        assert_eq!(item["suppressed"], false);
        assert_eq!(item["wilson"].as_array().unwrap().len(), 2);
        let none = &card["items"][3];
        assert_eq!((&none["n"], &none["index"]), (&json!(0), &Value::Null));
    })
    .await;
}

#[tokio::test]
async fn staff_see_what_is_settled_where_the_public_sees_what_is_released() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, "BT01", 7).await;
        let path = "/api/v1/scorecards/sipas-counter?period=2026-Y";
        assert_eq!(platform.get(path).await.json()["responses"], 0);
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        assert_eq!(platform.get_as(&cookie, path).await.json()["responses"], 7);
        let tallies = "/api/v1/tallies/sipas-counter";
        assert_eq!(platform.get(tallies).await.json(), json!([]));
        let counted = platform.get_as(&cookie, tallies).await.json();
        assert_eq!(counted[0]["responses"], 7);
        assert_eq!(counted[0]["touchpoint"], "BT01");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_of_an_address_is_told_all_at_once() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let path = "/api/v1/scorecards/sipas-counter?from=x&to=2026-13-01&period=2026-Q9";
        let page = platform.get(path).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        assert_eq!(page.header("content-type"), "application/problem+json");
        assert_eq!(page.json()["errors"].as_array().unwrap().len(), 3);
        let page = platform.get("/api/v1/scorecards/none").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        let page = platform.get("/results?period=2026-Q9&lang=en").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("This period cannot be shown"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn the_public_narrows_by_whole_quarters_of_reporting_and_nothing_else() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, "BT01", 12).await;
        for query in ["", "?period=2026-Y", "?from=2026-09-15&to=2026-12-14", "?to=2026-12-14"] {
            if let Some(period) = query.strip_prefix("?period=") {
                for path in ["/results?period=", "/open/sipas-counter.csv?period="] {
                    let page = platform.get(&format!("{path}{period}")).await;
                    assert_eq!(page.status, StatusCode::OK, "{path}{period}");
                }
            }
            for of in ["scorecards", "tallies"] {
                let page = platform.get(&format!("/api/v1/{of}/sipas-counter{query}")).await;
                assert_eq!(page.status, StatusCode::OK, "{of}{query}");
            }
            let card = platform.get(&format!("/api/v1/scorecards/sipas-counter{query}")).await;
            assert_eq!(card.json()["responses"], 12, "{query}");
        }
        let query = "unit=BPMC&touchpoint=BT01&tier=open&procedure=x&from=2026-12-01&to=2026-12-01";
        for of in ["scorecards", "tallies"] {
            let page = platform.get(&format!("/api/v1/{of}/sipas-counter?{query}")).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{of}");
            let errors = page.json()["errors"].clone();
            let fields = errors.as_array().unwrap().iter().map(|each| each["field"].clone());
            let named = ["unit", "touchpoint", "procedure", "tier", "from", "to"];
            assert_eq!(fields.collect::<Vec<_>>(), named, "{of}");
        }
        // Months would part what one quarter has released together.
        for path in ["/results", "/open/sipas-counter.csv", "/open/sipas-counter.json"] {
            for period in ["2026-12", "2026-11", "2026", "2099-H1"] {
                let page = platform.get(&format!("{path}?period={period}")).await;
                assert!(page.status.is_client_error(), "{path} {period}: {}", page.status);
                assert!(!page.body.contains("Quầy"), "{path} {period}: {}", page.body);
            }
        }
    })
    .await;
}

/// Every number but null in a list of counts by row, and the channels of the card.
async fn public_numbers(platform: &Platform, query: &str) -> (Vec<u64>, Vec<u64>) {
    let of = |of: &str| format!("/api/v1/{of}/sipas-counter{query}");
    let rows = platform.get(&of("tallies")).await.json();
    let rows = rows.as_array().unwrap().iter().map(|row| row["responses"].as_u64().unwrap());
    let card = platform.get(&of("scorecards")).await.json();
    let channels = card["channels"].as_object().unwrap().values();
    let channels: Vec<u64> = channels.map(|n| n.as_u64().unwrap()).collect();
    assert_eq!(channels.iter().sum::<u64>(), card["responses"].as_u64().unwrap());
    (rows.collect(), channels)
}

#[tokio::test]
async fn every_public_number_is_a_sum_of_releases_of_ten_people_or_more() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let turn: DateTime<Utc> = "2026-12-14T02:00:00Z".parse().unwrap();
        for (before, touchpoint, times) in [
            (9, "BT01", 6),
            (9, "CN01", 7),
            (8, "HT01", 6),
            (7, "BT01", 5),
            (6, "HT01", 5),
            (5, "BT02", 3),
            (4, "AB01", 8),
            (3, "BT02", 4),
        ] {
            platform.app.clock.set(turn - TimeDelta::days(before));
            answered(&platform, touchpoint, times).await;
            let (rows, channels) = public_numbers(&platform, "").await;
            assert!(rows.iter().all(|n| *n >= 10), "{rows:?}");
            assert!(channels.iter().all(|n| *n == 0 || *n >= 10), "{channels:?}");
        }
        assert_eq!(public_numbers(&platform, "").await.1, [0, 11, 11, 0, 0]);
        platform.app.clock.set(turn + TimeDelta::days(1));
        platform.settle().await;
        // The desks of seven and eight, and seven of the second counter, are one row after the quarter.
        let (rows, channels) = public_numbers(&platform, "?period=2026-Y").await;
        assert_eq!(channels, [0, 11, 11, 0, 22]);
        assert!(rows.contains(&22), "{rows:?}");
        let page = platform.get("/results?period=2026-Y").await;
        assert!(page.body.contains("Gộp nhiều điểm khảo sát"), "{}", page.body);
        assert!(page.body.contains("Tính theo ngày chốt phiếu"));
        assert!(page.body.contains(">44<"), "the rows add up to the total");
    })
    .await;
}

#[tokio::test]
async fn a_public_page_stays_the_same_bytes_until_something_is_released() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, "BT01", 12).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        for path in ["/", "/results", "/results?period=2026-Y&lang=en"] {
            let page = platform.get(path).await;
            assert_eq!(page.header("cache-control"), "no-cache", "{path}");
            let tag = page.header("etag").to_owned();
            let of_staff = platform.get_as(&cookie, path).await;
            assert_eq!(of_staff.header("cache-control"), "no-store", "{path}");
            assert!(of_staff.body.contains("/logout") && !page.body.contains("/logout"), "{path}");
            assert_eq!(platform.get(path).await.header("etag"), tag, "{path}");
            let known = Request::get(path).header("if-none-match", &tag).body(Body::empty());
            let known = platform.send(known.unwrap()).await;
            assert_eq!(known.status, StatusCode::NOT_MODIFIED, "{path}");
            assert_eq!((known.body.as_str(), known.header("etag")), ("", tag.as_str()), "{path}");

            answered(&platform, "BT01", 10).await;
            let again = Request::get(path).header("if-none-match", &tag).body(Body::empty());
            let again = platform.send(again.unwrap()).await;
            assert_eq!(again.status, StatusCode::OK, "{path}");
            assert_ne!((again.header("etag"), &again.body), (tag.as_str(), &page.body), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_public_page_is_new_when_a_counter_is_renamed_or_a_year_begins() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, "BT01", 12).await;
        let before = platform.get("/results").await;
        let mut touchpoint = platform.app.store.touchpoint("BT01").await.unwrap().unwrap();
        touchpoint.name.vi = "Quầy đổi tên".into();
        platform.app.store.keep_touchpoints(&[touchpoint]).await.unwrap();
        let renamed = platform.get("/results").await;
        assert!(renamed.body.contains("Quầy đổi tên"));
        assert_ne!(renamed.header("etag"), before.header("etag"));
        platform.app.clock.set(morning() + TimeDelta::days(60));
        let next_year = platform.get("/results").await;
        assert!(next_year.body.contains("2027-Q1") && !renamed.body.contains("2027-Q1"));
    })
    .await;
}

#[tokio::test]
async fn a_public_page_is_kept_compressed_too() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let gzip = Request::get("/").header("accept-encoding", "gzip").body(Body::empty());
        let gzip = platform.send(gzip.unwrap()).await;
        let plain = platform.get("/").await;
        assert_eq!(gzip.header("content-encoding"), "gzip");
        assert_eq!(gzip.header("vary"), "accept-encoding");
        assert_ne!(gzip.header("etag"), plain.header("etag"));
        // A view that the page does not offer is made on request, and not kept.
        for odd in ["/results?period=1999-Q1", "/results?period=x", "/results?period=x&period=x"] {
            let page = platform.get(odd).await;
            assert_eq!(page.header("etag"), "", "{odd}");
        }
        let known = platform.get("/results").await;
        for same in ["/results?utm=1", "/results?instrument=none&x=y"] {
            assert_eq!(platform.get(same).await.header("etag"), known.header("etag"), "{same}");
        }
    })
    .await;
}
