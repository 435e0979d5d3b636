//! Signed-in sessions: only the hash of a session's secret is kept.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::FromRow;

use crate::store::audit::{By, Entry};
use crate::store::{Result, Staff, Store, audit};

/// How long a session may rest: whoever leaves the desk for longer signs in again.
const REST: TimeDelta = TimeDelta::hours(1);

/// Uses closer together than this are not written down: reading a page should not write each time.
const NOTED: TimeDelta = TimeDelta::minutes(1);

/// An open session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The hash of its secret.
    pub secret_hash: Vec<u8>,
    /// When it ends at the latest.
    pub expires: DateTime<Utc>,
    /// When it was last used, to the minute; `None` before its first use.
    pub seen: Option<DateTime<Utc>>,
}

/// A session as a row, with its account.
#[derive(FromRow)]
struct Found {
    #[sqlx(flatten)]
    staff: Staff,
    seen: Option<i64>,
}

impl Store {
    /// Begins a session of `staff` that ends at `expires`, recorded in the audit log with it.
    ///
    /// The account must exist.
    pub async fn begin_session(
        &self,
        secret_hash: [u8; 32],
        staff: &str,
        expires: DateTime<Utc>,
        entry: &Entry,
    ) -> Result<()> {
        let mut transaction = self.begin().await?;
        execute!(
            &mut transaction,
            "insert into session (secret_hash, staff, expires) values ($1, $2, $3)",
            &secret_hash[..],
            staff,
            expires.timestamp_millis()
        );
        audit::commit(transaction, entry).await
    }

    /// Ends a session at `now`, recorded in the audit log; one that is not there is none.
    pub async fn sign_out(&self, secret_hash: [u8; 32], now: DateTime<Utc>) -> Result<()> {
        let mut transaction = self.begin().await?;
        let staff: Option<String> = scalar_optional!(
            &mut transaction,
            "delete from session where secret_hash = $1 returning staff",
            &secret_hash[..]
        );
        let Some(staff) = staff else { return Ok(()) };
        let entry = By::account(&staff, now).did("staff.signed-out", "staff", &staff);
        audit::commit(transaction, &entry).await
    }

    /// Whether a session is still open at `now`; asking is no use of it, so it goes on resting.
    pub async fn session_stands(&self, secret_hash: [u8; 32], now: DateTime<Utc>) -> Result<bool> {
        Ok(self.standing(secret_hash, now).await?.is_some())
    }

    /// The account behind it as [`Store::session`] gives it; asking is no use of it, so it goes on
    /// resting.
    pub async fn resting_session(
        &self,
        secret_hash: [u8; 32],
        now: DateTime<Utc>,
    ) -> Result<Option<Staff>> {
        Ok(self.standing(secret_hash, now).await?.map(|found| found.staff))
    }

    /// The enabled account behind a session that at `now` neither has ended nor has rested too
    /// long; that it is used is noted.
    pub async fn session(
        &self,
        secret_hash: [u8; 32],
        now: DateTime<Utc>,
    ) -> Result<Option<Staff>> {
        let Some(found) = self.standing(secret_hash, now).await? else {
            return Ok(None);
        };
        let noted = (now - NOTED).timestamp_millis();
        if found.seen.is_none_or(|seen| seen <= noted) {
            self.note_use(secret_hash, now).await?;
        }
        Ok(Some(found.staff))
    }

    /// The session that at `now` neither has ended nor has rested too long, of an enabled account.
    async fn standing(&self, secret_hash: [u8; 32], now: DateTime<Utc>) -> Result<Option<Found>> {
        Ok(fetch_optional!(
            &self.read,
            "select name, role, password_hash, disabled, seen
             from session join staff on staff.name = session.staff
             where secret_hash = $1 and expires > $2 and (seen is null or seen > $3)
                 and not disabled",
            &secret_hash[..],
            now.timestamp_millis(),
            (now - REST).timestamp_millis()
        ))
    }

    async fn note_use(&self, secret_hash: [u8; 32], now: DateTime<Utc>) -> Result<()> {
        execute!(
            &self.write,
            "update session set seen = $2 where secret_hash = $1",
            &secret_hash[..],
            now.timestamp_millis()
        );
        Ok(())
    }

    /// The sessions of an account that are open at `now`, the longest first.
    pub async fn sessions_of(&self, staff: &str, now: DateTime<Utc>) -> Result<Vec<Session>> {
        let rows: Vec<(Vec<u8>, i64, Option<i64>)> = fetch_all!(
            &self.read,
            "select secret_hash, expires, seen from session
             where staff = $1 and expires > $2 and (seen is null or seen > $3)
             order by expires desc, secret_hash",
            staff,
            now.timestamp_millis(),
            (now - REST).timestamp_millis()
        );
        let sessions = rows.into_iter().map(|(secret_hash, expires, seen)| Session {
            secret_hash,
            expires: DateTime::from_timestamp_millis(expires).unwrap_or(now),
            seen: seen.and_then(DateTime::from_timestamp_millis),
        });
        Ok(sessions.collect())
    }

    /// Forgets sessions that have ended at `now`; how many there were.
    pub async fn forget_sessions(&self, now: DateTime<Utc>) -> Result<u64> {
        Ok(execute!(&self.write, "delete from session where expires <= $1", now.timestamp_millis()))
    }
}
