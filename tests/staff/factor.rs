//! The second factor: set up, asked for, demanded, lost.

use std::sync::Arc;

use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use hailong::base::code::{base32, of_base32};
use hailong::config::Config;
use hailong::domain::account::Role;
use hailong::pages::staff::totp;
use hailong::store::{AuditFilter, By};
use totp_rs::Builder;

use crate::support::databases::on_both;
use crate::support::platform::{PASSWORD, Page, Platform, morning};

const PAGE: &str = "/office/account/second-factor";

async fn post_as(platform: &Platform, cookie: &str, fields: &[(&str, &str)]) -> Page {
    platform.post_as(cookie, PAGE, fields).await
}

async fn sign_in(platform: &Platform, code: &str) -> StatusCode {
    let fields = [("name", "lan"), ("password", PASSWORD), ("code", code)];
    platform.post("/login", &fields).await.status
}

/// What an authenticator app shows at an instant.
fn code(secret: [u8; totp::SECRET], at: DateTime<Utc>) -> String {
    let seconds = at.timestamp().try_into().unwrap();
    Builder::new().with_secret(secret).build_noncompliant().generate(seconds).to_string()
}

/// Sets up a second factor; its secret, and the recovery codes.
async fn set_up(platform: &Platform, cookie: &str) -> ([u8; 20], Vec<String>) {
    let offered = platform.get_as(cookie, PAGE).await;
    assert!(offered.body.contains("<svg"), "{}", offered.body);
    let after = offered.body.split("name=\"secret\" value=\"").nth(1);
    let text = after.unwrap().split('"').next().unwrap();
    let secret = of_base32(text).unwrap();
    let own = ("current", PASSWORD);
    let wrong = post_as(platform, cookie, &[("secret", text), ("code", "1"), own]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains(text), "another secret was offered");
    let code = code(secret, platform.app.clock.now());
    let done = post_as(platform, cookie, &[("secret", text), ("code", &code), own]).await;
    assert_eq!(done.status, StatusCode::OK);
    let list = done.body.split("class=\"recovery\"").nth(1).unwrap();
    let codes = list.split("<code>").skip(1);
    let codes = codes.map(|each| each.split('<').next().unwrap().to_owned());
    (secret, codes.collect())
}

#[tokio::test]
async fn once_set_up_a_sign_in_needs_a_code_and_each_code_is_good_once() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let lan = platform.signed_in("lan", Role::Manager).await;
        let (secret, recovery) = set_up(&platform, &lan).await;
        assert_eq!(recovery.len(), 8);
        let again = platform.get_as(&lan, PAGE).await;
        assert!(again.body.contains("đã bật") && !again.body.contains("name=\"secret\""));

        let now = code(secret, morning());
        let next = code(secret, morning() + TimeDelta::seconds(30));
        // The first was taken at setting up.
        for (typed, status) in [
            (now, StatusCode::UNPROCESSABLE_ENTITY),
            (next.clone(), StatusCode::SEE_OTHER),
            (next, StatusCode::UNPROCESSABLE_ENTITY),
            (recovery[0].to_lowercase(), StatusCode::SEE_OTHER),
            (recovery[0].clone(), StatusCode::UNPROCESSABLE_ENTITY),
            (String::new(), StatusCode::UNPROCESSABLE_ENTITY),
        ] {
            assert_eq!(sign_in(&platform, &typed).await, status, "{typed}");
        }
        let store = &platform.app.store;
        let failed = AuditFilter {
            action: Some("staff.second-factor-failed".to_owned()),
            ..AuditFilter::default()
        };
        let told = store.audit_page(&failed, None, 50).await.unwrap();
        let told: Vec<_> = told.into_iter().map(|each| each.entry.after).collect();
        // Newest first: the last was left out.
        let (none, wrong) = (Some("no code".to_owned()), Some("wrong code".to_owned()));
        assert_eq!(told, [none, wrong.clone(), wrong.clone(), wrong]);
        platform.app.clock.set(morning() + TimeDelta::minutes(1));
        let by = By::command_line(morning());
        assert!(store.reset_second_factor("lan", &by).await.unwrap());
        assert_eq!(sign_in(&platform, "").await, StatusCode::SEE_OTHER);
        assert_eq!(store.verify_audit().await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn an_office_may_demand_it_of_those_who_change_things() {
    on_both(async |database| {
        let demanding = Config { second_factor: true, ..Config::at("http://127.0.0.1:8080") };
        let platform = Platform::on(database).await.set(Arc::new(demanding));
        let viewer = platform.signed_in("mai", Role::Viewer).await;
        let page = platform.get_as(&viewer, "/office").await;
        assert_eq!(page.status, StatusCode::OK);

        let manager = platform.signed_in("lan", Role::Manager).await;
        for path in ["/office", "/office/account", "/office/touchpoints"] {
            let page = platform.get_as(&manager, path).await;
            assert_eq!(page.header("location"), PAGE, "{path}");
        }
        let path = "/api/v1/responses/quick.csv";
        let api = platform.get_as(&manager, path).await;
        assert_eq!(api.status, StatusCode::FORBIDDEN);
        set_up(&platform, &manager).await;
        let page = platform.get_as(&manager, "/office").await;
        assert_eq!(page.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn an_open_screen_sets_nothing_up_without_the_password_and_cannot_guess_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let lan = platform.signed_in("lan", Role::Manager).await;
        let secret = [7; totp::SECRET];
        let text = base32(&secret);
        let code = code(secret, morning());
        let typed = |current| [("secret", &*text), ("code", &*code), ("current", current)];
        for guess in ["", "mật khẩu đoán mò", "mật khẩu đoán nữa"] {
            let page = post_as(&platform, &lan, &typed(guess)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{guess}");
            assert!(page.body.contains("Mật khẩu hiện tại không đúng"));
            assert!(page.body.contains(&text) && page.body.contains(&format!("value=\"{code}\"")));
            assert!(!page.body.contains("đoán"), "a password is never sent back");
        }
        // Now even the right one waits here; at the sign-in, where its owner may stand, it does not.
        let held = post_as(&platform, &lan, &typed(PASSWORD)).await;
        assert_eq!(held.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(held.body.contains("Đã nhập sai nhiều lần"), "{}", held.body);
        assert_eq!(sign_in(&platform, "").await, StatusCode::SEE_OTHER);
        assert_eq!(platform.app.store.second_factor("lan").await.unwrap(), None);

        platform.app.clock.set(morning() + TimeDelta::minutes(1));
        let both = [("secret", &*text), ("code", "1"), ("current", "không phải")];
        let page = post_as(&platform, &lan, &both).await;
        let faults = page.body.split("role=\"alert\"").nth(1).unwrap();
        assert!(faults.contains("href=\"#code\"") && faults.contains("href=\"#current\""));
    })
    .await;
}
