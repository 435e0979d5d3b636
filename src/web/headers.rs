//! Security headers of every response.

use std::sync::LazyLock;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64;
use sha2::{Digest, Sha256};

use super::assets::FORM_CSS;
use super::errors::problem::Problem;
use super::paths;
use crate::app::App;

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

/// Other sites do not learn which page a visitor came from. Not `no-referrer`: from such
/// a page browsers send a form with `Origin: null` (Fetch standard, "append a request `Origin` header",
/// <https://fetch.spec.whatwg.org/#append-a-request-origin-header>), which is what a foreign page's looks
/// like, and on a plain-http intranet they send no `Sec-Fetch-Site` that would tell the two apart.
const REFERRERS: &str = "same-origin";

/// No script; styles from this host or, on the form, exactly those it has inline.
static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| policy(""));

/// The office's pages may load our script, which may ask this host for news.
static OFFICE_POLICY: LazyLock<HeaderValue> =
    LazyLock::new(|| policy("; script-src 'self'; connect-src 'self'"));

fn policy(more: &str) -> HeaderValue {
    let form_css = BASE64.encode(&Sha256::digest(FORM_CSS));
    let policy = format!(
        "default-src 'none'; style-src 'self' 'sha256-{form_css}'; font-src 'self'; \
         img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'{more}"
    );
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// The same with a frame that shows a page of this host.
static FRAMING_POLICY: LazyLock<HeaderValue> =
    LazyLock::new(|| policy("; script-src 'self'; connect-src 'self'; frame-src 'self'"));

/// Inside such a frame: no script, and nothing is sent.
static FRAMED_POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let policy = policy("");
    let policy = policy.to_str().unwrap_or_default();
    let framed = policy
        .replace("frame-ancestors 'none'", "frame-ancestors 'self'")
        .replace("form-action 'self'", "form-action 'none'");
    HeaderValue::from_str(&framed).unwrap_or(HeaderValue::from_static("default-src 'none'"))
});

/// A page with a frame that shows a page of this host.
pub fn framing(page: impl IntoResponse) -> Response {
    let mut response = page.into_response();
    set(response.headers_mut(), CONTENT_SECURITY_POLICY, &FRAMING_POLICY);
    response
}

/// A page that is shown in a frame of this host's pages.
pub fn framed(page: impl IntoResponse) -> Response {
    let mut response = page.into_response();
    let headers = response.headers_mut();
    set(headers, CONTENT_SECURITY_POLICY, &FRAMED_POLICY);
    set(headers, X_FRAME_OPTIONS, &HeaderValue::from_static("SAMEORIGIN"));
    response
}

/// A year of https alone (RFC 6797); subdomains are not ours to speak for.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// The longest path and query: pages write the query into their links, many times.
const LONGEST_ADDRESS: usize = 4096;

/// Refuses addresses that are too long, to a browser without a page, which would write the address out again. Says with
/// an https public address that this host speaks https alone.
pub async fn addressed(State(app): State<App>, request: Request, next: Next) -> Response {
    let address = request.uri().path_and_query();
    let mut response = if address.is_some_and(|it| it.as_str().len() > LONGEST_ADDRESS) {
        let is_api = request.uri().path().starts_with("/api/");
        if is_api { too_long().into_response() } else { StatusCode::URI_TOO_LONG.into_response() }
    } else {
        next.run(request).await
    };
    if app.config.public_url.starts_with("https://") {
        set(response.headers_mut(), STRICT_TRANSPORT_SECURITY, &HSTS);
    }
    response
}

fn too_long() -> Problem {
    Problem::new(StatusCode::URI_TOO_LONG, "too-long", "The address is too long")
        .detail("It takes 4096 characters; leave fields out.")
}

/// Adds the headers. Nothing is cached unless the handler says so: a form or a receipt on a shared tablet must
/// not come back with the back button.
pub async fn secure(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_office = path == paths::office() || path.starts_with("/office/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let policy = if is_office { &OFFICE_POLICY } else { &POLICY };
    set(headers, CONTENT_SECURITY_POLICY, policy);
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, REFERRERS),
        (OPENER_POLICY, "same-origin"),
        (PERMISSIONS_POLICY, "camera=(), microphone=(), geolocation=()"),
        (CACHE_CONTROL, "no-store"),
    ] {
        set(headers, name, &HeaderValue::from_static(value));
    }
    response
}

/// Sets a header unless the handler has.
fn set(headers: &mut HeaderMap, name: HeaderName, value: &HeaderValue) {
    headers.entry(name).or_insert_with(|| value.clone());
}
