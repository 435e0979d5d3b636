//! What replies of the API carry beside their bodies: a tag, and how many requests are left.

use axum::body::Body;
use axum::http::header::IF_NONE_MATCH;
use axum::http::{Request, StatusCode};

use crate::support::databases::on_both;
use crate::support::platform::{Page, Platform};

const INSTRUMENTS: &str = "/api/v1/instruments";

async fn asking_again(platform: &Platform, tag: &str) -> Page {
    let request = Request::get(INSTRUMENTS).header(IF_NONE_MATCH, tag);
    platform.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_reply_that_is_known_comes_without_a_body() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let first = platform.get(INSTRUMENTS).await;
        let tag = first.header("etag");
        assert!(tag.starts_with("W/\""), "{tag}");
        assert_eq!(first.header("cache-control"), "private, no-cache");
        let again = asking_again(&platform, tag).await;
        assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
        assert_eq!(again.header("etag"), tag);
        let other = asking_again(&platform, "W/\"0\"").await;
        assert_eq!((other.status, other.body), (StatusCode::OK, first.body.clone()));
        // A fault and a page have none.
        let headers = platform.get("/api/v1/instruments/none").await.headers;
        assert!(!headers.contains_key("etag"));
        assert!(!platform.get("/petitions/new").await.headers.contains_key("etag"));
    })
    .await;
}

#[tokio::test]
async fn a_requester_is_told_what_is_left_and_waits_after_the_last() {
    on_both(async |database| {
        let platform = Platform::on(database).await.with_flood();
        let first = platform.get(INSTRUMENTS).await;
        assert_eq!(first.header("ratelimit-policy"), "\"api\";q=600;w=60");
        assert_eq!(first.header("ratelimit"), "\"api\";r=599;t=60");
        // Ten a second go on for ever: a loop slower than that is never held up.
        let mut refused = None;
        for _ in 0..3_000 {
            let reply = platform.get("/api/v1/instruments/none").await;
            if reply.status == StatusCode::TOO_MANY_REQUESTS {
                refused = Some(reply);
                break;
            }
        }
        let refused = refused.expect("a limit");
        assert_eq!(refused.header("content-type"), "application/problem+json");
        assert_eq!(refused.header("retry-after"), "1");
        assert_eq!(refused.header("ratelimit"), "\"api\";r=0;t=60");
        // An answer is taken all the same, and pages are not counted.
        platform.answer("BT01", &serde_json::json!({"overall": 5})).await;
        assert_eq!(platform.get("/results").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_there_and_what_is_not_taken_is_told_as_a_problem() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let page = platform.get("/api/v1/zzz").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.body.contains("urn:hailong:problem:not-found"), "{}", page.body);
        let page = platform.post("/api/v1/instruments", &[]).await;
        assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED);
        assert!(page.body.contains("method-not-allowed"), "{}", page.body);
        let page = platform.get("/api/v1/scorecards/quick?untl=2026-12-14&form=x").await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        let told: serde_json::Value = serde_json::from_str(&page.body).unwrap();
        let named: Vec<&str> = told["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["field"].as_str().unwrap())
            .collect();
        assert_eq!(named, ["form", "untl"]);
    })
    .await;
}
