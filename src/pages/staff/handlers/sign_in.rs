//! Signing in and out over HTTP.

use axum::Extension;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Query, State};
use axum::http::header::{RETRY_AFTER, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;
use chrono::TimeDelta;
use serde::Deserialize;

use super::credentials::{attempt, hashing_permit, verify_credentials};
use crate::app::App;
use crate::base::Lang;
use crate::domain::account::compared_name;
use crate::pages::staff::pages::{self, Refusal, SignIn};
use crate::pages::staff::throttle::{Rejected, Throttle, Tried, Who};
use crate::store::Staff;
use crate::web::auth::requester::Requester;
use crate::web::auth::session;
use crate::web::auth::session::{CookieKind, Secret};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, first};
use crate::web::lang::PageLang;
use crate::web::paths;

/// How long a browser's cookie is kept; the store forgets it then, too.
const BROWSER_KNOWN: TimeDelta = TimeDelta::days(180);

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
    (requester, headers): (Requester, HeaderMap),
    entered: Result<Form<Entered>, FormRejection>,
) -> Result<Response, Failure> {
    let Form(mut entered) = entered?;
    // No name has control characters, and PostgreSQL takes no text with a zero byte.
    entered.name.retain(|letter| !letter.is_control());
    let staff = app.store.staff_meant(&entered.name).await?;
    let name = staff.as_ref().map_or_else(|| compared_name(&entered.name), |it| it.name.clone());
    let who = who(&app, &name, requester, &headers).await?;
    let tried = Tried { name: &name, has_account: staff.is_some(), who };
    let permit = hashing_permit(&app).await?;
    let check = verify_credentials(&app, staff, &entered.password, &entered.code, permit);
    match attempt(&app, &throttle, tried, check).await? {
        Ok(staff) => {
            let next = paths::in_lang(safe_redirect(&entered.next), entered.lang);
            signed_in((&app, &headers), &staff, &next, "password").await
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
    (app, headers): (&App, &HeaderMap),
    staff: &Staff,
    next: &str,
    by: &str,
) -> Result<Response, Failure> {
    let secret = session::begin(app, &staff.name, by).await?;
    let now = app.clock.now();
    // A new secret each time: the one before may have been another account's.
    let browser = Secret::drawn(&app.random);
    app.store.remember_browser(browser.hash(), &staff.name, now).await?;
    if let Some(before) = Secret::carried_for(CookieKind::Browser, headers, &app.config) {
        app.store.forget_browser(before.hash(), &staff.name).await?;
    }
    let session = CookieJar::new().add(secret.cookie(&app.config));
    let browser = browser.cookie_for(CookieKind::Browser, &app.config, BROWSER_KNOWN);
    let browser = AppendHeaders([(SET_COOKIE, browser.to_string())]);
    Ok((session, browser, Redirect::to(next)).into_response())
}

/// Who tries to sign in under a name.
pub(super) async fn who(
    app: &App,
    name: &str,
    requester: Requester,
    headers: &HeaderMap,
) -> Result<Who, Failure> {
    let Some(secret) = Secret::carried_for(CookieKind::Browser, headers, &app.config) else {
        return Ok(Who::Stranger(requester));
    };
    let hash = secret.hash();
    let is_known = app.store.knows_browser(hash, name, app.clock.now()).await?;
    Ok(if is_known { Who::Known(hash) } else { Who::Stranger(requester) })
}

/// The sign-in page again, with what was typed and why it was refused.
pub(super) fn refused(app: &App, entered: &Entered, refusal: Refusal<'_>) -> Response {
    let shown = SignIn {
        lang: entered.lang,
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
