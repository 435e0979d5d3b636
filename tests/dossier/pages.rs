//! Rates and lists, for people and for programs.

use axum::http::StatusCode;
use serde_json::Value;

use super::with_dossiers;
use crate::support::databases::on_both;

#[tokio::test]
async fn the_overview_tells_rates_with_interval_and_verdict() {
    on_both(async |database| {
        let house = with_dossiers(database).await;
        let page = house.page(&house.viewer, "/office/dossiers?lang=en").await;
        // Two of three on time: Wilson at 95 %, 20,77–93,85 (as R's binom.wilson).
        for part in [
            "66.67%",
            "2/3",
            "20.77% – 93.85%",
            "Not reached",
            "0/2 (0.00%)",
            "due within 3 working days",
        ] {
            assert!(page.body.contains(part), "{part}");
        }
        let page = house.page(&house.viewer, "/office/dossiers?unit=BPMC").await;
        assert!(page.body.contains("không phát sinh"), "nothing is late there");
        let page = house.page(&house.viewer, "/office/dossiers").await;
        assert!(page.body.contains("Năm 2026") && page.body.contains("15/12/2025 – 01/12/2026"));
        for path in ["/office/dossiers?from=x&state=lost", "/office/dossiers/late?state=lost"] {
            let page = house.platform.get_as(&house.viewer, path).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(!page.body.contains("66,67%") && !page.body.contains("H24-4"), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_list_counts_working_days_and_downloads_as_shown() {
    on_both(async |database| {
        let house = with_dossiers(database).await;
        let page = house.page(&house.viewer, "/office/dossiers/late?lang=en").await;
        assert!(page.body.contains("H24-4") && !page.body.contains("H24-3"));
        let file = house.page(&house.viewer, "/office/dossiers/late.csv").await;
        let mut lines = file.body.lines();
        assert!(lines.next().unwrap().ends_with(",Phiếu xin lỗi đúng quy định,Kết quả"));
        // Monday 23 November to Tuesday 1 December: five working days; 24 November is off.
        let expected = "H24-4,'3.000242,CN01,PLS,2026-11-09,2026-11-23,,Quá hạn,5,,,Không,";
        assert_eq!(lines.next(), Some(expected));
        assert_eq!(lines.next(), None);
        let page = house.page(&house.viewer, "/office/dossiers/late?state=soon").await;
        assert!(page.body.contains("H24-5") && page.body.contains("02/12/2026"));
        let page = house.platform.get_as(&house.viewer, "/office/dossiers/H99").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn programs_get_dossiers_with_their_state_and_the_rates() {
    on_both(async |database| {
        let house = with_dossiers(database).await;
        let told = house.page(&house.viewer, "/api/v1/dossiers?state=late").await.json();
        assert_eq!(told["dossiers"].as_array().unwrap().len(), 1);
        assert_eq!(told["dossiers"][0]["code"], "H24-3");
        assert_eq!(told["dossiers"][0]["days_late"], 2);
        assert_eq!(told["rates"]["on_time"]["part"], 2);
        assert_eq!(told["rates"]["on_time"]["verdict"], "missed");
        assert_eq!(told["rates"]["overdue"], 1);
        let period = "/api/v1/dossiers?period=2026-Q1";
        let whole = house.page(&house.viewer, period).await;
        assert_eq!((whole.json()["next"].clone(), whole.next()), (Value::Null, None));
        let whole = whole.json()["dossiers"].as_array().unwrap().clone();
        let (mut address, mut parts) = (format!("{period}&limit=1"), Vec::new());
        for place in 1..=whole.len() {
            let page = house.page(&house.viewer, &address).await;
            parts.extend(page.json()["dossiers"].as_array().unwrap().clone());
            assert_eq!((parts.len(), page.next().is_some()), (place, place < whole.len()));
            address = page.next().unwrap_or_default();
        }
        assert!(parts == whole && whole.len() > 1, "{parts:?}");
        let bad = "/api/v1/dossiers?state=lost&cursor=x";
        let page = house.platform.get_as(&house.viewer, bad).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        assert_eq!(page.json()["errors"].as_array().unwrap().len(), 2);
        let page = house.platform.get("/api/v1/dossiers").await;
        assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    })
    .await;
}
