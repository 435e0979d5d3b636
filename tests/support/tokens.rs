//! The token in the forms of office pages: written into what is sent, looked for in what comes back.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Method, Request};
use hailong::config::Config;
use hailong::web::auth::session::Secret;
use hailong::web::csrf;
use hailong::web::csrf::{FIELD, Token};
use http_body_util::BodyExt;

use super::platform::PAIRS;

/// The session's secret of a request whose page carries its token in the forms.
pub fn guarding(config: &Config, request: &Request<Body>) -> Option<Secret> {
    let path = request.uri().path();
    let is_guarded = path.starts_with("/office") || path == "/logout";
    Secret::carried(request.headers(), config).filter(|_| is_guarded)
}

/// The request as an office page of its session would send it.
pub async fn with_token(config: &Config, request: Request<Body>) -> Request<Body> {
    let secret = guarding(config, &request).filter(|_| request.method() == Method::POST);
    let Some(secret) = secret else {
        return request;
    };
    let (mut head, body) = request.into_parts();
    let body = body.collect().await.expect("a whole body").to_bytes();
    let pairs = HeaderValue::from_static(PAIRS);
    let kind = head.headers.entry(CONTENT_TYPE).or_insert(pairs);
    let boundary = kind.to_str().expect("text").split_once("boundary=");
    let boundary = boundary.map(|(_, boundary)| boundary);
    let body = csrf::with_token(&Token::of(&secret), boundary, &body);
    Request::from_parts(head, Body::from(body))
}

/// Panics unless each posted form of a page begins with this session's token.
pub fn assert_tokens(secret: &Secret, page: &str) {
    let token = Token::of(secret);
    let begins = format!("<input type=\"hidden\" name=\"{FIELD}\" value=\"");
    for form in page.split("<form").skip(1) {
        let (tag, inside) = form.split_once('>').expect("a whole tag");
        let said = inside.strip_prefix(&begins).and_then(|rest| rest.split('"').next());
        let is_there = said.is_some_and(|said| token.is(said));
        assert_eq!(is_there, tag.contains("method=\"post\""), "<form{tag}>");
    }
}
