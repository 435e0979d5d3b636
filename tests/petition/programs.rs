//! `GET /api/v1/petitions`.

use axum::http::StatusCode;
use hailong::domain::account::Role;
use hailong::domain::account::Role::{Admin, Manager, Officer};
use serde_json::{Value, json};

use super::{NAME, PHONE, answered, published, sent};
use crate::support::databases::on_both;
use crate::support::platform::Platform;

fn so_many(told: &Value) -> usize {
    told["petitions"].as_array().unwrap().len()
}

#[tokio::test]
async fn the_public_is_told_what_is_published_and_staff_all_without_names() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let path = "/api/v1/petitions";
        let none = platform.get(path).await.json();
        assert_eq!((&none["petitions"], &none["next"]), (&json!([]), &Value::Null));
        assert_eq!(
            none["rates"]["handled"],
            json!({"part": 0, "whole": 0, "wilson": Value::Null, "reached": Value::Null})
        );
        let lan = platform.signed_in("lan", Role::Officer).await;
        let code = sent(&platform).await;
        answered(&platform, &lan, &code).await;
        published(&platform, &lan, &code).await;
        sent(&platform).await;

        let public = platform.get(path).await;
        let told = public.json();
        assert_eq!(so_many(&told), 1);
        assert_eq!(told["petitions"][0]["state"], "published");
        assert_eq!(told["petitions"][0]["number"], 1);
        assert_eq!(told["rates"]["handled"]["part"], 1);
        assert_eq!(told["rates"]["handled"]["whole"], 2);
        assert_eq!(told["rates"]["published"]["reached"], true);

        let staff = platform.get_as(&lan, path).await;
        assert_eq!(so_many(&staff.json()), 2);
        assert_eq!(staff.json()["petitions"][0]["urgency"], "in_time");
        let new = platform.get_as(&lan, &format!("{path}?state=new")).await;
        assert_eq!(so_many(&new.json()), 1);
        for body in [&public.body, &staff.body] {
            assert!(!body.contains(PHONE) && !body.contains("0987") && !body.contains(&code));
        }
        assert!(!public.body.contains(NAME) && !staff.body.contains(NAME));
    })
    .await;
}

#[tokio::test]
async fn the_counter_sees_what_the_public_sees_and_a_bad_filter_is_told_whole() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        sent(&platform).await;
        let counter = platform.signed_in("quay", Role::Counter).await;
        let told = platform.get_as(&counter, "/api/v1/petitions").await.json();
        assert_eq!(so_many(&told), 0);
        // What the public does not narrow by is refused by name.
        let narrowed = platform.get("/api/v1/petitions?state=new&from=2026-11-01").await;
        assert_eq!(narrowed.status, StatusCode::UNPROCESSABLE_ENTITY);
        let errors = narrowed.json()["errors"].as_array().unwrap().clone();
        let fields: Vec<_> = errors.iter().map(|each| each["field"].clone()).collect();
        assert_eq!(fields, ["state", "from"]);
        let lan = platform.signed_in("lan", Role::Officer).await;
        let bad = "/api/v1/petitions?state=lost&cursor=x&from=1";
        let page = platform.get_as(&lan, bad).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        assert_eq!(page.header("content-type"), "application/problem+json");
        assert_eq!(page.json()["errors"].as_array().unwrap().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn the_register_is_for_tokens_of_those_who_handle_petitions_alone() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let lan = platform.signed_in("lan", Role::Officer).await;
        let code = sent(&platform).await;
        answered(&platform, &lan, &code).await;
        published(&platform, &lan, &code).await;
        sent(&platform).await;
        let path = "/api/v1/petitions";
        let public = platform.get(path).await.json();
        for role in Role::ALL {
            let token = platform.token_of(role).await;
            let told = platform.get_with(token, path).await.json();
            let narrowed = platform.get_with(token, &format!("{path}?state=new")).await;
            if [Officer, Manager, Admin].contains(&role) {
                assert_eq!((so_many(&told), so_many(&narrowed.json())), (2, 1), "{role:?}");
            } else {
                assert_eq!(told, public, "{role:?}");
                assert_eq!(narrowed.status, StatusCode::UNPROCESSABLE_ENTITY, "{role:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_petitions_come_in_parts_that_link_to_the_next() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let lan = platform.signed_in("lan", Role::Officer).await;
        for _ in 0..3 {
            let code = sent(&platform).await;
            answered(&platform, &lan, &code).await;
            published(&platform, &lan, &code).await;
        }
        sent(&platform).await;
        let token = platform.token_of(Officer).await;
        for (is_staff, all) in [(false, 3), (true, 4)] {
            let asked = async |address: &str| {
                if is_staff {
                    platform.get_with(token, address).await
                } else {
                    platform.get(address).await
                }
            };
            let whole = asked("/api/v1/petitions").await;
            assert_eq!((so_many(&whole.json()), whole.next()), (all, None));
            let (mut address, mut parts) = ("/api/v1/petitions?limit=2".to_owned(), Vec::new());
            loop {
                let page = asked(&address).await;
                let told = page.json();
                parts.extend(told["petitions"].as_array().unwrap().clone());
                let Some(next) = page.next() else {
                    assert_eq!(told["next"], Value::Null);
                    break;
                };
                let cursor = told["next"].as_str().unwrap();
                assert_eq!(next, format!("/api/v1/petitions?limit=2&cursor={cursor}"));
                address = next;
            }
            assert_eq!(Value::Array(parts), whole.json()["petitions"]);
        }
    })
    .await;
}
