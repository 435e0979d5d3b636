//! Who is signed in: a random secret in a cookie, its hash in the store.

use axum::http::header::COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Redirect;
use sha2::{Digest, Sha256};

use super::failure::Failure;
use super::paths;
use crate::app::App;
use crate::base::code;
use crate::chance::Chance;
use crate::config::{Config, is_private};
use crate::store::By;

/// Hours until a session ends: a working day with its evening.
pub const HOURS: i64 = 12;

/// The way to the sign-in, and from there back.
pub(super) fn to_sign_in(parts: &Parts) -> Redirect {
    let back = parts.uri.path_and_query().map_or("/office", |path| path.as_str());
    Redirect::to(&format!("{}?next={}", paths::sign_in(), paths::escaped(back)))
}

/// What a cookie is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// Holds a session.
    Session,
    /// Holds a sign-in by a provider while it is under way.
    SignIn,
}

/// The secret of a session, in lower-case hex.
#[derive(Clone, Debug)]
pub struct Secret(String);

impl Secret {
    /// 256 random bits.
    pub fn drawn(chance: &Chance) -> Self {
        let bytes: [u8; 32] = chance.bytes();
        Self(code::hex(bytes))
    }

    /// The session's secret that a request carries.
    pub fn carried(headers: &HeaderMap, config: &Config) -> Option<Self> {
        Self::carried_for(Cookie::Session, headers, config)
    }

    /// The secret that a request carries for this.
    pub fn carried_for(what: Cookie, headers: &HeaderMap, config: &Config) -> Option<Self> {
        let name = cookie_name(what, config);
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut pairs =
            lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let (_, secret) = pairs.find(|(each, _)| *each == name)?;
        Some(Self(secret.to_owned()))
    }

    /// What the store keeps of it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }

    /// A key for what only the holder of the session should be able to say. Not [`Secret::hash`],
    /// which the store holds.
    pub(super) fn key(&self) -> [u8; 32] {
        let digest = Sha256::new_with_prefix(b"hailong session key");
        digest.chain_update(self.0.as_bytes()).finalize().into()
    }

    /// The cookie that carries it.
    pub fn cookie(&self, config: &Config) -> Option<HeaderValue> {
        self.cookie_for(Cookie::Session, config, HOURS * 3600)
    }

    /// A cookie that carries it for this, and for so long.
    pub fn cookie_for(&self, what: Cookie, config: &Config, seconds: i64) -> Option<HeaderValue> {
        cookie(what, config, &self.0, seconds)
    }

    /// The cookie that takes a secret back.
    pub fn ended(what: Cookie, config: &Config) -> Option<HeaderValue> {
        cookie(what, config, "", 0)
    }
}

fn cookie(what: Cookie, config: &Config, value: &str, seconds: i64) -> Option<HeaderValue> {
    let name = cookie_name(what, config);
    let secure = if may_be_secure(config) { "; Secure" } else { "" };
    let line = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&line).ok()
}

/// `__Host-` binds the cookie to this host and to https; a plain-http intranet cannot keep it.
fn cookie_name(what: Cookie, config: &Config) -> &'static str {
    match (what, may_be_secure(config)) {
        (Cookie::Session, true) => "__Host-hailong",
        (Cookie::Session, false) => "hailong",
        (Cookie::SignIn, true) => "__Host-hailong-sign-in",
        (Cookie::SignIn, false) => "hailong-sign-in",
    }
}

/// Whether browsers keep a Secure cookie of this address: on https, and on the machine itself.
pub fn may_be_secure(config: &Config) -> bool {
    is_private(&config.public_url)
}

/// Begins a session of `staff`, who came in `by` a password or a provider; gives its secret.
pub async fn begin(app: &App, staff: &str, by: &str) -> Result<Secret, Failure> {
    let secret = Secret::drawn(&app.chance);
    let now = app.clock.now();
    app.store.forget_sessions(now).await?;
    let expires = now + chrono::TimeDelta::hours(HOURS);
    let entry = By::account(staff, now).did("staff.signed-in", "staff", staff);
    app.store.begin_session(secret.hash(), staff, expires, &entry.to(by)).await?;
    Ok(secret)
}

/// Ends the session of a secret.
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
