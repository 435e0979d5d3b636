//! Sessions: a random secret in a cookie, its hash in the store.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use axum::response::Redirect;
use axum_extra::extract::cookie::{Cookie, SameSite};
use chrono::TimeDelta;
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::base::code;
use crate::base::random::Random;
use crate::config::{Config, is_private};
use crate::store::By;
use crate::web::errors::failure::Failure;
use crate::web::paths;

/// How long a session lasts at most: a working day and the evening.
const LASTING: TimeDelta = TimeDelta::hours(12);

/// A redirect to the sign-in, which leads back to this page.
pub(crate) fn to_sign_in(parts: &Parts) -> Redirect {
    let back = parts.uri.path_and_query().map_or("/office", |path| path.as_str());
    Redirect::to(&format!("{}?next={}", paths::sign_in(), paths::escaped(back)))
}

/// What the secret in a cookie is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CookieKind {
    /// A session.
    Session,
    /// A sign-in by a provider before its answer.
    Way,
    /// A sign-in that a provider has vouched for and that lacks our own code.
    SignIn,
    /// That an account has signed in from this browser.
    Browser,
    /// What the last action did, for the page it leads to.
    Notice,
}

impl CookieKind {
    /// The cookie's name. `__Host-` binds it to this host and to https; over plain http browsers drop it.
    fn name(self, config: &Config) -> &'static str {
        match (self, may_be_secure(config)) {
            (Self::Session, true) => "__Host-hailong",
            (Self::Session, false) => "hailong",
            (Self::Browser, true) => "__Host-hailong-browser",
            (Self::Browser, false) => "hailong-browser",
            (Self::Way, true) => "__Host-hailong-way",
            (Self::Way, false) => "hailong-way",
            (Self::SignIn, true) => "__Host-hailong-sign-in",
            (Self::SignIn, false) => "hailong-sign-in",
            (Self::Notice, true) => "__Host-hailong-notice",
            (Self::Notice, false) => "hailong-notice",
        }
    }

    /// The value that a request carries; of several the first.
    pub(crate) fn carried(self, headers: &HeaderMap, config: &Config) -> Option<String> {
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut cookies = lines.flat_map(Cookie::split_parse).flatten();
        let cookie = cookies.find(|cookie| cookie.name() == self.name(config))?;
        Some(cookie.value().to_owned())
    }

    /// The cookie with this value and lifetime.
    pub(crate) fn cookie(
        self,
        config: &Config,
        value: String,
        lasting: TimeDelta,
    ) -> Cookie<'static> {
        let max_age = lasting.to_std().unwrap_or_default();
        Cookie::build((self.name(config), value))
            .path("/")
            .max_age(max_age.try_into().unwrap_or_default())
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(may_be_secure(config))
            .build()
    }

    /// An empty cookie that expires at once: the browser deletes it.
    pub fn ended(self, config: &Config) -> Cookie<'static> {
        self.cookie(config, String::new(), TimeDelta::zero())
    }
}

/// A secret that only the browser holds, in lower-case hex.
#[derive(Clone, Debug)]
pub struct Secret(String);

impl Secret {
    /// 256 random bits.
    pub fn drawn(random: &Random) -> Self {
        let bytes: [u8; 32] = random.bytes();
        Self(code::hex(bytes))
    }

    /// The secret in the session's cookie.
    pub fn carried(headers: &HeaderMap, config: &Config) -> Option<Self> {
        Self::carried_for(CookieKind::Session, headers, config)
    }

    /// The secret that a request carries for this; of several the first.
    pub fn carried_for(kind: CookieKind, headers: &HeaderMap, config: &Config) -> Option<Self> {
        kind.carried(headers, config).map(Self)
    }

    /// The secret of this text.
    pub fn of(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// As written in a cookie.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The hash the store keeps.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }

    /// A key that only the holder of the secret knows; other than [`Secret::hash`], which the store holds.
    pub(crate) fn key(&self) -> [u8; 32] {
        let digest = Sha256::new_with_prefix(b"hailong session key");
        digest.chain_update(self.0.as_bytes()).finalize().into()
    }

    /// The session's cookie.
    pub fn cookie(&self, config: &Config) -> Cookie<'static> {
        self.cookie_for(CookieKind::Session, config, LASTING)
    }

    /// A cookie of this kind and lifetime.
    pub fn cookie_for(
        &self,
        kind: CookieKind,
        config: &Config,
        lasting: TimeDelta,
    ) -> Cookie<'static> {
        kind.cookie(config, self.0.clone(), lasting)
    }
}

/// Whether browsers keep a `Secure` cookie of the public address: on https and on loopback.
pub fn may_be_secure(config: &Config) -> bool {
    is_private(&config.public_url)
}

/// Begins a session of the account `staff`, which signed in `by` a password or a provider; returns its secret.
pub async fn begin(app: &App, staff: &str, by: &str) -> Result<Secret, Failure> {
    let secret = Secret::drawn(&app.random);
    let now = app.clock.now();
    app.store.forget_sessions(now).await?;
    let expires = now + LASTING;
    let entry = By::account(staff, now).did("staff.signed-in", "staff", staff);
    app.store.begin_session(secret.hash(), staff, expires, &entry.to(by)).await?;
    Ok(secret)
}

/// Ends the session of this secret.
pub async fn end(app: &App, secret: &Secret) -> Result<(), Failure> {
    Ok(app.store.sign_out(secret.hash(), app.clock.now()).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secure_cookie_is_kept_on_https_and_on_the_machine_itself() {
        for (address, secure) in [
            ("https://khaosat.example.vn", true),
            ("http://127.0.0.1:8080", true),
            ("http://[::1]:8080", true),
            ("http://localhost:8080", true),
            ("http://10.0.0.5:8080", false),
            ("http://mot-cua.local", false),
        ] {
            assert_eq!(may_be_secure(&Config::at(address)), secure, "{address}");
        }
    }
}
