//! Answers of pages that are no larger than what was sent, and headers of a public address.

use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use axum::http::header::{CONTENT_TYPE, COOKIE};
use clap::Parser;
use hailong::config::{Config, Listening};
use hailong::domain::account::Role;

use crate::support::databases::on_both;
use crate::support::platform::{PAIRS, Platform, form};

#[tokio::test]
async fn a_form_of_unknown_fields_is_answered_by_a_page_of_usual_size() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let fields: Vec<String> = (0..8000).map(|number| format!("x{number}=")).collect();
        let lan = platform.signed_in("lan", Role::Manager).await;
        for (path, cookie) in [("/s/BT01", ""), ("/office/staff", &lan), ("/login", "")] {
            let request = Request::post(path)
                .header(CONTENT_TYPE, PAIRS)
                .header(COOKIE, cookie)
                .header("sec-fetch-site", "same-origin");
            let body = Body::from(fields.join("&"));
            let page = platform.send_bare(request.body(body).unwrap()).await;
            assert!(page.status.is_client_error(), "{path}");
            assert!(page.body.len() < 40_000, "{path}: {}", page.body.len());
        }
        let long = format!("/office/petitions?{}", "a=&".repeat(1500));
        let page = platform.get_as(&lan, &long).await;
        assert_eq!((page.status.as_u16(), page.body.len()), (414, 0));
        let page = platform.get(&format!("/api/v1/petitions?{}", "a=&".repeat(1500))).await;
        assert_eq!(page.status.as_u16(), 414);
        assert_eq!(page.header("content-type"), "application/problem+json");
    })
    .await;
}

#[tokio::test]
async fn a_page_that_offers_a_form_again_has_no_password_in_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("an", Role::Admin).await;
        let secret = "một mật khẩu thật dài";
        let fields = [("do", "add"), ("name", "mai"), ("role", "viewer"), ("password", secret)];
        let mut request = form("/office/staff", &fields);
        let headers = request.headers_mut();
        headers.insert(COOKIE, admin.parse().unwrap());
        headers.insert("sec-fetch-site", "same-origin".parse().unwrap());
        let page = platform.send_bare(request).await;
        assert_eq!(page.status, 403);
        assert!(page.body.contains("value=\"mai\"") && !page.body.contains(secret));
        assert!(page.body.contains("type=\"password\" name=\"password\""), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn each_page_has_another_token_and_https_is_said_where_it_is_the_public_address() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("an", Role::Admin).await;
        let token = async || {
            let page = platform.get_as(&admin, "/office/staff").await.body;
            let (_, rest) = page.split_once("name=\"formtoken\" value=\"").unwrap();
            rest.split('"').next().unwrap().to_owned()
        };
        let (one, other) = (token().await, token().await);
        assert_eq!((one.len(), other.len()), (128, 128));
        assert_ne!(one[..64], other[..64]);
        assert_ne!(one[64..], other[64..]);
        assert_eq!(platform.get("/").await.header("strict-transport-security"), "");
        let https = Arc::new(Config::at("https://khaosat.example.gov.vn"));
        let platform = platform.set(https);
        for path in ["/", "/s/BT01", "/none"] {
            let said = platform.get(path).await;
            assert_eq!(said.header("strict-transport-security"), "max-age=31536000", "{path}");
        }
        let sent = form("/login", &[("name", "an"), ("password", "sai")]);
        let (mut head, body) = sent.into_parts();
        head.headers.insert("origin", "https://khaosat.example.gov.vn".parse().unwrap());
        head.headers.insert("host", "may-chu.local:8080".parse().unwrap());
        let page = platform.send(Request::from_parts(head, body)).await;
        assert_eq!(page.status, 422);
    })
    .await;
}

#[derive(Parser)]
struct Asked {
    #[command(flatten)]
    listening: Listening,
}

#[test]
fn a_public_address_stands_at_the_root_of_a_host() {
    let check = |url: &str| Asked::parse_from(["", "--public-url", url]).listening.check();
    for good in ["https://h.example.gov.vn", "https://h.example.gov.vn/", "http://10.0.0.5:8080"] {
        assert_eq!(check(good), Ok(()), "{good}");
    }
    for bad in [
        "https://h.example.gov.vn/khaosat",
        "https://h.example.gov.vn?x=1",
        "https://user@h.example.gov.vn",
        "https://",
        "h.example.gov.vn",
        "ftp://h.example.gov.vn",
    ] {
        assert!(check(bad).unwrap_err().contains(bad), "{bad}");
    }
}
