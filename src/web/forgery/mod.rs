//! Requests forged by another site: every form of an office page carries a token of its session.
//!
//! One layer around all addresses does both halves, so that no page and no handler can forget
//! either: it puts the token as the first field into each form that an office page posts, and it
//! takes it off again before the handler reads what was sent. What comes without the session's own
//! token goes no further. A program's token needs none: no browser sends it by itself.

mod again;
mod body;
mod forms;
mod token;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::failure::Failure;
use super::paths;
use super::session::Secret;
use crate::app::App;

pub use body::with_token;
pub use token::{FIELD, Token};

/// A request that changes something has shown its session's token; left by the layer, asked for
/// wherever a session is believed.
#[derive(Clone, Copy, Debug)]
struct Shown;

/// The layer.
pub async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let carried = Secret::carried(request.headers(), &app.config);
    let Some(secret) = carried.filter(|_| is_of_staff(request.uri().path())) else {
        return next.run(request).await;
    };
    let token = Token::of(&secret);
    let has_body = request.method() != Method::HEAD;
    let response = match admitted(&app, &secret, &token, request).await {
        Ok(request) => next.run(request).await,
        Err(refusal) => refusal,
    };
    if has_body && is_page(response.headers()) { marked(response, &token).await } else { response }
}

/// What a session's cookie is believed at: the office's pages, and the way out.
fn is_of_staff(path: &str) -> bool {
    let office = paths::office();
    let below = path.strip_prefix(&office);
    path == paths::sign_out()
        || below.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
}

/// Whether a request may be believed to come from whom its session's cookie names.
pub(super) fn is_meant(parts: &Parts) -> bool {
    parts.method.is_safe() || parts.extensions.get::<Shown>().is_some()
}

/// The request without its token, or why it goes no further. One whose session has ended does: it
/// is led to the sign-in.
async fn admitted(
    app: &App,
    secret: &Secret,
    token: &Token,
    request: Request,
) -> Result<Request, Response> {
    if request.method().is_safe() {
        return Ok(request);
    }
    let (mut parts, body) = request.into_parts();
    let content_type = parts.headers.get(CONTENT_TYPE).cloned();
    let content_type = content_type.as_ref().and_then(|value| value.to_str().ok());
    let opened = body::open(content_type.unwrap_or_default(), body).await;
    let (said, body) = opened.map_err(|_| Failure::Busy.into_response())?;
    // Its length has changed.
    parts.headers.remove(CONTENT_LENGTH);
    if said.is_some_and(|said| token.is(&said)) {
        parts.extensions.insert(Shown);
        return Ok(Request::from_parts(parts, body));
    }
    let session = app.store.session(secret.hash(), app.clock.now()).await;
    match session {
        Err(error) => Err(Failure::from(error).into_response()),
        Ok(None) => Ok(Request::from_parts(parts, body)),
        Ok(Some(staff)) => {
            let request = Request::from_parts(parts, body);
            Err(again::asked(app, &staff.name, request).await)
        }
    }
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).map(axum::http::HeaderValue::as_bytes);
    kind.is_some_and(|kind| kind.starts_with(b"text/html"))
}

/// The page with the token in its forms.
async fn marked(response: Response, token: &Token) -> Response {
    let (mut head, body) = response.into_parts();
    let Ok(page) = to_bytes(body, usize::MAX).await else {
        return Failure::Inside("a page broke off".to_owned()).into_response();
    };
    head.headers.remove(CONTENT_LENGTH);
    let body = match std::str::from_utf8(&page) {
        Ok(text) => Body::from(forms::with_token(text, token)),
        Err(_) => Body::from(page),
    };
    Response::from_parts(head, body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_office_and_the_way_out_are_guarded_and_nothing_that_only_begins_alike() {
        for path in ["/office", "/office/staff", "/office.csv", "/logout"] {
            assert!(is_of_staff(path), "{path}");
        }
        for path in ["/", "/officer", "/login", "/s/BT01", "/petitions/new"] {
            assert!(!is_of_staff(path), "{path}");
        }
    }
}
