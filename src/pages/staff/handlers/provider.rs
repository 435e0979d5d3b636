//! Signing in by a provider over HTTP: the redirects there and back, and our own second factor where one is set
//! up.

use axum::Extension;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;
use chrono::TimeDelta;
use serde::Deserialize;

use super::credentials::attempt;
use super::factor;
use super::sign_in::{Entered, refused, safe_redirect, signed_in, who};
use crate::app::App;
use crate::base::Lang;
use crate::config;
use crate::pages::staff::pages::provider as pages;
use crate::pages::staff::pages::provider::Code;
use crate::pages::staff::pages::{Refusal, Unproven};
use crate::pages::staff::provider::{Begun, Fault, Providers, Way};
use crate::pages::staff::throttle::{Rejected, Throttle, Tried};
use crate::store::{By, SignIn, Staff};
use crate::web::auth::requester::Requester;
use crate::web::auth::session::{CookieKind, Secret};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, first};
use crate::web::lang::PageLang;
use crate::web::paths;

/// Time for the provider's pages, and again for our second factor.
const WITHIN: TimeDelta = TimeDelta::minutes(10);

fn settings(app: &App) -> Result<&config::Provider, Failure> {
    app.config.provider.as_ref().ok_or(Failure::NotFound)
}

/// `GET /login/provider`: redirects to the provider. It is a link because our policy lets forms lead only to
/// this host.
pub(crate) async fn go(
    State(app): State<App>,
    Extension(providers): Extension<Providers>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let settings = settings(&app)?;
    let now = app.clock.now();
    let begun = Begun {
        secret: Secret::drawn(&app.random),
        at: now.timestamp_millis(),
        lang,
        next: safe_redirect(first(&fields, "next")).to_owned(),
    };
    let address = match providers.of(settings, &app.config.public_url) {
        Ok(provider) => provider.address(&Way::of(begun.secret.clone()), now).await,
        Err(fault) => Err(fault),
    };
    match address {
        Ok(address) => {
            let cookie = CookieKind::Way.cookie(&app.config, begun.text(), WITHIN);
            let cookies = CookieJar::new().add(cookie);
            Ok((cookies, Redirect::to(&address)).into_response())
        }
        Err(fault) => failed(&app, &sign_in_of(&begun), &fault),
    }
}

/// A sign-in as it was begun.
fn sign_in_of(begun: &Begun) -> SignIn {
    SignIn {
        staff: None,
        next: safe_redirect(&begun.next).to_owned(),
        lang: begun.lang.code().to_owned(),
    }
}

/// Stores a sign-in under way and adds its cookie to `answer`.
async fn under_way(
    app: &App,
    secret: &Secret,
    sign_in: &SignIn,
    answer: impl IntoResponse,
) -> Result<Response, Failure> {
    let now = app.clock.now();
    let span = (now, now + WITHIN);
    app.store.keep_sign_in(secret.hash(), sign_in, span).await?;
    let cookie = secret.cookie_for(CookieKind::SignIn, &app.config, WITHIN);
    Ok((CookieJar::new().add(cookie), answer).into_response())
}

/// `GET /login/provider/back`: the provider redirects here.
pub(crate) async fn back(
    State(app): State<App>,
    Extension(providers): Extension<Providers>,
    PageLang(lang): PageLang,
    headers: HeaderMap,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let settings = settings(&app)?;
    let Some(begun) = returned(&app, &headers, first(&fields, "state")).await? else {
        return Ok(unproven(&app, &fresh(lang), Unproven::Stale));
    };
    let (now, sign_in) = (app.clock.now(), sign_in_of(&begun));
    // RFC 9207: an issuer named in the answer must be our provider.
    let issuer = first(&fields, "iss");
    let foreign = !issuer.is_empty() && issuer != settings.issuer;
    let code = first(&fields, "code");
    if foreign || code.is_empty() {
        tracing::warn!(
            error = known(first(&fields, "error")),
            foreign,
            "the provider refused a sign-in"
        );
        return Ok(unproven(&app, &sign_in, Unproven::Refused));
    }
    let subject = match providers.of(settings, &app.config.public_url) {
        Ok(provider) => provider.subject(code, &Way::of(begun.secret), now).await,
        Err(fault) => Err(fault),
    };
    match subject {
        Ok(subject) => vouched((&app, &headers), settings, &subject, sign_in).await,
        Err(fault) => failed(&app, &sign_in, &fault),
    }
}

/// The sign-in that comes back with this `state`, if its browser began it within the last ten minutes and
/// it has not come back before. The first thing that is written of it.
async fn returned(app: &App, headers: &HeaderMap, state: &str) -> Result<Option<Begun>, Failure> {
    let now = app.clock.now();
    let carried = CookieKind::Way.carried(headers, &app.config);
    let begun = carried.as_deref().and_then(Begun::read);
    let begun = begun.filter(|begun| {
        let within = 0..=WITHIN.num_milliseconds();
        Way::of(begun.secret.clone()).is_state(state)
            && within.contains(&(now.timestamp_millis() - begun.at))
    });
    let Some(begun) = begun else {
        return Ok(None);
    };
    let is_first = app.store.use_up_sign_in(begun.secret.hash(), (now, now + WITHIN)).await?;
    Ok(is_first.then_some(begun))
}

/// The answer where the provider identified nobody: busy for now, or the sign-in page with the reason.
fn failed(app: &App, sign_in: &SignIn, fault: &Fault) -> Result<Response, Failure> {
    match fault {
        Fault::Busy => Err(Failure::Busy),
        _ => Ok(unproven(app, sign_in, explanation(fault))),
    }
}

/// An error of the provider, where it is one of the standard's: in an address anybody can write anything.
///
/// Source: RFC 6749, section 4.1.2.1.
fn known(error: &str) -> &str {
    const KNOWN: [&str; 7] = [
        "access_denied",
        "invalid_request",
        "invalid_scope",
        "server_error",
        "temporarily_unavailable",
        "unauthorized_client",
        "unsupported_response_type",
    ];
    KNOWN.into_iter().find(|each| *each == error).unwrap_or("other")
}

/// Signs in the account linked to this `subject` of the provider, or asks for its second factor.
async fn vouched(
    (app, headers): (&App, &HeaderMap),
    settings: &config::Provider,
    subject: &str,
    mut sign_in: SignIn,
) -> Result<Response, Failure> {
    let by = By::system(app.clock.now());
    let staff = app.store.staff_of_subject(&settings.issuer, subject).await?;
    let Some(staff) = staff else {
        let entry = by.did("staff.sign-in-refused", "subject", subject).to("not linked");
        app.store.record(&entry).await?;
        return Ok(unproven(app, &sign_in, Unproven::Unknown(subject)));
    };
    if staff.disabled {
        let entry = by.did("staff.sign-in-refused", "staff", &staff.name).to("disabled");
        app.store.record(&entry).await?;
        return Ok(unproven(app, &sign_in, Unproven::Disabled));
    }
    if app.store.second_factor(&staff.name).await?.is_none() {
        return entered((app, headers), &staff, &sign_in).await;
    }
    sign_in.staff = Some(staff.name);
    let secret = Secret::drawn(&app.random);
    let page = pages::code(&code_of(&sign_in, None));
    under_way(app, &secret, &sign_in, page).await
}

/// The fields of the form for the second factor.
#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    code: String,
}

/// `POST /login/provider/code`
pub(crate) async fn prove(
    State(app): State<App>,
    Extension(throttle): Extension<Throttle>,
    _: SameOrigin,
    (requester, headers): (Requester, HeaderMap),
    typed: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Failure> {
    let Form(typed) = typed?;
    settings(&app)?;
    let now = app.clock.now();
    let Some(secret) = Secret::carried_for(CookieKind::SignIn, &headers, &app.config) else {
        return Ok(unproven(&app, &fresh(Lang::Vi), Unproven::Stale));
    };
    let sign_in = app.store.sign_in(secret.hash(), now).await?;
    let sign_in = sign_in.unwrap_or_else(|| fresh(Lang::Vi));
    let staff = match &sign_in.staff {
        Some(name) => app.store.staff(name).await?.filter(|staff| !staff.disabled),
        None => None,
    };
    let Some(staff) = staff else {
        return Ok(unproven(&app, &sign_in, Unproven::Stale));
    };
    let who = who(&app, &staff.name, requester, &headers).await?;
    let tried = Tried { name: &staff.name, has_account: true, who };
    let check = async { Ok(factor::passes(&app, &staff.name, &typed.code).await?.then_some(())) };
    if let Err(rejected) = attempt(&app, &throttle, tried, check).await? {
        return Ok(asked_again(&sign_in, rejected));
    }
    // Of two requests at the same time one alone takes the sign-in.
    if app.store.take_sign_in(secret.hash(), now).await?.is_none() {
        return Ok(unproven(&app, &sign_in, Unproven::Stale));
    }
    entered((&app, &headers), &staff, &sign_in).await
}

async fn entered(
    (app, headers): (&App, &HeaderMap),
    staff: &Staff,
    sign_in: &SignIn,
) -> Result<Response, Failure> {
    let next = paths::in_lang(&sign_in.next, Lang::of_code(Some(&sign_in.lang)));
    let response = signed_in((app, headers), staff, &next, "provider").await?;
    let ended = [CookieKind::Way, CookieKind::SignIn].map(|kind| kind.ended(&app.config));
    let [way, sign_in] = ended;
    Ok((CookieJar::new().add(way).add(sign_in), response).into_response())
}

fn code_of(sign_in: &SignIn, refused: Option<Rejected>) -> Code {
    Code { lang: Lang::of_code(Some(&sign_in.lang)), refused }
}

fn asked_again(sign_in: &SignIn, rejected: Rejected) -> Response {
    let status = match rejected {
        Rejected::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
        Rejected::Wrong => StatusCode::UNPROCESSABLE_ENTITY,
    };
    (status, pages::code(&code_of(sign_in, Some(rejected)))).into_response()
}

/// A sign-in for a request that belongs to none.
fn fresh(lang: Lang) -> SignIn {
    SignIn { staff: None, next: safe_redirect("").to_owned(), lang: lang.code().to_owned() }
}

/// The sign-in page with the reason why the provider identified no account.
fn unproven(app: &App, sign_in: &SignIn, why: Unproven<'_>) -> Response {
    let entered = Entered {
        next: sign_in.next.clone(),
        lang: Lang::of_code(Some(&sign_in.lang)),
        ..Entered::default()
    };
    refused(app, &entered, Refusal::Provider(why))
}

/// The reason for the page; details go to the log.
fn explanation(fault: &Fault) -> Unproven<'static> {
    tracing::warn!(%fault, "a sign-in by the provider failed");
    match fault {
        Fault::Unreachable(_) | Fault::Busy => Unproven::Unreachable,
        Fault::Refused(_) => Unproven::Refused,
    }
}
