//! Signing in and out over HTTP.

use axum::Extension;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Query, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use super::credentials::{attempt, hashing_permit, verify_credentials};
use crate::app::App;
use crate::base::Lang;
use crate::pages::staff::pages::{self, Refusal, SignIn};
use crate::pages::staff::throttle::{Rejected, Throttle, Tried};
use crate::store::Staff;
use crate::web::auth::session;
use crate::web::auth::session::{CookieKind, Secret};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, first};
use crate::web::lang::PageLang;
use crate::web::paths;

/// The fields of the sign-in form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Entered {
    pub(super) name: String,
    pub(super) password: String,
    /// Of the second factor, where one is set up.
    pub(super) code: String,
    pub(super) next: String,
    pub(super) lang: Lang,
}

/// Shows the sign-in page.
pub(crate) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Query(asked): Query<Fields>,
) -> Response {
    let shown = SignIn {
        lang,
        demo: app.config.demo,
        next: safe_redirect(first(&asked, "next")),
        name: "",
        provider: provider_of(&app),
        refused: None,
    };
    pages::sign_in(shown).into_response()
}

/// Signs in, or shows the page again with the reason.
pub(crate) async fn enter(
    State(app): State<App>,
    Extension(throttle): Extension<Throttle>,
    _: SameOrigin,
    entered: Result<Form<Entered>, FormRejection>,
) -> Result<Response, Failure> {
    let Form(mut entered) = entered.map_err(|_| Failure::WrongType)?;
    // No name has control characters, and PostgreSQL takes no text with a zero byte.
    entered.name.retain(|letter| !letter.is_control());
    let staff = app.store.staff(&entered.name).await?;
    let tried = Tried { name: &entered.name, has_account: staff.is_some() };
    let permit = hashing_permit(&app).await?;
    let check = verify_credentials(&app, staff, &entered.password, &entered.code, permit);
    match attempt(&app, &throttle, tried, check).await? {
        Ok(staff) => {
            let next = paths::in_lang(safe_redirect(&entered.next), entered.lang);
            signed_in(&app, &staff, &next, "password").await
        }
        Err(rejected) => Ok(refused(&app, &entered, Refusal::Rejected(rejected))),
    }
}

/// The name of the provider of identities, if one is set up.
fn provider_of(app: &App) -> Option<&str> {
    let provider = app.config.provider.as_ref();
    provider.map(|provider| provider.name.as_str())
}

/// Begins a session of an account that signed in `by` a password or a provider, and redirects to `next`.
pub(super) async fn signed_in(
    app: &App,
    staff: &Staff,
    next: &str,
    by: &str,
) -> Result<Response, Failure> {
    let secret = session::begin(app, &staff.name, by).await?;
    let cookies = CookieJar::new().add(secret.cookie(&app.config));
    Ok((cookies, Redirect::to(next)).into_response())
}

/// The sign-in page again, with what was typed and why it was refused.
pub(super) fn refused(app: &App, entered: &Entered, refusal: Refusal<'_>) -> Response {
    let shown = SignIn {
        lang: entered.lang,
        demo: app.config.demo,
        next: safe_redirect(&entered.next),
        name: &entered.name,
        provider: provider_of(app),
        refused: Some(refusal),
    };
    let page = pages::sign_in(shown);
    match refusal {
        Refusal::Rejected(Rejected::Wait(seconds)) => {
            let seconds = [(RETRY_AFTER, HeaderValue::from(seconds))];
            (StatusCode::TOO_MANY_REQUESTS, seconds, page).into_response()
        }
        Refusal::Rejected(Rejected::Wrong) | Refusal::Provider(_) => {
            (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
        }
    }
}

/// Signs out and goes to the public start.
pub(crate) async fn leave(
    State(app): State<App>,
    _: SameOrigin,
    headers: HeaderMap,
) -> Result<(CookieJar, Redirect), Failure> {
    if let Some(secret) = Secret::carried(&headers, &app.config) {
        session::end(&app, &secret).await?;
    }
    let cookies = CookieJar::new().add(CookieKind::Session.ended(&app.config));
    Ok((cookies, Redirect::to(&paths::home())))
}

/// `next` if it is one of our office pages or a form, else the office's start: a link to the sign-in must not lead to
/// another site.
pub(super) fn safe_redirect(next: &str) -> &str {
    let form = next.strip_prefix("/s/").is_some_and(|code| code.chars().all(char::is_alphanumeric));
    let ours =
        form || next == "/office" || next.starts_with("/office/") || next.starts_with("/office?");
    let plain = !next.chars().any(char::is_control);
    if ours && plain { next } else { "/office" }
}
