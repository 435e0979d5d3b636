//! The second factor over HTTP: set up on one's own page, verified at the sign-in.

use axum::Extension;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::credentials::verify_own_password;
use crate::app::App;
use crate::base::{Lang, code};
use crate::pages::staff::pages::factor;
use crate::pages::staff::pages::factor::State as Shows;
use crate::pages::staff::pages::factor::{Fault, Shown};
use crate::pages::staff::throttle::{Rejected, Throttle};
use crate::pages::staff::totp;
use crate::store::By;
use crate::web::auth::permission::{May, OwnAccount};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::lang::PageLang;
use crate::web::qr::Qr;

/// The fields of the form.
#[derive(Debug, Deserialize)]
pub(crate) struct Entered {
    /// The secret the page offered; it is stored once a code shows that the app has it.
    #[serde(default)]
    secret: String,
    #[serde(default)]
    code: String,
    /// The current password: an open screen must not be enough to take an account over.
    #[serde(default)]
    current: String,
}

/// `GET /office/account/second-factor`
pub(crate) async fn show(
    State(app): State<App>,
    who: May<OwnAccount>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    let name = &who.staff().name;
    if app.store.second_factor(name).await?.is_some() {
        return Ok(page(lang, Shows::SetUp));
    }
    offer((name, lang), app.random.bytes(), "", &[])
}

/// `POST /office/account/second-factor`
pub(crate) async fn set_up(
    State(app): State<App>,
    Extension(throttle): Extension<Throttle>,
    _: SameOrigin,
    (who, PageLang(lang)): (May<OwnAccount>, PageLang),
    entered: Result<Form<Entered>, FormRejection>,
) -> Result<Response, Failure> {
    let Form(entered) = entered?;
    let name = &who.staff().name;
    if app.store.second_factor(name).await?.is_some() {
        return Ok(page(lang, Shows::SetUp));
    }
    let mut faults = Vec::new();
    match verify_own_password(&app, &throttle, who.staff(), &entered.current).await? {
        Ok(()) => {}
        Err(Rejected::Wrong) => faults.push(Fault::Password),
        Err(Rejected::Wait(seconds)) => faults.push(Fault::Wait(seconds)),
    }
    let secret = code::of_base32(&entered.secret);
    let typed = totp::tidied(&entered.code);
    let step = secret.and_then(|it| totp::matching_step(&it, &typed, app.clock.now()));
    let (Some(secret), Some(step), []) = (secret, step, faults.as_slice()) else {
        if step.is_none() {
            faults.insert(0, Fault::Code);
        }
        let secret = secret.unwrap_or_else(|| app.random.bytes());
        return offer((name, lang), secret, &entered.code, &faults);
    };
    let codes = totp::recovery_codes(&app.random);
    let hashes: Vec<[u8; 32]> = codes.iter().map(|code| totp::recovery_hash(code)).collect();
    let by = who.by(&app);
    let kept = app.store.enrol(name, (&secret, step), &hashes, &by).await?;
    let shows = if kept { Shows::Recovery(&codes) } else { Shows::SetUp };
    Ok(page(lang, shows))
}

/// The page that offers a secret; with faults, what was typed is kept.
fn offer(
    (name, lang): (&str, Lang),
    secret: [u8; totp::SECRET],
    typed: &str,
    faults: &[Fault],
) -> Result<Response, Failure> {
    let qr = Qr::of(&totp::uri(name, secret));
    let qr = qr.map_err(|error| Failure::Inside(error.to_string()))?;
    let secret = code::base32(&secret);
    let shows = Shows::Offered { qr: &qr, secret: &secret, typed, faults };
    let answer = page(lang, shows);
    Ok(if faults.is_empty() {
        answer
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, answer).into_response()
    })
}

fn page(lang: Lang, shows: Shows<'_>) -> Response {
    factor::page_of(&Shown { shows, lang }).into_response()
}

/// Whether the second factor is right, after a right password: anything where none is set up, else a code of
/// the app or a recovery code, each good once. A wrong or missing code is written to the audit log, since
/// another person may know the password.
pub(super) async fn passes(app: &App, name: &str, typed: &str) -> Result<bool, Failure> {
    let Some(secret) = app.store.second_factor(name).await? else {
        return Ok(true);
    };
    let now = app.clock.now();
    let step = totp::matching_step(&secret, &totp::tidied(typed), now);
    let passes = if let Some(step) = step {
        app.store.take_step(name, step).await?
    } else {
        let (hash, by) = (totp::recovery_hash(typed), By::account(name, now));
        app.store.take_recovery_code(name, hash, &by).await?
    };
    if !passes {
        let what = if typed.trim().is_empty() { "no code" } else { "wrong code" };
        let entry = By::system(now).did("staff.second-factor-failed", "staff", name);
        app.store.record(&entry.to(what)).await?;
    }
    Ok(passes)
}
