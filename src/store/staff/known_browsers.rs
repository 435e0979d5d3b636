//! Browsers that accounts have signed in from.

use chrono::{DateTime, TimeDelta, Utc};

use crate::store::{Result, Store};

/// How long a browser is known after a sign-in.
const LASTING: TimeDelta = TimeDelta::days(180);

impl Store {
    /// Whether an account has signed in from the browser with this secret.
    pub async fn knows_browser(
        &self,
        secret_hash: [u8; 32],
        staff: &str,
        now: DateTime<Utc>,
    ) -> Result<bool> {
        let known: Option<i64> = scalar_optional!(
            &self.read,
            "select since from known_browser
             where secret_hash = $1 and staff = $2 and since > $3",
            &secret_hash[..],
            staff,
            (now - LASTING).timestamp_millis()
        );
        Ok(known.is_some())
    }

    /// Remembers the browser with this secret as an account's, and forgets those of half a year ago.
    pub async fn remember_browser(
        &self,
        secret_hash: [u8; 32],
        staff: &str,
        now: DateTime<Utc>,
    ) -> Result<()> {
        execute!(
            &self.write,
            "delete from known_browser where since <= $1",
            (now - LASTING).timestamp_millis()
        );
        execute!(
            &self.write,
            "insert into known_browser (secret_hash, staff, since) values ($1, $2, $3)
             on conflict (secret_hash) do update
             set staff = excluded.staff, since = excluded.since",
            &secret_hash[..],
            staff,
            now.timestamp_millis()
        );
        Ok(())
    }

    /// Forgets a browser of an account.
    pub async fn forget_browser(&self, secret_hash: [u8; 32], staff: &str) -> Result<()> {
        execute!(
            &self.write,
            "delete from known_browser where secret_hash = $1 and staff = $2",
            &secret_hash[..],
            staff
        );
        Ok(())
    }
}
