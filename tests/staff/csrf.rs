//! Forms that another site sends in the name of a signed-in person.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE};
use axum::http::{Request, StatusCode};
use chrono::TimeDelta;
use hailong::domain::account::Role;
use hailong::store::AuditFilter;

use crate::support::databases::on_both;
use crate::support::platform::{Page, Platform, form, morning};

/// Adds an account; its name has what has to be escaped.
const FIELDS: [(&str, &str); 4] =
    [("do", "add"), ("name", "hà \"&<b>"), ("password", "một mật khẩu dài"), ("role", "viewer")];

/// The form of `/office/staff` with this cookie, and the token where there is one.
fn sent(cookie: &str, token: Option<&str>, site: &str) -> Request<Body> {
    let first = token.map(|token| ("formtoken", token));
    let fields: Vec<(&str, &str)> = first.into_iter().chain(FIELDS).collect();
    let mut request = form("/office/staff?lang=en", &fields);
    let headers = request.headers_mut();
    headers.insert(COOKIE, cookie.parse().unwrap());
    headers.insert("sec-fetch-site", site.parse().unwrap());
    request
}

/// The token in a page's first form.
fn token_in(page: &Page) -> String {
    let (_, rest) = page.body.split_once("name=\"formtoken\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

async fn is_added(platform: &Platform) -> bool {
    platform.app.store.staff(FIELDS[1].1).await.unwrap().is_some()
}

#[tokio::test]
async fn without_its_sessions_token_a_form_does_nothing_and_is_offered_again() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let cookie = platform.signed_in("lan", Role::Admin).await;
        let other = platform.signed_in("mai", Role::Admin).await;
        let foreign = token_in(&platform.get_as(&other, "/office/staff").await);
        let made_up = "0".repeat(64);
        for token in [None, Some(""), Some(&foreign[..]), Some(&made_up[..])] {
            let page = platform.send_bare(sent(&cookie, token, "same-origin")).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN);
            assert!(page.body.contains("nothing has been kept yet"));
            assert!(page.body.contains("action=\"/office/staff?lang=en\""));
            assert!(page.body.contains("value=\"hà &quot;&amp;&lt;b&gt;\""));
            assert!(!page.body.contains(&made_up) && !page.body.contains(&foreign));
            assert!(!is_added(&platform).await);
        }
        let page = platform.send_bare(sent(&cookie, None, "same-origin")).await;
        let token = token_in(&page);
        let page = platform.send_bare(sent(&cookie, Some(&token), "same-origin")).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        assert!(is_added(&platform).await);
    })
    .await;
}

#[tokio::test]
async fn what_another_site_sent_is_not_offered_again_and_the_token_alone_is_not_enough() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let cookie = platform.signed_in("lan", Role::Admin).await;
        let page = platform.send_bare(sent(&cookie, None, "cross-site")).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(!page.body.contains("name=\"password\""));
        let token = token_in(&page);
        let page = platform.send_bare(sent(&cookie, Some(&token), "cross-site")).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(!is_added(&platform).await);
    })
    .await;
}

#[tokio::test]
async fn a_form_of_an_ended_session_is_kept_beside_the_way_to_sign_in() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let cookie = platform.signed_in("lan", Role::Admin).await;
        platform.app.clock.set(morning() + TimeDelta::hours(13));
        for cookie in [&cookie[..], "theme=dark"] {
            let page = platform.send_bare(sent(cookie, None, "same-origin")).await;
            assert_eq!(page.status, StatusCode::UNAUTHORIZED);
            assert!(page.body.contains("href=\"/login?lang=en\""), "{}", page.body);
            assert!(page.body.contains("action=\"/office/staff?lang=en\""));
            assert!(page.body.contains("value=\"hà &quot;&amp;&lt;b&gt;\""));
            let page = platform.send_bare(sent(cookie, None, "cross-site")).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN);
            assert!(!page.body.contains("<form"), "{}", page.body);
        }
        assert!(!is_added(&platform).await);
    })
    .await;
}

#[tokio::test]
async fn a_form_with_a_file_and_an_old_token_is_offered_without_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let cookie = platform.signed_in("lan", Role::Admin).await;
        let old = "0".repeat(64);
        let part = |name: &str, value: &str| {
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        // Wherever the token stands.
        for parts in [
            [("formtoken", &old[..]), ("subject", "Hố ga")],
            [("subject", "Hố ga"), ("formtoken", &old[..])],
        ] {
            let body: String = parts.iter().map(|(name, value)| part(name, value)).collect();
            let request = Request::post("/office/petitions/new")
                .header(COOKIE, &cookie)
                .header("sec-fetch-site", "same-origin")
                .header(CONTENT_TYPE, "multipart/form-data; boundary=edge");
            let body = Body::from(format!("{body}--edge--\r\n"));
            let page = platform.send_bare(request.body(body).unwrap()).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN);
            assert!(page.body.contains("value=\"Hố ga\""), "{}", page.body);
            assert!(!page.body.contains(&old), "{}", page.body);
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_is_signed_out_by_another_site_and_files_need_the_token_too() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let cookie = platform.signed_in("lan", Role::Admin).await;
        let out = Request::post("/logout").header(COOKIE, &cookie);
        let page = platform.send_bare(out.body(Body::empty()).unwrap()).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        let page = platform.get_as(&cookie, "/office").await;
        assert_eq!(page.status, StatusCode::OK);

        let token = token_in(&page);
        let path = "/office/plan/2023/none/evidence";
        for (token, status) in [("", StatusCode::FORBIDDEN), (&token, StatusCode::NOT_FOUND)] {
            let body = format!(
                "--edge\r\nContent-Disposition: form-data; name=\"formtoken\"\r\n\r\n{token}\r\n\
                 --edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n\
                 %PDF-1.4\r\n--edge--\r\n"
            );
            let request = Request::post(path)
                .header(COOKIE, &cookie)
                .header(CONTENT_TYPE, "multipart/form-data; boundary=edge");
            let page = platform.send_bare(request.body(Body::from(body)).unwrap()).await;
            assert_eq!(page.status, status);
        }
        let everything = AuditFilter::default();
        let entries = platform.app.store.audit_page(&everything, None, 9);
        let entries = entries.await.unwrap();
        assert!(entries.iter().all(|each| !each.entry.action.starts_with("task")));
    })
    .await;
}
