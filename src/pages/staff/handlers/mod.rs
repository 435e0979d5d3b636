//! Signing in and out over HTTP; accounts below.

pub(super) mod accounts;
pub(super) mod factor;
pub(super) mod own;
pub(super) mod provider;

use axum::Extension;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Query, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;
use chrono::TimeDelta;
use serde::Deserialize;

use super::pages::{self, Refusal, SignIn};
use super::password;
use super::throttle::{self, Admission, Throttle, Tried};
use crate::app::App;
use crate::base::Lang;
use crate::base::limiter::Permit;
use crate::store::{By, Staff};
use crate::web::auth::session;
use crate::web::auth::session::{CookieKind, Secret};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, first};
use crate::web::lang::PageLang;
use crate::web::paths;

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Entered {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    /// Of the second factor, where one is set up.
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
    #[serde(default)]
    lang: Lang,
}

/// Shows the sign-in page.
pub(super) async fn show(
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
pub(super) async fn enter(
    State(app): State<App>,
    Extension(throttle): Extension<Throttle>,
    _: SameOrigin,
    entered: Result<Form<Entered>, FormRejection>,
) -> Result<Response, Failure> {
    let Form(mut entered) = entered.map_err(|_| Failure::WrongType)?;
    // No name has any, and PostgreSQL takes no text with a zero byte.
    entered.name.retain(|letter| !letter.is_control());
    let staff = app.store.staff(&entered.name).await?;
    let tried = Tried { name: &entered.name, has_account: staff.is_some() };
    let permit = hashing_permit(&app).await?;
    let wait = match throttle.admit(&app.store, tried, app.clock.now()).await? {
        Admission::Allowed(wait) => wait,
        Admission::Wait(left) => {
            let refusal = Refusal::Wait(throttle::seconds(left));
            return Ok(refused(&app, &entered, refusal));
        }
    };
    if let Some(staff) = verify_credentials(&app, &entered, staff, permit).await? {
        app.store.forget_failed_sign_ins(&staff.name).await?;
        let next = (safe_redirect(&entered.next), entered.lang);
        return signed_in(&app, &staff, next, "password").await;
    }
    record_failure(&app, tried, wait).await?;
    Ok(refused(&app, &entered, Refusal::Wrong))
}

/// The account, when the password is its own, and the code where it needs one. An unknown name takes as long as a known one.
async fn verify_credentials(
    app: &App,
    entered: &Entered,
    staff: Option<Staff>,
    permit: Permit,
) -> Result<Option<Staff>, Failure> {
    let staff = staff.filter(|staff| !staff.disabled);
    let kept = staff.as_ref().map_or(password::NOBODYS, |staff| &staff.password_hash);
    let matches = compared(permit, &entered.password, kept).await?;
    let Some(staff) = staff.filter(|_| matches) else {
        return Ok(None);
    };
    // After the password, so that nobody uses up recovery codes without it.
    let passes = factor::passes(app, &staff.name, &entered.code).await?;
    if !passes {
        factor::failed(app, &staff.name, &entered.code).await?;
    }
    Ok(Some(staff).filter(|_| passes))
}

/// A permit to hash a password. It is taken before the attempt is counted, so that a refused caller has
/// not used up an attempt.
async fn hashing_permit(app: &App) -> Result<Permit, Failure> {
    app.hashing.take().await.ok_or(Failure::Busy)
}

/// Whether a typed password is the one behind a kept hash; beside the threads that serve others.
async fn compared(permit: Permit, typed: &str, kept: &str) -> Result<bool, Failure> {
    let (typed, kept) = (typed.to_owned(), kept.to_owned());
    let compared = permit.run(move || password::matches(&typed, &kept)).await;
    compared.ok_or(Failure::Busy)
}

/// Whether whoever is signed in has shown that it is them at the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proven {
    Yes,
    No,
    /// Too many mistakes, whatever was typed; so many seconds to wait.
    Wait(i64),
}

/// Whether this is the account's own password. Whoever found an open screen must not guess on: mistakes
/// count as those at the sign-in do, and hold up as they do.
async fn is_own_password(
    app: &App,
    throttle: &Throttle,
    staff: &Staff,
    typed: &str,
) -> Result<Proven, Failure> {
    let tried = Tried { name: &staff.name, has_account: true };
    let permit = hashing_permit(app).await?;
    let wait = match throttle.admit(&app.store, tried, app.clock.now()).await? {
        Admission::Allowed(wait) => wait,
        Admission::Wait(left) => return Ok(Proven::Wait(throttle::seconds(left))),
    };
    if compared(permit, typed, &staff.password_hash).await? {
        app.store.forget_failed_sign_ins(&staff.name).await?;
        return Ok(Proven::Yes);
    }
    record_failure(app, tried, wait).await?;
    Ok(Proven::No)
}

/// After a mistake, by which this name must wait so long: the log has those that hold an account up. Of
/// names without an account it has none, since people type passwords there, but they take as long.
async fn record_failure(
    app: &App,
    Tried { name, has_account }: Tried<'_>,
    wait: TimeDelta,
) -> Result<(), Failure> {
    if wait.is_zero() {
        return Ok(());
    }
    let now = app.clock.now();
    if !has_account {
        return Ok(app.store.note_stranger(now).await?);
    }
    let seconds = wait.num_seconds().to_string();
    let entry = By::system(now).did("staff.held-up", "staff", name);
    Ok(app.store.record(&entry.to(seconds)).await?)
}

/// What the provider is called that one may sign in by.
fn provider_of(app: &App) -> Option<&str> {
    let provider = app.config.provider.as_ref();
    provider.map(|provider| provider.name.as_str())
}

/// Begins a session of whoever came in `by` this, and leads on.
async fn signed_in(
    app: &App,
    staff: &Staff,
    (next, lang): (&str, Lang),
    by: &str,
) -> Result<Response, Failure> {
    let secret = session::begin(app, &staff.name, by).await?;
    let cookies = CookieJar::new().add(secret.cookie(&app.config));
    Ok((cookies, Redirect::to(&paths::in_lang(next, lang))).into_response())
}

fn refused(app: &App, entered: &Entered, refusal: Refusal<'_>) -> Response {
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
        Refusal::Wrong | Refusal::Provider(_) => {
            (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
        }
        Refusal::Wait(seconds) => {
            let seconds = [(RETRY_AFTER, HeaderValue::from(seconds))];
            (StatusCode::TOO_MANY_REQUESTS, seconds, page).into_response()
        }
    }
}

/// Signs out and goes to the public start.
pub(super) async fn leave(
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

/// Only our own office pages: a link to the sign-in must not lead on to another site.
fn safe_redirect(next: &str) -> &str {
    let ours = next == "/office" || next.starts_with("/office/") || next.starts_with("/office?");
    let plain = !next.chars().any(char::is_control);
    if ours && plain { next } else { "/office" }
}
