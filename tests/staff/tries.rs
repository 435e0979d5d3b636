//! Tries of passwords at the same time: how many are compared, and what they cost.

use std::time::Duration;

use axum::http::StatusCode;
use axum::http::header::{COOKIE, SET_COOKIE};
use chrono::TimeDelta;
use futures_util::future::join_all;
use hailong::base::limiter::Limiter;
use hailong::domain::account::Role;

use crate::support::databases::on_both;
use crate::support::platform::{PASSWORD, Page, Platform, form, morning};

/// How many of these were answered so.
fn count(answers: &[StatusCode], status: StatusCode) -> usize {
    answers.iter().filter(|each| **each == status).count()
}

#[tokio::test]
async fn of_wrong_passwords_at_the_same_time_three_are_compared_and_the_rest_waits() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let lan = platform.signed_in("lan", Role::Viewer).await;
        for name in ["lan", "nobody"] {
            let wrong = [("name", name), ("password", "sai")];
            let tries = (0..12).map(|_| platform.post("/login", &wrong));
            let answers: Vec<_> = join_all(tries).await.iter().map(|it| it.status).collect();
            let compared = count(&answers, StatusCode::UNPROCESSABLE_ENTITY);
            let held_up = count(&answers, StatusCode::TOO_MANY_REQUESTS);
            assert_eq!((compared, held_up), (3, 9), "{name}: {answers:?}");
        }
        let store = &platform.app.store;
        assert_eq!(store.failed_sign_ins("lan").await.unwrap().unwrap().count, 3);

        // Nor at an open screen, and the account's count holds the tries of both nodes.
        store.forget_failed_sign_ins("lan").await.unwrap();
        let other = Platform::on(database).await;
        let change = [("do", "password"), ("current", "sai"), ("new", "a")];
        let tries = (0..12).map(|each| {
            let node = if each % 2 == 0 { &platform } else { &other };
            node.post_as(&lan, "/office/account", &change)
        });
        let pages = join_all(tries).await;
        let wrong = pages.iter().filter(|page| page.body.contains("Mật khẩu hiện tại không đúng"));
        assert_eq!(wrong.count(), 6);
        assert_eq!(store.failed_sign_ins("lan").await.unwrap().unwrap().count, 6);
    })
    .await;
}

#[tokio::test]
async fn a_zero_byte_in_a_name_or_in_the_way_back_breaks_nothing() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        let wrong = [("name", "la\0n"), ("password", "sai")];
        let page = platform.post("/login", &wrong).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("value=\"lan\""));
        let right = [("name", "quản.trị"), ("password", PASSWORD), ("next", "/office/\0plan")];
        let page = platform.post("/login", &right).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        assert_eq!(page.header("location"), "/office");
        let disable = [("do", "disable"), ("name", "la\0n")];
        let page = platform.post_as(&admin, "/office/staff", &disable).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("Không có tài khoản tên này"));
    })
    .await;
}

#[tokio::test]
async fn sign_in_is_busy_and_answers_are_kept_while_all_hashing_permits_are_taken() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        let hashing = Limiter::of(1, Duration::from_millis(10));
        let platform = platform.with_hashing(hashing.clone());
        let taken = hashing.take().await;
        let added = [("do", "add"), ("name", "mới"), ("role", "viewer"), ("password", PASSWORD)];
        for (cookie, path, fields) in [
            ("", "/login", &[("name", "quản.trị"), ("password", PASSWORD)][..]),
            ("", "/login", &[("name", "nobody"), ("password", "sai")]),
            (&admin, "/office/staff", &added),
        ] {
            let page = platform.post_as(cookie, path, fields).await;
            assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
            assert_eq!(page.header("retry-after"), "5");
        }
        // Nothing was compared, so nothing was wrong.
        let failed = platform.app.store.failed_sign_ins("quản.trị").await.unwrap();
        assert_eq!(failed.unwrap().count, 0);
        platform.answer("CN01", &serde_json::json!({"overall": 5})).await;
        drop(taken);
        let right = [("name", "quản.trị"), ("password", PASSWORD)];
        let entered = platform.post("/login", &right).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_is_written_down_with_an_account_and_without_one() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        platform.signed_in("lan", Role::Viewer).await;
        let store = &platform.app.store;
        let told = async || {
            let failed = store.failed_sign_ins("lan").await.unwrap();
            (failed.is_some_and(|it| it.count > 0), store.fact("stranger").await.unwrap())
        };
        assert_eq!(told().await, (false, None));
        for name in ["nobody", "lan"] {
            let wrong = [("name", name), ("password", "sai")];
            platform.post("/login", &wrong).await;
        }
        // Of the unknown name the time alone.
        let now = platform.app.clock.now().timestamp_millis().to_string();
        assert_eq!(told().await, (true, Some(now)));
    })
    .await;
}

/// A try to sign in from an address, with a cookie or without.
async fn tried(platform: &Platform, from: &str, cookie: &str, password: &str) -> Page {
    let mut request = form("/login", &[("name", "lan"), ("password", password)]);
    let headers = request.headers_mut();
    headers.insert("x-forwarded-for", from.parse().unwrap());
    headers.insert(COOKIE, cookie.parse().unwrap());
    platform.send(request).await
}

/// The cookie that tells a browser the account has signed in from.
fn browser(page: &Page) -> String {
    let cookies = page.headers.get_all(SET_COOKIE).iter().map(|it| it.to_str().unwrap());
    let mut cookies = cookies.filter_map(|it| it.split(';').next());
    cookies.next_back().unwrap().to_owned()
}

#[tokio::test]
async fn one_stranger_holds_up_nobody_else() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        platform.signed_in("lan", Role::Manager).await;
        // Three tries, and one after each wait, for two hours.
        let mut now = morning();
        for _ in 0..16 {
            let page = tried(&platform, "198.51.100.1", "", "sai").await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            // Asking while one has to wait makes nothing worse.
            for _ in 0..3 {
                tried(&platform, "198.51.100.1", "", "sai").await;
            }
            now += TimeDelta::minutes(16);
            platform.app.clock.set(now);
        }
        tried(&platform, "198.51.100.1", "", "sai").await;
        let held_up = tried(&platform, "198.51.100.1", "", PASSWORD).await;
        assert_eq!(held_up.status, StatusCode::TOO_MANY_REQUESTS);
        let entered = tried(&platform, "203.0.113.5", "", PASSWORD).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER);
        // Behind the stranger's own access point the browser is known.
        let known = tried(&platform, "198.51.100.1", &browser(&entered), PASSWORD).await;
        assert_eq!(known.status, StatusCode::SEE_OTHER);
        // A browser is one account's.
        platform.signed_in("mai", Role::Viewer).await;
        let mut request = form("/login", &[("name", "mai"), ("password", "sai")]);
        request.headers_mut().insert(COOKIE, browser(&known).parse().unwrap());
        platform.send(request).await;
        assert!(!platform.app.store.knows_browser([0; 32], "mai", now).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn many_strangers_are_slowed_down_also_after_a_restart_and_an_administrator_lifts_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        platform.signed_in("lan", Role::Manager).await;
        let entered = tried(&platform, "203.0.113.5", "", PASSWORD).await;
        for from in 0..35 {
            tried(&platform, &format!("198.51.100.{from}"), "", "sai").await;
        }
        let again = Platform::on(database).await;
        let held_up = tried(&again, "203.0.113.9", "", PASSWORD).await;
        assert_eq!(held_up.status, StatusCode::TOO_MANY_REQUESTS);
        let known = tried(&again, "203.0.113.9", &browser(&entered), PASSWORD).await;
        assert_eq!(known.status, StatusCode::SEE_OTHER);
        for from in 0..35 {
            tried(&again, &format!("198.51.100.{from}"), "", "sai").await;
        }
        let held_up = tried(&again, "203.0.113.9", "", PASSWORD).await;
        assert_eq!(held_up.status, StatusCode::TOO_MANY_REQUESTS);
        let lift = [("do", "lift-waits"), ("name", "lan")];
        assert_eq!(again.post_as(&admin, "/office/staff", &lift).await.status, 303);
        let entered = tried(&again, "203.0.113.9", "", PASSWORD).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_new_password_lifts_the_wait_and_forgets_browsers() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        platform.signed_in("lan", Role::Manager).await;
        let entered = tried(&platform, "203.0.113.5", "", PASSWORD).await;
        for _ in 0..4 {
            tried(&platform, "198.51.100.1", "", "sai").await;
        }
        let new = "mật khẩu mới và dài";
        let fields = [("do", "password"), ("name", "lan"), ("password", new)];
        assert_eq!(platform.post_as(&admin, "/office/staff", &fields).await.status, 303);
        let page = tried(&platform, "198.51.100.1", "", new).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        let cookie = browser(&entered);
        for _ in 0..3 {
            tried(&platform, "198.51.100.7", &cookie, "sai").await;
        }
        let stranger = tried(&platform, "198.51.100.7", "", new).await;
        assert_eq!(stranger.status, StatusCode::TOO_MANY_REQUESTS, "it was counted as one");
    })
    .await;
}
