//! Programs that ask the API with a token.

use std::process::Command;

use axum::body::Body;
use axum::http::header::AUTHORIZATION;
use axum::http::{Request, StatusCode};
use hailong::domain::account::{Role, TokenScope, TokenScopes};
use hailong::store::{Actor, AuditFilter, By, NewToken, Store};
use hailong::web::auth::caller::token_hash;

use crate::support::commands::made;
use crate::support::databases::on_both;
use crate::support::platform::{Page, Platform, morning};
use crate::support::server::PROGRAM;

const RESPONSES: &str = "/api/v1/responses/quick.csv";

async fn get_with(platform: &Platform, authorization: &str, path: &str) -> Page {
    let request = Request::get(path).header(AUTHORIZATION, authorization);
    platform.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_token_opens_the_api_by_its_role_until_it_is_revoked() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let store = &platform.app.store;
        let by = By::command_line(morning());
        for (name, role) in [("kho", Role::Analyst), ("bảng", Role::Viewer)] {
            let added = store.add_token(&NewToken::of(name, role), token_hash(name), &by).await;
            assert!(added.unwrap());
        }
        for (header, path, status) in [
            ("Bearer kho", RESPONSES, StatusCode::OK),
            ("bearer kho", RESPONSES, StatusCode::OK),
            ("Bearer nothing", RESPONSES, StatusCode::UNAUTHORIZED),
            ("Basic kho", RESPONSES, StatusCode::UNAUTHORIZED),
            ("Bearer nothing", "/api/v1/scorecards/quick", StatusCode::UNAUTHORIZED),
            ("Bearer kho", "/api/v1/scorecards/quick", StatusCode::OK),
            // Tokens open the API, no page.
            ("Bearer kho", "/office", StatusCode::SEE_OTHER),
        ] {
            let page = get_with(&platform, header, path).await;
            assert_eq!(page.status, status, "{header} {path}");
        }
        let used = store.tokens().await.unwrap();
        assert_eq!((used[0].name.as_str(), used[0].last_used), ("bảng", None));
        assert_eq!(used[1].last_used, "2026-12-01".parse().ok());

        assert!(store.revoke_token("kho", &by).await.unwrap());
        assert!(!store.revoke_token("kho", &by).await.unwrap());
        let page = get_with(&platform, "Bearer kho", RESPONSES).await;
        assert_eq!(page.status, StatusCode::UNAUTHORIZED);
        assert_eq!(page.header("www-authenticate"), "Bearer");
    })
    .await;
}

#[tokio::test]
async fn a_token_of_a_role_that_may_not_is_told_so() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let by = By::command_line(morning());
        let store = &platform.app.store;
        let hash = token_hash("b");
        store.add_token(&NewToken::of("b", Role::Viewer), hash, &by).await.unwrap();
        let page = get_with(&platform, "Bearer b", RESPONSES).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(page.json()["type"].as_str().unwrap().ends_with(":role"));
    })
    .await;
}

#[tokio::test]
async fn a_token_opens_its_scopes_until_its_last_day_is_over() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let by = By::command_line(morning());
        let store = &platform.app.store;
        let figures = TokenScopes(vec![TokenScope::Figures]);
        let new = |name, expires: &str| NewToken {
            scopes: figures.clone(),
            expires: expires.parse().ok(),
            ..NewToken::of(name, Role::Admin)
        };
        // The platform's day is the first of December.
        for (name, expires) in [("open", "2026-12-01"), ("over", "2026-11-30")] {
            store.add_token(&new(name, expires), token_hash(name), &by).await.unwrap();
        }
        for (name, path, status, kind) in [
            ("open", "/api/v1/scorecards/quick", StatusCode::OK, ""),
            ("open", "/api/v1/tallies/quick", StatusCode::OK, ""),
            ("open", "/api/v1/instruments", StatusCode::OK, ""),
            ("open", RESPONSES, StatusCode::FORBIDDEN, "scope"),
            ("open", "/api/v1/petitions", StatusCode::FORBIDDEN, "scope"),
            ("open", "/api/v1/tasks", StatusCode::FORBIDDEN, "scope"),
            ("open", "/api/v1/dossiers", StatusCode::FORBIDDEN, "scope"),
            ("over", "/api/v1/scorecards/quick", StatusCode::UNAUTHORIZED, "expired-token"),
        ] {
            let page = get_with(&platform, &format!("Bearer {name}"), path).await;
            assert_eq!(page.status, status, "{name} {path}");
            if !kind.is_empty() {
                assert_eq!(page.json()["type"], format!("urn:hailong:problem:{kind}"));
            }
        }
        let kept = store.tokens().await.unwrap();
        assert_eq!((kept[0].scopes.clone(), kept[0].expires), (figures, "2026-12-01".parse().ok()));
    })
    .await;
}

/// Runs `hailong` on a data directory; whether it went well, what it said on stdout and stderr.
fn hailong(data: &std::path::Path, arguments: &[&str]) -> (bool, String, String) {
    let ran = Command::new(PROGRAM)
        .arg("--data")
        .arg(data)
        .args(arguments)
        .env("HAILONG_PASSWORD", "một mật khẩu đủ dài")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (ran.status.success(), text(ran.stdout), text(ran.stderr))
}

#[tokio::test]
async fn the_command_line_prints_a_token_once_and_keeps_its_hash() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    made(data);
    let (added, said, _) = hailong(data, &["token", "add", "kho", "--role", "analyst"]);
    assert!(added);
    let secret = said.split_whitespace().next_back().unwrap().to_owned();
    assert!(secret.len() > 40, "{said}");
    let narrow = ["token", "add", "hẹp", "--role", "analyst", "--scope", "figures,answers"];
    let (over, _, why) = hailong(data, &[&narrow[..], &["--expires", "31/01/2026"]].concat());
    assert!(!over && why.contains("the last day is over"), "{why}");
    let (added, said, _) = hailong(data, &[&narrow[..], &["--expires", "2100-01-31"]].concat());
    assert!(added && said.split_whitespace().next_back().unwrap().starts_with("hl_"), "{said}");
    let (_, listed, _) = hailong(data, &["token", "list", "--json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed[0]["scopes"], serde_json::json!(["figures", "answers"]));
    assert_eq!(listed[0]["expires"], "2100-01-31");
    assert!(hailong(data, &["token", "revoke", "hẹp"]).0);
    let (again, _, why) = hailong(data, &["token", "add", "kho", "--role", "viewer"]);
    assert!(!again && why.contains("already"), "{why}");
    let (_, listed, _) = hailong(data, &["token", "list", "--json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed[1]["name"], "kho");
    assert!(!listed.to_string().contains(&secret));

    let url = format!("sqlite:{}", data.join("hailong.db").display());
    let store = Store::open(&url).await.unwrap();
    let today = morning().date_naive();
    let token = store.token(token_hash(&secret), today).await.unwrap();
    assert_eq!(token.unwrap().role, Role::Analyst);
    assert!(hailong(data, &["token", "revoke", "kho"]).0);
    let (ok, _, why) = hailong(data, &["token", "revoke", "nobody"]);
    assert!(!ok && why.contains("token list"), "{why}");
    assert_eq!(store.token(token_hash(&secret), today).await.unwrap(), None);
    let all = AuditFilter::default();
    let log = store.audit_page(&all, None, 9).await.unwrap();
    let actions: Vec<_> = log.iter().map(|each| each.entry.action.as_str()).collect();
    assert_eq!(actions, ["token.revoked", "token.revoked", "token.added", "token.added"]);
    assert_eq!(log[0].entry.actor, Actor::CommandLine);
}

#[tokio::test]
async fn the_command_line_limits_an_account_to_known_units() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    made(data);
    let add = ["staff", "add", "lan", "--role", "officer", "--unit", "XX"];
    let (added, _, why) = hailong(data, &add);
    assert!(!added && why.contains("`XX`"), "{why}");
    let (_, listed, _) = hailong(data, &["staff", "list", "--json"]);
    assert_eq!(listed.trim(), "[]");
    let (added, ..) = hailong(data, &["staff", "add", "lan", "--role", "officer"]);
    assert!(added);
    let (_, listed, _) = hailong(data, &["staff", "list", "--json"]);
    assert!(listed.contains("\"units\": []"), "{listed}");
    for task in ["disable", "enable", "reset-totp", "password"] {
        assert!(hailong(data, &["staff", task, "lan"]).0, "{task}");
        let (ok, _, why) = hailong(data, &["staff", task, "nobody"]);
        assert!(!ok && why.contains("staff list"), "{why}");
    }
}
