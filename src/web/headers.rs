//! Security headers of every response.

use std::sync::LazyLock;

use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use data_encoding::BASE64;
use sha2::{Digest, Sha256};

use super::assets::FORM_CSS;
use super::paths;

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
