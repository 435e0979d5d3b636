//! Protection against cross-site request forgery (CSRF): each form that an office page posts carries a
//! token of its session as its first field.
//!
//! One layer around all addresses offers the token to the pages ([`csrf_field`]) and takes it off again
//! before a handler reads what was sent. A request without the session's own token goes no further. API
//! tokens need none: no browser sends them by itself.

mod again;
mod body;
mod field;
pub mod origin;
mod token;

use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::paths;
use crate::app::App;
use crate::web::auth::caller;
use crate::web::auth::session::Secret;
use crate::web::errors::failure::Failure;
use crate::web::upload::Typed;

pub use body::with_token;
pub use field::{csrf_field, csrf_field_of};
pub use token::{FIELD, Token};

/// Marks a request that carried its session's token; set by the layer, checked by [`csrf_verified`].
#[derive(Clone, Copy, Debug)]
struct TokenVerified;

/// The layer around all addresses.
pub async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let carried = Secret::carried(request.headers(), &app.config);
    let Some(secret) = carried.filter(|_| is_of_staff(request.uri().path())) else {
        return match without_session(&app, request).await {
            Ok(request) => next.run(request).await,
            Err(page) => page,
        };
    };
    let token = Token::of(&secret);
    let answer = async {
        match admitted(&app, &secret, &token, request).await {
            Ok(request) => next.run(request).await,
            Err(refusal) => refusal,
        }
    };
    field::TOKEN.scope(token.masked(app.random.bytes()), answer).await
}

/// Whether sessions count at this path: at the office's pages and the sign-out, which public pages offer too.
fn is_of_staff(path: &str) -> bool {
    path == paths::sign_out() || paths::is_public_page(path) || is_office(path)
}

fn is_office(path: &str) -> bool {
    let office = paths::office();
    let below = path.strip_prefix(&office);
    below.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
}

/// Whether a request changes nothing or has shown its session's token.
pub(super) fn csrf_verified(parts: &Parts) -> bool {
    parts.method.is_safe() || parts.extensions.get::<TokenVerified>().is_some()
}

/// A request that nobody is signed in for. It passes, and the handler redirects it to the sign-in, unless it is a form
/// of an office page: what was typed there is kept.
async fn without_session(app: &App, request: Request) -> Result<Request, Response> {
    if request.method().is_safe() || !is_office(request.uri().path()) {
        return Ok(request);
    }
    match again::ended(app, request).await {
        Ok(page) => Err(page),
        Err(request) => Ok(request),
    }
}

/// The request without its token, or the refusal.
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
    // The body is shorter by the token now.
    parts.headers.remove(CONTENT_LENGTH);
    if let Some(said) = said.filter(|said| token.is(said)) {
        if let Some(typed) = parts.extensions.get::<Typed>() {
            typed.add(FIELD, said);
        }
        parts.extensions.insert(TokenVerified);
        return Ok(Request::from_parts(parts, body));
    }
    let session = app.store.session(secret.hash(), app.clock.now()).await;
    match session {
        Err(error) => Err(Failure::from(error).into_response()),
        Ok(None) => without_session(app, Request::from_parts(parts, body)).await,
        Ok(Some(staff)) => {
            let request = Request::from_parts(parts, body);
            caller::remember(staff, app)
                .await
                .map_err(|error| Failure::from(error).into_response())?;
            Err(again::asked(app, request).await)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_office_and_the_way_out_are_guarded_and_nothing_that_only_begins_alike() {
        for path in ["/", "/results", "/office", "/office/staff", "/office.csv", "/logout"] {
            assert!(is_of_staff(path), "{path}");
        }
        for path in ["/officer", "/healthz", "/login", "/s/BT01", "/petitions/new"] {
            assert!(!is_of_staff(path), "{path}");
        }
    }
}
