//! The nine indicators from dossiers, answers, petitions and entries; and the tasks they measure.

use axum::http::StatusCode;
use hailong::store::AuditFilter;

use super::with_dossiers;
use crate::support::databases::on_both;
use crate::support::house::House;

fn points<'a>(scoring: &'a str, indicator: &'a str, points: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("period", "2026-Y"),
        ("scoring", scoring),
        ("indicator", indicator),
        ("points", points),
        ("reason", "Theo biên bản kiểm tra"),
    ]
}

const PAGE: &str = "/office/one-stop?period=2026-Y&lang=en";

/// Enters what no data tell, as an officer.
async fn enter_the_rest(house: &House) {
    let rest = [("3", "2"), ("4", "1,5"), ("5", "1"), ("6", "2"), ("7", "2"), ("9", "1")];
    for (indicator, earned) in rest {
        let sent = points("own", indicator, earned);
        let page = house.send(&house.officer, "/office/one-stop", &sent).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    }
}

#[tokio::test]
async fn what_data_tell_is_computed_and_the_rest_is_entered_with_a_reason() {
    on_both(async |database| {
        let house = with_dossiers(database).await;
        let page = house.page(&house.viewer, PAGE).await;
        assert!(page.body.contains("not all nine are known"));
        assert!(!page.body.contains("Save points"), "a viewer enters nothing");

        enter_the_rest(&house).await;
        // Days: 2, 1, 0 and, overdue, 0: mean 0,75 for both; no petition: 2. 1,5 + 9,5 + 2 = 13.
        let page = house.page(&house.viewer, PAGE).await;
        for part in [
            "13.00",
            "Good",
            "dossiers (n = 4)",
            "petitions (n = 0)",
            "Theo biên bản kiểm tra (lan)",
        ] {
            assert!(page.body.contains(part), "{part}");
        }
        let sent = points("own", "1", "2");
        let page = house.send(&house.officer, "/office/one-stop", &sent).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "the days tell it");
        let page = house.send(&house.manager, "/office/one-stop", &[("points", "3")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.body.matches("href=\"#").count() - 1, 5, "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn an_appraisal_is_a_managers_and_stands_apart() {
    on_both(async |database| {
        let house = with_dossiers(database).await;
        enter_the_rest(&house).await;
        let sent = points("appraised", "6", "0,5");
        let page = house.send(&house.officer, "/office/one-stop", &sent).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        let page = house.send(&house.manager, "/office/one-stop", &sent).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let page = house.page(&house.viewer, PAGE).await;
        for part in ["13.00", "11.50", "Fair"] {
            assert!(page.body.contains(part), "{part}");
        }
        let path = "/office/one-stop.csv?period=2026-Y";
        let file = house.page(&house.viewer, path).await;
        assert!(file.body.contains("2026-Y,Tổng,13,,4,11.5,"), "{}", file.body);
        let filter = AuditFilter { action: Some("one_stop".to_owned()), ..AuditFilter::default() };
        let log = database.store.audit_page(&filter, None, 99).await.unwrap();
        assert_eq!(log.len(), 8);
    })
    .await;
}

#[tokio::test]
async fn tasks_of_the_plan_are_measured_from_dossiers_points_and_petitions() {
    on_both(async |database| {
        let house = with_dossiers(database).await;
        crate::plan::import(&database.store).await;
        let tasks = house.page(&house.viewer, "/api/v1/tasks?area=3").await.json();
        let of = |number: &str| {
            let all = tasks.as_array().unwrap();
            all.iter().find(|task| task["number"] == number).unwrap().clone()
        };
        assert_eq!(
            (&of("3.4.1")["result"], &of("3.4.1")["verdict"]),
            (&"66,67%".into(), &"missed".into())
        );
        assert_eq!(
            (&of("3.4.2")["result"], &of("3.4.2")["source"]),
            (&"0,00%".into(), &"measured".into())
        );
        assert_eq!(of("3.4.3")["measure"], "one-stop score >= 12");
        assert_eq!(of("3.4.3")["verdict"], serde_json::Value::Null, "not all nine are known");
        assert_eq!(of("3.5.1")["source"], "none");
        for (indicator, earned) in
            [("3", "2"), ("4", "2"), ("5", "2"), ("6", "2"), ("7", "2"), ("9", "0")]
        {
            house.send(&house.officer, "/office/one-stop", &points("own", indicator, earned)).await;
        }
        let page = house.page(&house.viewer, "/office/plan/2026/3.4.3?lang=en").await;
        for part in
            ["13.50/18 points", "at least 12.00 points", ">Reached<", "Counted in the register"]
        {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
        let page = house.page(&house.viewer, "/office/plan/2026/3.4.1").await;
        assert!(page.body.contains("Đếm trong sổ, tự động"));
    })
    .await;
}

#[tokio::test]
async fn a_reason_keeps_nothing_that_nobody_sees() {
    on_both(async |database| {
        let house = with_dossiers(database).await;
        let mut sent = points("own", "3", "2");
        sent[4].1 = "Theo\0 biên bản";
        let page = house.send(&house.officer, "/office/one-stop", &sent).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let page = house.page(&house.viewer, PAGE).await;
        assert!(page.body.contains("Theo biên bản (lan)"));
    })
    .await;
}
