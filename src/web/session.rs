//! Who is signed in: a random secret in a cookie, its hash in the store.

use std::net::IpAddr;

use axum::http::header::COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Redirect;
use sha2::{Digest, Sha256};

use super::failure::Failure;
use super::paths;
use crate::app::App;
use crate::chance::Chance;
use crate::config::Config;
use crate::store::Store;

/// Hours until a session ends: a working day with its evening.
pub const HOURS: i64 = 12;

/// The way to the sign-in, and from there back.
pub(super) fn to_sign_in(parts: &Parts) -> Redirect {
    let back = parts
        .uri
        .path_and_query()
        .map_or("/office", |path| path.as_str());
    Redirect::to(&format!(
        "{}?next={}",
        paths::sign_in(),
        paths::escaped(back)
    ))
}

/// The secret of a session, in lower-case hex.
#[derive(Clone, Debug)]
pub struct Secret(String);

impl Secret {
    /// 256 random bits.
    pub fn drawn(chance: &Chance) -> Self {
        let bytes: [u8; 32] = chance.bytes();
        Self(
            bytes
                .iter()
                .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}")),
        )
    }

    /// The secret a request carries.
    pub fn carried(headers: &HeaderMap, config: &Config) -> Option<Self> {
        let name = cookie_name(config);
        let lines = headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|line| line.to_str().ok());
        let mut pairs = lines
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='));
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
        cookie(config, &self.0, HOURS * 3600)
    }
}

/// The cookie that takes a session's secret back.
pub fn ended_cookie(config: &Config) -> Option<HeaderValue> {
    cookie(config, "", 0)
}

fn cookie(config: &Config, value: &str, seconds: i64) -> Option<HeaderValue> {
    let name = cookie_name(config);
    let secure = if may_be_secure(config) {
        "; Secure"
    } else {
        ""
    };
    let line = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&line).ok()
}

/// `__Host-` binds the cookie to this host and to https; a plain-http intranet cannot keep it.
fn cookie_name(config: &Config) -> &'static str {
    if may_be_secure(config) {
        "__Host-hailong"
    } else {
        "hailong"
    }
}

/// Whether browsers keep a Secure cookie of this address: on https, and on the machine itself.
pub fn may_be_secure(config: &Config) -> bool {
    let Some((scheme, rest)) = config.public_url.split_once("://") else {
        return false;
    };
    let host = rest.split('/').next().unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    let host = host.trim_matches(['[', ']']);
    let loopback = host
        .parse::<IpAddr>()
        .is_ok_and(|address| address.is_loopback());
    scheme == "https" || host == "localhost" || loopback
}

/// Begins a session of `staff`; gives its secret.
///
/// # Errors
/// When the database refuses.
pub async fn begin(app: &App, staff: &str) -> Result<Secret, Failure> {
    let secret = Secret::drawn(&app.chance);
    let now = app.clock.now();
    app.store.forget_sessions(now).await?;
    let expires = now + chrono::TimeDelta::hours(HOURS);
    app.store
        .keep_session(secret.hash(), staff, expires)
        .await?;
    Ok(secret)
}

/// Ends the session of a secret.
///
/// # Errors
/// When the database refuses.
pub async fn end(store: &Store, secret: &Secret) -> Result<(), Failure> {
    Ok(store.end_session(secret.hash()).await?)
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
