//! Identifies the caller: an account by its session's cookie or, under `/api/` only, a program by its token.

use axum::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use sha2::{Digest, Sha256};

use super::scope::Scope;
use super::session::{Secret, to_sign_in};
use crate::app::App;
use crate::base::calendar::office_day;
use crate::base::code;
use crate::base::random::Random;
use crate::domain::account::{Role, TokenScope};
use crate::store;
use crate::store::{Actor, Staff};
use crate::web::context::Reader;
use crate::web::errors::failure::Failure;
use crate::web::errors::problem::Problem;
use crate::web::{context, csrf, paths};

/// An identified caller.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The account; for a program its token's name and role.
    pub staff: Staff,
    /// The same for the audit log.
    pub actor: Actor,
    /// The units the account is limited to.
    pub scope: Scope,
}

/// Why the caller could not be identified.
#[derive(Debug)]
pub(super) enum Unknown {
    /// The token is none of ours, or revoked.
    Token,
    /// The token's last day has passed.
    Expired,
    /// The token does not open this part of the API.
    Closed(TokenScope),
    /// A second factor is demanded of this account, and there is none.
    NoSecondFactor,
    /// Something is to be changed by a session, and nothing shows that its owner meant it.
    Unverified,
    /// The database refused.
    Store(store::Error),
}

impl From<store::Error> for Unknown {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

/// Identifies the caller of a request; `None` for the public.
pub(super) async fn behind(parts: &Parts, app: &App) -> Result<Option<Caller>, Unknown> {
    if is_api(parts)
        && let Some(value) = parts.headers.get(AUTHORIZATION)
    {
        let part = part_of(parts.uri.path());
        return program((value, part), app).await.map(Some);
    }
    let Some(secret) = Secret::carried(&parts.headers, &app.config) else {
        return Ok(None);
    };
    let Some(staff) = behind_session(&secret, parts, app).await? else {
        return Ok(None);
    };
    // The CSRF layer guards the office's addresses only: elsewhere a session changes nothing.
    if !csrf::csrf_verified(parts) {
        return Err(Unknown::Unverified);
    }
    let setting_up = parts.uri.path() == paths::second_factor();
    if !setting_up && lacks_second_factor(&staff, app).await? {
        return Err(Unknown::NoSecondFactor);
    }
    remember(staff, app).await.map(Some).map_err(Unknown::from)
}

/// The caller of this account, to whom the pages of the request are shown.
pub(crate) async fn remember(staff: Staff, app: &App) -> store::Result<Caller> {
    let caller = Caller::of(staff, app).await?;
    context::read_by(caller.reader());
    Ok(caller)
}

/// The member of staff who reads a page for everybody; reading it is no use of a session.
pub(crate) async fn reader(headers: &HeaderMap, app: &App) -> store::Result<Option<Reader>> {
    let Some(secret) = Secret::carried(headers, &app.config) else {
        return Ok(None);
    };
    match app.store.resting_session(secret.hash(), app.clock.now()).await? {
        Some(staff) => Ok(Some(Caller::of(staff, app).await?.reader())),
        None => Ok(None),
    }
}

/// Identifies the caller of an address that is no page of the office: by an API token, or by the session,
/// whatever is sent. `None` for everybody else.
pub(super) async fn outside(headers: &HeaderMap, app: &App) -> store::Result<Option<Caller>> {
    if let Some(value) = headers.get(AUTHORIZATION) {
        return match program((value, Some(TokenScope::Answers)), app).await {
            Ok(caller) => Ok(Some(caller)),
            Err(Unknown::Store(error)) => Err(error),
            Err(_) => Ok(None),
        };
    }
    let Some(secret) = Secret::carried(headers, &app.config) else {
        return Ok(None);
    };
    match app.store.session(secret.hash(), app.clock.now()).await? {
        Some(staff) if !lacks_second_factor(&staff, app).await? => {
            Caller::of(staff, app).await.map(Some)
        }
        _ => Ok(None),
    }
}

impl Caller {
    /// An account that is signed in.
    async fn of(staff: Staff, app: &App) -> store::Result<Self> {
        let scope = Scope::of(app.store.units_of(&staff.name).await?);
        Ok(Self { actor: Actor::Account(staff.name.clone()), scope, staff })
    }

    /// Whom its pages are for.
    fn reader(&self) -> Reader {
        Reader {
            name: self.staff.name.clone(),
            role: self.staff.role,
            is_whole: self.scope.is_whole(),
        }
    }
}

/// The account of a session. A request for news does not refresh the idle timer: an open page asks for it by
/// itself, again each time a proxy cuts the stream.
async fn behind_session(secret: &Secret, parts: &Parts, app: &App) -> store::Result<Option<Staff>> {
    let now = app.clock.now();
    if parts.uri.path() == paths::live() {
        app.store.resting_session(secret.hash(), now).await
    } else {
        app.store.session(secret.hash(), now).await
    }
}

/// The roles an office may demand a second factor of: those that change data.
const CHANGERS: [Role; 3] = [Role::Officer, Role::Manager, Role::Admin];

/// Whether a second factor is demanded and none is set up; the page that sets it up is open without one.
async fn lacks_second_factor(staff: &Staff, app: &App) -> store::Result<bool> {
    if !app.config.second_factor || !CHANGERS.contains(&staff.role) {
        return Ok(false);
    }
    Ok(app.store.second_factor(&staff.name).await?.is_none())
}

/// The part of the API that an address belongs to; `None` for what is open to everybody.
fn part_of(path: &str) -> Option<TokenScope> {
    match path.strip_prefix("/api/v1/")?.split('/').next()? {
        "scorecards" | "tallies" => Some(TokenScope::Figures),
        "responses" => Some(TokenScope::Responses),
        "petitions" | "tasks" | "dossiers" => Some(TokenScope::Registers),
        _ => None,
    }
}

/// The program behind an `Authorization` header, in a part of the API.
async fn program(
    (value, part): (&HeaderValue, Option<TokenScope>),
    app: &App,
) -> Result<Caller, Unknown> {
    let secret = value.to_str().ok().and_then(bearer).ok_or(Unknown::Token)?;
    let today = office_day(app.clock.now());
    let token = app.store.token(token_hash(secret), today).await?;
    let token = token.ok_or(Unknown::Token)?;
    if token.expires.is_some_and(|last| last < today) {
        return Err(Unknown::Expired);
    }
    if let Some(part) = part.filter(|part| !token.scopes.open(*part)) {
        return Err(Unknown::Closed(part));
    }
    Ok(Caller {
        actor: Actor::Token(token.name.clone()),
        scope: Scope::default(),
        staff: Staff {
            name: token.name,
            role: token.role,
            password_hash: String::new(),
            disabled: false,
        },
    })
}

/// The secret of `Bearer SECRET`; the scheme is case-insensitive (RFC 9110, 11.1).
fn bearer(value: &str) -> Option<&str> {
    let (scheme, secret) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(secret.trim())
}

/// A new API token: 256 random bits in hex, with a prefix by which scanners find leaked ones.
pub fn drawn_token(random: &Random) -> String {
    let bytes: [u8; 32] = random.bytes();
    format!("hl_{}", code::hex(bytes))
}

/// The hash of an API token, as the store keeps it.
pub fn token_hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

pub(super) fn is_api(parts: &Parts) -> bool {
    parts.uri.path().starts_with("/api/")
}

/// The answer to an anonymous request for a staff address.
pub(super) fn nobody(parts: &Parts) -> Response {
    if is_api(parts) {
        let problem = Problem::new(StatusCode::UNAUTHORIZED, "sign-in", "Sign in first");
        challenged(problem)
    } else {
        to_sign_in(parts).into_response()
    }
}

/// The answer to a caller whose role lacks the permission.
pub(super) fn forbidden(parts: &Parts) -> Response {
    if is_api(parts) {
        Problem::new(StatusCode::FORBIDDEN, "role", "Your role may not do this").into_response()
    } else {
        Failure::Forbidden.into_response()
    }
}

impl Unknown {
    pub(super) fn into_refusal(self, parts: &Parts) -> Response {
        match self {
            Self::Token => {
                let kind = "unknown-token";
                let problem = Problem::new(StatusCode::UNAUTHORIZED, kind, "Unknown token");
                challenged(problem.detail("The token is mistyped, or it has been revoked."))
            }
            Self::Expired => {
                let problem = Problem::new(
                    StatusCode::UNAUTHORIZED,
                    "expired-token",
                    "The token has expired",
                );
                challenged(problem.detail("Ask an administrator for a new one."))
            }
            Self::Closed(part) => {
                let detail = format!("It was made without the scope `{}`.", part.code());
                let title = "The token does not open this part of the API";
                Problem::new(StatusCode::FORBIDDEN, "scope", title).detail(detail).into_response()
            }
            Self::NoSecondFactor if is_api(parts) => {
                let kind = "second-factor";
                Problem::new(StatusCode::FORBIDDEN, kind, "Set up a second factor first")
                    .into_response()
            }
            Self::Unverified if is_api(parts) => {
                let kind = "session";
                Problem::new(StatusCode::FORBIDDEN, kind, "Use an API token to change things")
                    .into_response()
            }
            Self::Unverified => Failure::ForeignOrigin.into_response(),
            Self::NoSecondFactor => Redirect::to(&paths::second_factor()).into_response(),
            Self::Store(error) if is_api(parts) => Problem::from(error).into_response(),
            Self::Store(error) => Failure::from(error).into_response(),
        }
    }
}

/// The problem with the scheme to authenticate by (RFC 6750, 3).
fn challenged(problem: Problem) -> Response {
    let mut response = problem.into_response();
    let scheme = HeaderValue::from_static("Bearer");
    response.headers_mut().insert(WWW_AUTHENTICATE, scheme);
    response
}
