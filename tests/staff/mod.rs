//! Signing in, and what is behind it.

mod accounts;
mod csrf;
mod factor;
pub(crate) mod matrix;
mod people;
mod provider;
mod tokens;
mod tries;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::TimeDelta;
use hailong::domain::account::Role;
use hailong::store::By;

use crate::support::databases::on_both;
use crate::support::platform::{PASSWORD, Page, Platform, form, morning};

#[tokio::test]
async fn an_office_page_leads_to_the_sign_in_and_back() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let page = platform.get("/office/touchpoints").await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        assert_eq!(page.header("location"), "/login?next=%2Foffice%2Ftouchpoints");
        let cookie = platform.signed_in("lan", Role::Manager).await;
        assert!(cookie.starts_with("__Host-hailong="), "{cookie}");
        let page = platform.get_as(&cookie, "/office/touchpoints").await;
        assert_eq!(page.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_read_the_same_and_make_the_next_try_wait() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        platform.signed_in("lan", Role::Viewer).await;
        for name in ["lan", "nobody"] {
            let wrong = [("name", name), ("password", "sai")];
            for _ in 0..3 {
                let page = platform.post("/login", &wrong).await;
                assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
                assert!(page.body.contains("không đúng"));
                assert_eq!(page.header("set-cookie"), "");
            }
            let page = platform.post("/login", &wrong).await;
            assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
        }
        platform.app.clock.set(morning() + TimeDelta::seconds(2));
        let right = [("name", "lan"), ("password", PASSWORD)];
        assert_eq!(platform.post("/login", &right).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_by_sign_out_by_time_and_with_its_account() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let page = "/office/touchpoints";
        let store = &platform.app.store;

        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let out = Request::post("/logout").header("cookie", &cookie);
        platform.send(out.body(Body::empty()).unwrap()).await;
        assert_eq!(platform.get_as(&cookie, page).await.status, StatusCode::SEE_OTHER);

        let cookie = platform.signed_in("mai", Role::Viewer).await;
        assert_eq!(platform.get_as(&cookie, page).await.status, StatusCode::OK);
        assert!(store.disable_staff("mai", &By::system(morning())).await.unwrap());
        assert_eq!(platform.get_as(&cookie, page).await.status, StatusCode::SEE_OTHER);

        let cookie = platform.signed_in("tú", Role::Viewer).await;
        platform.app.clock.set(morning() + TimeDelta::hours(13));
        assert_eq!(platform.get_as(&cookie, page).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

/// What a browser says of a form on a plain-http intranet address, where it sends no `Sec-Fetch-Site`:
/// by the Fetch standard the `Origin` is `null` where the page's policy is `no-referrer`.
fn origin_of_a_form_on(page: &Page, origin: &'static str) -> &'static str {
    match page.header("referrer-policy") {
        "no-referrer" => "null",
        _ => origin,
    }
}

#[tokio::test]
async fn forms_on_a_plain_intranet_address_come_from_our_own_page() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        platform.signed_in("lan", Role::Viewer).await;
        for (path, fields, status) in [
            ("/login", &[("name", "lan"), ("password", PASSWORD)][..], StatusCode::SEE_OTHER),
            ("/petitions/new", &[], StatusCode::UNPROCESSABLE_ENTITY),
            ("/logout", &[], StatusCode::SEE_OTHER),
        ] {
            let shown = platform.get(path).await;
            // Nor may a page's address, which may hold a petition's code, reach other sites.
            assert_eq!(shown.header("referrer-policy"), "same-origin", "{path}");
            let mut request = form(path, fields);
            let headers = request.headers_mut();
            headers.insert("host", "mot-cua.local:8080".parse().unwrap());
            let origin = origin_of_a_form_on(&shown, "http://mot-cua.local:8080");
            headers.insert("origin", origin.parse().unwrap());
            let page = platform.send(request).await;
            assert_eq!(page.status, status, "{path}: {}", page.body);
        }
    })
    .await;
}

#[tokio::test]
async fn forms_of_other_sites_and_ways_back_to_other_sites_are_refused() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        platform.signed_in("lan", Role::Viewer).await;
        let fields = [("name", "lan"), ("password", PASSWORD)];
        for (header, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://evil.example"),
            ("origin", "null"),
        ] {
            let mut request = form("/login", &fields);
            let headers = request.headers_mut();
            headers.insert("host", "127.0.0.1:8080".parse().unwrap());
            headers.insert(header, value.parse().unwrap());
            assert_eq!(platform.send(request).await.status, StatusCode::FORBIDDEN, "{value}");
        }
        for next in ["https://evil.example", "//evil.example", "/officevil", "/logout"] {
            let fields = [("name", "lan"), ("password", PASSWORD), ("next", next)];
            let page = platform.post("/login", &fields).await;
            assert_eq!(page.header("location"), "/office", "{next}");
        }
    })
    .await;
}
