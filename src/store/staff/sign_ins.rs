//! Sign-ins by an identity provider in progress: usable once, for minutes.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use crate::store::{Result, Store};

/// A sign-in in progress.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct SignIn {
    /// The account, once the provider has confirmed it and only the second factor is missing.
    pub staff: Option<String>,
    /// Path to continue at afterwards.
    pub next: String,
    /// The language of the pages, by its code.
    pub lang: String,
}

impl Store {
    /// Keeps a sign-in until `expires` under the hash of the browser's secret, and deletes those
    /// expired at `now`.
    pub async fn keep_sign_in(
        &self,
        secret_hash: [u8; 32],
        sign_in: &SignIn,
        (now, expires): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<()> {
        execute!(&self.write, "delete from sign_in where expires <= $1", now.timestamp_millis());
        execute!(
            &self.write,
            "insert into sign_in (secret_hash, staff, next, lang, expires)
             values ($1, $2, $3, $4, $5)",
            &secret_hash[..],
            &sign_in.staff,
            &sign_in.next,
            &sign_in.lang,
            expires.timestamp_millis()
        );
        Ok(())
    }

    /// Marks a sign-in as returned from the provider, until its time is over anyway; whether it had not
    /// returned before.
    pub async fn use_up_sign_in(
        &self,
        secret_hash: [u8; 32],
        (now, expires): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<bool> {
        execute!(&self.write, "delete from sign_in where expires <= $1", now.timestamp_millis());
        let added = execute!(
            &self.write,
            "insert into sign_in (secret_hash, staff, next, lang, expires)
             values ($1, null, '', '', $2) on conflict (secret_hash) do nothing",
            &secret_hash[..],
            expires.timestamp_millis()
        );
        Ok(added == 1)
    }

    /// The unexpired sign-in of a secret; it stays.
    pub async fn sign_in(
        &self,
        secret_hash: [u8; 32],
        now: DateTime<Utc>,
    ) -> Result<Option<SignIn>> {
        Ok(fetch_optional!(
            &self.read,
            "select staff, next, lang from sign_in where secret_hash = $1 and expires > $2",
            &secret_hash[..],
            now.timestamp_millis()
        ))
    }

    /// Takes the unexpired sign-in of a secret; of two concurrent calls one gets it.
    pub async fn take_sign_in(
        &self,
        secret_hash: [u8; 32],
        now: DateTime<Utc>,
    ) -> Result<Option<SignIn>> {
        Ok(fetch_optional!(
            &self.write,
            "delete from sign_in where secret_hash = $1 and expires > $2
             returning staff, next, lang",
            &secret_hash[..],
            now.timestamp_millis()
        ))
    }
}
