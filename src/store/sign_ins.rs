//! Sign-ins by a provider that are under way: good once, and for minutes only.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, Store};

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
        on!(&self.write, |pool| {
            sqlx::query("delete from sign_in where expires <= $1")
                .bind(now.timestamp_millis())
                .execute(pool)
                .await?;
            sqlx::query(
                "insert into sign_in (secret_hash, staff, next, lang, expires)
                 values ($1, $2, $3, $4, $5)",
            )
            .bind(&secret_hash[..])
            .bind(&sign_in.staff)
            .bind(&sign_in.next)
            .bind(&sign_in.lang)
            .bind(expires.timestamp_millis())
            .execute(pool)
            .await?;
        });
        Ok(())
    }

    /// The sign-in of a secret that has not expired; it stays.
    pub async fn sign_in(
        &self,
        secret_hash: [u8; 32],
        now: DateTime<Utc>,
    ) -> Result<Option<SignIn>> {
        Ok(on!(&self.read, |pool| {
            sqlx::query_as(
                "select staff, next, lang from sign_in where secret_hash = $1 and expires > $2",
            )
            .bind(&secret_hash[..])
            .bind(now.timestamp_millis())
            .fetch_optional(pool)
            .await?
        }))
    }

    /// The same, and it is gone: of two who take it one gets it.
    pub async fn take_sign_in(
        &self,
        secret_hash: [u8; 32],
        now: DateTime<Utc>,
    ) -> Result<Option<SignIn>> {
        Ok(on!(&self.write, |pool| {
            sqlx::query_as(
                "delete from sign_in where secret_hash = $1 and expires > $2
                 returning staff, next, lang",
            )
            .bind(&secret_hash[..])
            .bind(now.timestamp_millis())
            .fetch_optional(pool)
            .await?
        }))
    }
}
