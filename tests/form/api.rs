//! The same door for programs.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use chrono::Days;
use hailong::base::calendar::office_day;
use hailong::intake::slip_code::SlipCode;
use hailong::store::By;
use serde_json::json;

use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

const PATH: &str = "/api/v1/touchpoints/BT01/responses";

#[tokio::test]
async fn an_answer_is_created_once_repeated_harmlessly_and_never_replaced() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let key = platform.app.random.uuid();
        let body = json!({"key": key, "answers": {"overall": 5, "s1": "4"}, "remark": "Tốt"});
        let created = platform.post_json(PATH, &body).await;
        assert_eq!(created.status, StatusCode::CREATED);
        let again = platform.post_json(PATH, &body).await;
        assert_eq!(again.status, StatusCode::OK);
        assert_eq!(again.json(), created.json());
        let other = json!({"key": key, "answers": {"overall": 1}});
        let conflict = platform.post_json(PATH, &other).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        assert_eq!(conflict.header("content-type"), "application/problem+json");
    })
    .await;
}

#[tokio::test]
async fn every_fault_is_told_at_once_as_problem_details() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let body =
            json!({"key": "7", "answers": {"overall": 6, "s1": [1, 2], "x": 1}, "slip": "!"});
        let page = platform.post_json(PATH, &body).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let problem = page.json();
        let errors = problem["errors"].as_array().unwrap();
        let fields: Vec<_> = errors.iter().map(|error| error["field"].as_str().unwrap()).collect();
        assert_eq!(fields, ["key", "overall", "s1", "x", "slip"]);
        assert_eq!(problem["status"], 422);
        let unknown = platform.post_json("/api/v1/touchpoints/ZZ99/responses", &body).await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn a_slip_makes_one_answer_verified_and_is_spent_by_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let slip = SlipCode::drawn(platform.app.random.bytes());
        let today = office_day(platform.app.clock.now());
        let expires = today + Days::new(30);
        let store = &platform.app.store;
        store
            .keep_slips("BT01", &[slip.hash()], (today, expires), &By::system(morning()))
            .await
            .unwrap();
        let body =
            |key: String| json!({"key": key, "answers": {"overall": 5}, "slip": slip.to_string()});
        let first = platform.post_json(PATH, &body(platform.app.random.uuid())).await;
        assert_eq!(first.status, StatusCode::CREATED);
        let second = platform.post_json(PATH, &body(platform.app.random.uuid())).await;
        assert_eq!(second.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(second.json()["errors"][0]["field"], "slip");
    })
    .await;
}

#[tokio::test]
async fn instruments_and_touchpoints_are_public() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let listed = platform.get("/api/v1/instruments").await.json();
        let mut ids: Vec<_> =
            listed.as_array().unwrap().iter().map(|each| each["id"].as_str().unwrap()).collect();
        // Some have two versions.
        ids.dedup();
        assert_eq!(
            ids,
            [
                "one-stop-2018",
                "papi-2021",
                "quick",
                "sipas-2017",
                "sipas-2022",
                "sipas-2026",
                "sipas-counter",
                "xhh-2022"
            ]
        );
        let one = platform.get("/api/v1/instruments/sipas-counter").await.json();
        assert_eq!(one["items"].as_array().unwrap().len(), 17);
        assert_eq!(platform.get("/api/v1/instruments/none").await.status, StatusCode::NOT_FOUND);
        let touchpoints = platform.get("/api/v1/touchpoints").await.json();
        assert_eq!(touchpoints[0]["form"], "http://127.0.0.1:8080/s/AB01");
    })
    .await;
}

#[tokio::test]
async fn the_process_and_its_readiness_are_told_apart() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        assert_eq!(platform.get("/healthz").await.status, StatusCode::OK);
        assert_eq!(platform.get("/readyz").await.status, StatusCode::OK);
        platform.app.intake.finish().await;
        assert_eq!(platform.get("/healthz").await.status, StatusCode::OK);
        assert_eq!(platform.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    })
    .await;
}

#[tokio::test]
async fn a_number_with_a_point_is_the_same_number_and_an_item_stands_once() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let path = "/api/v1/touchpoints/BT01/responses";
        for (answers, status, said) in [
            ("{\"overall\":5.0}", 201, "receipt"),
            ("{\"overall\":4.5}", 422, "4.5 is the code of no choice"),
            ("{\"overall\":true}", 422, "a whole number or a text"),
            ("{\"overall\":5,\"overall\":1}", 400, "it is there more than once"),
            ("{\"overall\":5,\"overall\":5}", 400, "it is there more than once"),
            ("{\"overall\":-1}", 422, "invalid-answers"),
        ] {
            let key = platform.app.random.uuid();
            let body = format!("{{\"key\":\"{key}\",\"answers\":{answers}}}");
            let request = Request::post(path).header(CONTENT_TYPE, "application/json");
            let page = platform.send(request.body(Body::from(body)).unwrap()).await;
            assert_eq!(page.status.as_u16(), status, "{answers}: {}", page.body);
            assert!(page.body.contains(said), "{answers}: {}", page.body);
        }
        for (body, said) in [
            ("[]", "an object of key, answers, remark and slip"),
            ("{\"key\":1}", "expected a string"),
            ("{", "EOF while parsing an object"),
        ] {
            let request = Request::post(path).header(CONTENT_TYPE, "application/json");
            let page = platform.send(request.body(Body::from(body)).unwrap()).await;
            assert!(page.status.is_client_error() && page.body.contains(said), "{}", page.body);
            assert!(!page.body.contains("target type"), "{}", page.body);
        }
    })
    .await;
}
