//! Which of a counter's procedures an answer is about.

use axum::http::StatusCode;
use hailong::domain::account::Role;

use super::page::key_in;
use crate::support::databases::on_both;
use crate::support::platform::Platform;

#[tokio::test]
async fn a_counter_of_several_procedures_asks_which_and_counts_the_answer_to_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for _ in 0..5 {
            let key = key_in(&platform.get("/s/BT01").await);
            let fields = [("key", key.as_str()), ("overall", "5"), ("procedure", "1.000811")];
            let sent = platform.post("/s/BT01", &fields).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER);
            let again = platform.post("/s/BT01", &fields).await;
            assert_eq!(again.header("location"), sent.header("location"), "a double tap");
            let other = [("key", key.as_str()), ("overall", "5"), ("procedure", "MH-CNLS")];
            assert_eq!(platform.post("/s/BT01", &other).await.status, StatusCode::CONFLICT);
        }
        assert_eq!(platform.settle().await.responses, 5);
        let cookie = platform.signed_in("lan", Role::Analyst).await;
        let path = "/api/v1/scorecards/sipas-counter?procedure=";
        for (procedure, counted) in [("1.000811", 5), ("MH-CNLS", 0)] {
            let card = platform.get_as(&cookie, &format!("{path}{procedure}")).await.json();
            assert_eq!(card["responses"], counted, "{procedure}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_question_may_be_skipped_and_takes_none_but_the_counters_own() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let key = key_in(&platform.get("/s/BT01").await);
        let foreign = [("key", key.as_str()), ("overall", "4"), ("procedure", "2.002311")];
        let page = platform.post("/s/BT01", &foreign).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("href=\"#procedure\""));
        assert!(page.body.contains("name=\"overall\" value=\"4\" checked"));
        let unknown = [("key", key.as_str()), ("overall", "4"), ("procedure", "")];
        assert_eq!(platform.post("/s/BT01", &unknown).await.status, StatusCode::SEE_OTHER);
        // With one procedure there is nothing to ask.
        assert!(!platform.get("/s/AB01").await.body.contains("name=\"procedure\""));
    })
    .await;
}

#[tokio::test]
async fn a_renamed_procedure_and_office_are_seen_at_once() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        platform.get("/s/BT01").await;
        let store = &platform.app.store;
        let mut procedures = store.procedures().await.unwrap();
        let renamed = procedures.iter_mut().find(|each| each.code == "1.000811").unwrap();
        renamed.name.vi = "Thủ tục đổi tên".into();
        store.keep_procedures(&procedures).await.unwrap();
        let mut office = store.offices().await.unwrap().remove(0);
        office.name.vi = "Cơ quan đổi tên".into();
        store.keep_office(&office).await.unwrap();
        let page = platform.get("/s/BT01").await.body;
        assert!(page.contains("Thủ tục đổi tên") && page.contains("Cơ quan đổi tên"));
    })
    .await;
}
