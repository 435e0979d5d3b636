//! Signing in by a provider, as far as it goes without one; `tests/browser` has a real one.

use std::sync::Arc;

use axum::http::StatusCode;
use chrono::TimeDelta;
use hailong::config::{Config, Provider};
use hailong::store::{By, Linked, Role, SignIn};

use crate::support::databases::on_both;
use crate::support::platform::{Platform, form, morning};

const ISSUER: &str = "https://dangnhap.example.gov.vn";

fn configured(issuer: &str) -> Arc<Config> {
    Arc::new(Config {
        provider: Some(Provider {
            issuer: issuer.to_owned(),
            client: "hailong".to_owned(),
            secret: None,
            name: "Cổng cán bộ".to_owned(),
        }),
        ..Config::at("http://127.0.0.1:8080")
    })
}

#[tokio::test]
async fn the_way_to_a_provider_is_there_where_one_is_set_and_nowhere_else() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let page = platform.get("/login").await;
        assert!(!page.body.contains("/login/provider"));
        for path in ["/login/provider", "/login/provider/back?code=a&state=b"] {
            assert_eq!(platform.get(path).await.status, StatusCode::NOT_FOUND);
        }
        // Nobody listens at port 1.
        let platform = platform.set(configured("http://127.0.0.1:1"));
        let page = platform.get("/login?next=%2Foffice%2Fplan").await;
        assert!(page.body.contains("/login/provider?next=%2Foffice%2Fplan"));
        assert!(page.body.contains("Cổng cán bộ"));
        let page = platform.get("/login/provider").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("Chưa kết nối được"));
        assert_eq!(page.header("set-cookie"), "");
        for path in [
            "/login/provider/back",
            "/login/provider/back?code=a&state=b&lang=en",
        ] {
            let page = platform.get(path).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let page = platform
            .send(form("/login/provider/code", &[("code", "1")]))
            .await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn a_subject_is_tied_to_one_account_of_one_provider() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let store = &platform.app.store;
        platform.signed_in("lan", Role::Manager).await;
        platform.signed_in("mai", Role::Manager).await;
        let by = By::command_line(morning());
        let link = async |name: &str| store.link_subject(name, (ISSUER, "7"), &by).await.unwrap();
        assert_eq!(link("nobody").await, Linked::NoAccount);
        assert_eq!(link("lan").await, Linked::Done);
        assert_eq!(link("mai").await, Linked::Taken("lan".to_owned()));
        let found = async |issuer: &str| {
            let staff = store.staff_of_subject(issuer, "7").await.unwrap();
            staff.map(|staff| staff.name)
        };
        assert_eq!(found(ISSUER).await.as_deref(), Some("lan"));
        assert_eq!(found("https://another.example").await, None);
        assert_eq!(store.subjects().await.unwrap()["lan"], ["7"]);
        assert!(store.unlink_subjects("lan", &by).await.unwrap());
        assert!(!store.unlink_subjects("lan", &by).await.unwrap());
        assert_eq!(found(ISSUER).await, None);
        assert_eq!(store.verify_audit().await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_under_way_is_good_once_and_for_its_time() {
    on_both(async |database| {
        let store = &database.store;
        let now = morning();
        let ends = now + TimeDelta::minutes(10);
        let sign_in = SignIn {
            staff: None,
            next: "/office".to_owned(),
            lang: "vi".to_owned(),
        };
        for secret in [[1; 32], [2; 32]] {
            store
                .keep_sign_in(secret, &sign_in, (now, ends))
                .await
                .unwrap();
        }
        assert_eq!(
            store.sign_in([1; 32], now).await.unwrap(),
            Some(sign_in.clone())
        );
        assert_eq!(
            store.take_sign_in([1; 32], now).await.unwrap(),
            Some(sign_in)
        );
        assert_eq!(store.take_sign_in([1; 32], now).await.unwrap(), None);
        assert_eq!(store.take_sign_in([2; 32], ends).await.unwrap(), None);
        assert_eq!(store.take_sign_in([3; 32], now).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn coming_in_going_out_and_being_held_up_stand_in_the_log_without_passwords() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let mut out = form("/logout", &[]);
        out.headers_mut().insert("cookie", cookie.parse().unwrap());
        assert_eq!(platform.send(out).await.status, StatusCode::SEE_OTHER);
        for name in ["lan", "một mật khẩu gõ nhầm ô"] {
            for _ in 0..4 {
                let wrong = [
                    ("name", name),
                    ("password", "mật khẩu sai"),
                    ("code", "123456"),
                ];
                platform.post("/login", &wrong).await;
            }
        }
        let everything = hailong::store::AuditFilter::default();
        let entries = platform
            .app
            .store
            .audit_page(&everything, None, 50)
            .await
            .unwrap();
        let told: Vec<_> = entries
            .iter()
            .rev()
            .map(|each| each.entry.action.as_str())
            .collect();
        assert_eq!(
            told,
            [
                "staff.added",
                "staff.signed-in",
                "staff.signed-out",
                "staff.held-up"
            ]
        );
        assert!(!format!("{entries:?}").contains("mật khẩu"));
    })
    .await;
}
