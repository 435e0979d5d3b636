//! Tasks the platform measures, and a manager who knows better.

use axum::http::StatusCode;
use hailong::store::AuditFilter;
use serde_json::{Map, Value};

use super::planned;
use crate::support::databases::on_both;
use crate::support::house::House;

/// So many answers, all of them "very satisfied" with everything.
async fn answer(house: &House, count: usize) {
    let instrument = house.platform.app.instruments.newest("sipas-counter").unwrap();
    let answers: Map<String, Value> =
        instrument.items.iter().map(|item| (item.code.clone(), Value::from(5))).collect();
    for _ in 0..count {
        house.platform.answer("BT01", &Value::Object(answers.clone())).await;
    }
    house.platform.settle().await;
}

#[tokio::test]
async fn a_measured_task_tells_target_result_interval_verdict_and_source() {
    on_both(async |database| {
        let house = planned(database).await;
        let path = "/office/plan/2026/8.2?lang=en";
        let page = house.page(&house.viewer, path).await;
        assert!(page.body.contains("No answers in this year yet."));

        answer(&house, 4).await;
        let page = house.page(&house.viewer, path).await;
        assert!(page.body.contains("No answers in this year yet."), "four answers wait");
        assert!(!page.body.contains("100.00%"));

        answer(&house, 6).await;
        let page = house.page(&house.viewer, path).await;
        for part in ["at least 90.00%", "100.00%", "95% confidence interval", "n = 10"] {
            assert!(page.body.contains(part), "{part}");
        }
        // Ten of ten leave Wilson's lower end at 72 %: not enough to tell.
        assert!(page.body.contains("Not enough to tell"));
        assert!(page.body.contains("not an official result"));

        answer(&house, 60).await;
        let page = house.page(&house.viewer, path).await;
        assert!(page.body.contains(">Reached<"), "{}", page.body);
        let tasks = house.page(&house.viewer, "/api/v1/tasks?area=8").await.json();
        assert_eq!(tasks[1]["verdict"], "reached");
        assert_eq!(tasks[1]["source"], "measured");
        assert_eq!(tasks[1]["measure"], "sipas-counter index >= 90%");
    })
    .await;
}

#[tokio::test]
async fn a_manager_overrules_only_with_a_reason_that_page_and_log_keep() {
    on_both(async |database| {
        let house = planned(database).await;
        answer(&house, 70).await;
        let page = house
            .send_task(&house.manager, "8.2/do/verdict", &[("verdict", "missed"), ("why", " ")])
            .await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let sent = [("verdict", "missed"), ("why", "Mẫu chỉ từ một quầy")];
        house.done(&house.manager, "8.2/do/verdict", &sent).await;
        let page = house.page(&house.viewer, "/office/plan/2026/8.2").await;
        assert!(page.body.contains("Mẫu chỉ từ một quầy"));
        assert!(page.body.contains("Lãnh đạo quyết định"));
        assert!(page.body.contains("100,00%"), "the figure stays beside it");

        let filter =
            AuditFilter { action: Some("task.overruled".to_owned()), ..AuditFilter::default() };
        let log = database.store.audit_page(&filter, None, 9).await.unwrap();
        assert_eq!(log[0].entry.after.as_deref(), Some("missed: Mẫu chỉ từ một quầy"));
        assert_eq!(log[0].entry.actor.name(), "mai");

        let sent = [("verdict", "withdrawn"), ("why", "Đã bổ sung mẫu")];
        house.done(&house.manager, "8.2/do/verdict", &sent).await;
        let tasks = house.page(&house.viewer, "/api/v1/tasks?area=8").await.json();
        assert_eq!(tasks[1]["source"], "measured");
        let page = house.send_task(&house.manager, "8.2/do/verdict", &sent).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing left to withdraw");
    })
    .await;
}
