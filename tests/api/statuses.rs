//! Every status that the API answers strange queries with is one that its description names.

use axum::body::Body;
use axum::http::Request;
use axum::http::header::AUTHORIZATION;
use hailong::domain::account::Role;
use hailong::pages::openapi::described;
use hailong::store::{By, NewToken};
use hailong::web::auth::caller::token_hash;
use serde_json::Value;

use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

/// Values of the right shape that nothing has, and values of no shape.
const STRANGE: [&str; 9] = [
    "NONE",
    "%F0%9F%98%8D",
    "-1",
    "99999999999999999999",
    "2026-12-31",
    "1999-01-01",
    "open",
    "%00",
    "a%2C%27%22",
];

/// Paths of things that are there and of one that is not, for a path with places to fill.
fn paths(path: &str) -> Vec<String> {
    let there = path
        .replace("{instrument}", "quick")
        .replace("{id}", "quick")
        .replace("{file}", "quick.csv");
    let none = path.split('/').map(|part| if part.starts_with('{') { "none" } else { part });
    vec![there, none.collect::<Vec<_>>().join("/")]
}

fn queries(operation: &Value) -> Vec<String> {
    let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
    let names: Vec<&str> = parameters
        .iter()
        .filter(|parameter| parameter["in"] == "query")
        .filter_map(|parameter| parameter["name"].as_str())
        .collect();
    let each = names.iter().flat_map(|name| STRANGE.map(|value| format!("{name}={value}")));
    // Days that end before they begin.
    each.chain(["from=2026-03-15&to=2025-12-14".to_owned(), String::new()]).collect()
}

#[tokio::test]
async fn strange_queries_are_answered_with_statuses_that_are_described() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let by = By::command_line(morning());
        let token = NewToken::of("kho", Role::Admin);
        assert!(platform.app.store.add_token(&token, token_hash("kho"), &by).await.unwrap());
        let described = serde_json::to_value(described()).unwrap();
        let mut asked = 0;
        for (path, item) in described["paths"].as_object().unwrap() {
            let Some(operation) = item.get("get") else { continue };
            for path in paths(path) {
                for query in queries(operation) {
                    for token in [None, Some("Bearer kho")] {
                        let address = format!("{path}?{query}");
                        let mut request = Request::get(&address);
                        if let Some(token) = token {
                            request = request.header(AUTHORIZATION, token);
                        }
                        let reply = platform.send(request.body(Body::empty()).unwrap()).await;
                        let status = reply.status.as_str();
                        assert!(
                            operation["responses"].get(status).is_some(),
                            "{address} with {token:?}: {status} {}",
                            reply.body
                        );
                        asked += 1;
                    }
                }
            }
        }
        assert!(asked > 500, "{asked}");
    })
    .await;
}
