//! Tries of passwords at the same time: how many are compared, and what they cost.

use std::time::Duration;

use axum::http::StatusCode;
use futures_util::future::join_all;
use hailong::base::limiter::Limiter;
use hailong::domain::account::Role;

use crate::support::databases::on_both;
use crate::support::platform::{PASSWORD, Platform};

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

        // Nor at an open screen, and not more on two nodes than on one.
        store.forget_failed_sign_ins("lan").await.unwrap();
        let other = Platform::on(database).await;
        let change = [("do", "password"), ("current", "sai"), ("new", "a")];
        let tries = (0..12).map(|each| {
            let node = if each % 2 == 0 { &platform } else { &other };
            node.post_as(&lan, "/office/account", &change)
        });
        let pages = join_all(tries).await;
        let wrong = pages.iter().filter(|page| page.body.contains("Mật khẩu hiện tại không đúng"));
        assert_eq!(wrong.count(), 3);
        assert_eq!(store.failed_sign_ins("lan").await.unwrap().unwrap().count, 3);
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
        assert_eq!(page.header("location"), "/office/plan");
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
        assert_eq!(failed, None);
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
            (failed.is_some(), store.fact("stranger").await.unwrap())
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
