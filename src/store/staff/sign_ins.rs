//! Sign-ins by a provider that are under way: good once, and for minutes only.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use crate::store::{Result, Store};

/// A sign-in under way.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct SignIn {
    /// The account, once the provider has vouched for it and only our own code is missing.
    pub staff: Option<String>,
    /// Where one goes afterwards.
    pub next: String,
    /// The language of the pages, by its code.
    pub lang: String,
}

impl Store {
    /// Keeps a sign-in until `expires`, by the hash of the browser's secret; those that have expired
    /// at `now` are forgotten.
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

    /// The sign-in of a secret that has not expired; it stays.
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

    /// The same, and it is gone: of two who take it one gets it.
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
