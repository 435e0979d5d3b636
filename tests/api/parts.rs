//! Every list of the API has a limit and a cursor, and all of them answer in one way.

use hailong::domain::account::Role;
use hailong::pages::openapi::described;
use serde_json::Value;

use crate::support::databases::on_both;
use crate::support::platform::Platform;

/// A list: its address and the largest limit.
fn lists() -> Vec<(String, u64)> {
    let described = serde_json::to_value(described()).unwrap();
    let mut lists = Vec::new();
    for (path, item) in described["paths"].as_object().unwrap() {
        let reply = &item["get"]["responses"]["200"];
        let schema = &reply["content"]["application/json"]["schema"];
        let named = schema["$ref"].as_str().and_then(|it| it.rsplit('/').next());
        let next = named.map(|it| &described["components"]["schemas"][it]["properties"]["next"]);
        // A file of responses is sent whole.
        if path == "/api/v1/responses/{file}"
            || schema["type"] != "array" && !next.is_some_and(Value::is_object)
        {
            continue;
        }
        let parameters = item["get"]["parameters"].as_array().unwrap();
        let of = |name: &str| parameters.iter().find(|it| it["name"] == name).expect(path);
        assert!(of("cursor").is_object() && reply["headers"]["link"].is_object(), "{path}");
        let most = of("limit")["schema"]["maximum"].as_u64().expect(path);
        lists.push((path.replace("{instrument}", "quick"), most));
    }
    lists
}

#[tokio::test]
async fn every_list_refuses_a_wrong_limit_and_cursor_by_name() {
    let lists = lists();
    let paths: Vec<&str> = lists.iter().map(|(path, _)| path.as_str()).collect();
    let all = ["dossiers", "instruments", "petitions", "tallies/quick", "tasks", "touchpoints"];
    assert_eq!(paths, all.map(|list| format!("/api/v1/{list}")));
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let token = platform.token_of(Role::Admin).await;
        for (path, most) in &lists {
            for limit in ["0", "-1", "x", "1.5", &(most + 1).to_string()] {
                let page = platform.get_with(token, &format!("{path}?limit={limit}")).await;
                assert_eq!(page.status, 400, "{path} {limit}");
                let fault = &page.json()["errors"][0];
                assert_eq!(fault["field"], "limit", "{path}");
                assert_eq!(fault["detail"], format!("write a number from 1 to {most}"));
            }
            let page = platform.get_with(token, &format!("{path}?limit={most}")).await;
            assert_eq!(page.status, 200, "{path}: {}", page.body);
            if path.ends_with("/touchpoints") {
                continue;
            }
            let page = platform.get_with(token, &format!("{path}?limit=0&cursor=~")).await;
            assert_eq!(page.status, 400, "{path}");
            let faults = page.json()["errors"].clone();
            assert_eq!(
                (&faults[0]["field"], &faults[1]["field"]),
                (&"limit".into(), &"cursor".into())
            );
        }
    })
    .await;
}

#[tokio::test]
async fn the_parts_of_a_list_are_the_whole_of_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for path in ["/api/v1/instruments", "/api/v1/touchpoints"] {
            let whole = platform.get(path).await;
            assert!(!whole.headers.contains_key("link"), "{path}");
            let (mut address, mut parts) = (format!("{path}?limit=2"), Vec::new());
            loop {
                let page = platform.get(&address).await;
                let part = page.json().as_array().unwrap().clone();
                assert!(!part.is_empty() && part.len() <= 2, "{address}");
                parts.extend(part);
                let Some(next) = page.next() else { break };
                address = next;
            }
            assert_eq!(Value::Array(parts), whole.json(), "{path}");
        }
    })
    .await;
}
