//! Signing in by a provider, as far as it goes without one; `tests/browser` has a real one.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::http::header::COOKIE;
use chrono::TimeDelta;
use hailong::config::{Config, Provider};
use hailong::domain::account::Role;
use hailong::store::{AuditFilter, By, Linked, SignIn};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::support::databases::on_both;
use crate::support::platform::{PASSWORD, Page, Platform, form, morning};

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
        // It is left in peace for a while, and nothing is written of any such request.
        assert_eq!(platform.get("/login/provider").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        for path in ["/login/provider/back", "/login/provider/back?code=a&state=b&lang=en"] {
            let page = platform.get(path).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let page = platform.send(form("/login/provider/code", &[("code", "1")])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

/// A provider that takes connections and says nothing on them until it is dropped.
async fn silent() -> (String, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let silence = tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((stream, _)) = listener.accept().await {
            held.push(stream);
        }
    });
    (issuer, silence)
}

#[tokio::test]
async fn a_silent_provider_is_told_of_while_it_is_silent_and_passwords_go_on() {
    on_both(async |database| {
        let (issuer, silence) = silent().await;
        let platform = Platform::on(database).await.set(configured(&issuer));
        platform.signed_in("lan", Role::Viewer).await;
        let asked = async || {
            let page = platform.get("/login/provider?next=%2Foffice%2Fplan").await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
            assert!(page.body.contains("Chưa kết nối được"), "{}", page.body);
            // The way by password stands on the same page, and leads on to where one was going.
            assert!(page.body.contains("name=\"password\"") && page.body.contains("/office/plan"));
        };
        // More at once than may ask the provider.
        let all = futures_util::future::join_all((0..12).map(|_| asked()));
        let password = platform.post("/login", &[("name", "lan"), ("password", PASSWORD)]);
        let (_, entered) = tokio::join!(all, password);
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);
        assert!(!silence.is_finished(), "it has said nothing until now");
        silence.abort();
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
        let tied = (ISSUER.to_owned(), "7".to_owned());
        assert_eq!(store.subjects().await.unwrap()["lan"], [tied]);
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
        let sign_in = SignIn { staff: None, next: "/office".to_owned(), lang: "vi".to_owned() };
        for secret in [[1; 32], [2; 32]] {
            store.keep_sign_in(secret, &sign_in, (now, ends)).await.unwrap();
        }
        assert_eq!(store.sign_in([1; 32], now).await.unwrap(), Some(sign_in.clone()));
        assert_eq!(store.take_sign_in([1; 32], now).await.unwrap(), Some(sign_in));
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
                let wrong = [("name", name), ("password", "mật khẩu sai"), ("code", "123456")];
                platform.post("/login", &wrong).await;
            }
        }
        let everything = hailong::store::AuditFilter::default();
        let entries = platform.app.store.audit_page(&everything, None, 50).await.unwrap();
        let told: Vec<_> = entries.iter().rev().map(|each| each.entry.action.as_str()).collect();
        assert_eq!(told, ["staff.added", "staff.signed-in", "staff.signed-out", "staff.held-up"]);
        assert!(!format!("{entries:?}").contains("mật khẩu"));
    })
    .await;
}

async fn posted(platform: &Platform, cookie: &str, fields: &[(&str, &str)]) -> Page {
    let mut request = form("/office/staff?lang=en", fields);
    let cookie = cookie.parse().unwrap();
    request.headers_mut().insert(COOKIE, cookie);
    platform.send(request).await
}

#[tokio::test]
async fn without_a_provider_nobody_is_tied_on_the_accounts_page() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        platform.signed_in("lan", Role::Manager).await;
        let page = platform.get_as(&admin, "/office/staff").await;
        assert!(!page.body.contains("name=\"subject\""), "{}", page.body);
        for task in ["link", "unlink"] {
            let fields = [("do", task), ("name", "lan"), ("subject", "7")];
            let page = posted(&platform, &admin, &fields).await;
            assert_eq!(page.status, StatusCode::BAD_REQUEST, "{task}");
        }
        assert!(platform.app.store.subjects().await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_administrator_ties_another_account_to_an_identity_and_unties_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await.set(configured(ISSUER));
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        platform.signed_in("lan", Role::Manager).await;
        let fields = [("do", "link"), ("name", "lan"), ("subject", " sub-lan ")];
        let done = posted(&platform, &admin, &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let store = &platform.app.store;
        let tied = store.staff_of_subject(ISSUER, "sub-lan").await.unwrap();
        assert_eq!(tied.map(|staff| staff.name).as_deref(), Some("lan"));
        let page = platform.get_as(&admin, "/office/staff").await;
        assert!(page.body.contains("<code>sub-lan</code>"), "{}", page.body);
        assert!(page.body.contains("Mã định danh tại Cổng cán bộ"));

        let fields = [("do", "unlink"), ("name", "lan")];
        for _ in 0..2 {
            let done = posted(&platform, &admin, &fields).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER);
        }
        assert!(store.subjects().await.unwrap().is_empty());
        let page = platform.get_as(&admin, "/office/staff").await;
        assert!(!page.body.contains("sub-lan"), "{}", page.body);
        let filter = AuditFilter { subject: Some("lan".to_owned()), ..AuditFilter::default() };
        let told = store.audit_page(&filter, None, 2).await.unwrap();
        let told: Vec<_> = told
            .into_iter()
            .map(|each| (each.entry.action, each.entry.before, each.entry.after))
            .collect();
        let identity = Some(format!("{ISSUER} sub-lan"));
        assert_eq!(
            told,
            [
                ("staff.unlinked".to_owned(), identity.clone(), None),
                ("staff.linked".to_owned(), None, identity),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn a_bad_identity_is_refused_with_what_was_typed() {
    on_both(async |database| {
        let platform = Platform::on(database).await.set(configured(ISSUER));
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        for name in ["lan", "mai"] {
            platform.signed_in(name, Role::Manager).await;
        }
        let by = By::command_line(morning());
        let store = &platform.app.store;
        store.link_subject("mai", (ISSUER, "7"), &by).await.unwrap();
        let long = "7".repeat(256);
        for (task, name, subject, said) in [
            ("link", "lan", "", "1 to 255 characters"),
            ("link", "lan", &long, "1 to 255 characters"),
            ("link", "lan", "7", "tied to another account"),
            ("link", "nobody", "8", "no account of this name"),
            ("unlink", "nobody", "", "no account of this name"),
            ("link", "quản.trị", "8", "their own account"),
            ("unlink", "quản.trị", "", "their own account"),
        ] {
            let fields = [("do", task), ("name", name), ("subject", subject)];
            let page = posted(&platform, &admin, &fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{task} {name}");
            assert!(page.body.contains(said), "{said}: {}", page.body);
            if name == "lan" {
                let kept = format!("name=\"subject\" value=\"{subject}\"");
                assert!(page.body.contains(&kept), "{kept}");
            }
        }
        assert_eq!(store.subjects().await.unwrap().len(), 1);
    })
    .await;
}
