//! Sessions of accounts; only the hash of a session secret is stored.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::FromRow;

use super::last_uses::write_beside;
use crate::store::audit::{By, Entry};
use crate::store::{Result, Staff, Store, audit};

/// Idle time after which a session ends.
const REST: TimeDelta = TimeDelta::hours(1);

/// Uses closer together than this are not written, so that most page views write nothing.
const NOTED: TimeDelta = TimeDelta::minutes(5);

/// An open session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The hash of its secret.
    pub secret_hash: Vec<u8>,
    /// When it ends at the latest.
    pub expires: DateTime<Utc>,
    /// When it was last used, through another process to five minutes; `None` before its first use.
    pub seen: Option<DateTime<Utc>>,
}

#[derive(FromRow)]
struct Found {
    #[sqlx(flatten)]
    staff: Staff,
    seen: Option<i64>,
}

impl Store {
    /// Begins a session of `staff`, which must exist, that ends at `expires`; `entry` is its audit
    /// entry.
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

    /// Signs a session out at `now`, with an audit entry; does nothing when there is none.
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

    /// Whether a session is still open at `now`; does not refresh the idle timer.
    pub async fn session_stands(&self, secret_hash: [u8; 32], now: DateTime<Utc>) -> Result<bool> {
        Ok(self.standing(secret_hash, now).await?.is_some())
    }

    /// The account behind a session, as [`Store::session`]; does not refresh the idle timer.
    pub async fn resting_session(
        &self,
        secret_hash: [u8; 32],
        now: DateTime<Utc>,
    ) -> Result<Option<Staff>> {
        Ok(self.standing(secret_hash, now).await?.map(|found| found.staff))
    }

    /// The enabled account behind a session that is open at `now`; refreshes the idle timer.
    pub async fn session(
        &self,
        secret_hash: [u8; 32],
        now: DateTime<Utc>,
    ) -> Result<Option<Staff>> {
        let Some(found) = self.standing(secret_hash, now).await? else {
            return Ok(None);
        };
        let (millis, apart) = (now.timestamp_millis(), NOTED.num_milliseconds());
        if self.last_uses.note(&secret_hash, (found.seen, millis), apart) {
            write_beside(self.clone().note_session(secret_hash, millis));
        }
        Ok(Some(found.staff))
    }

    async fn note_session(self, secret_hash: [u8; 32], seen: i64) -> Result<()> {
        execute!(
            &self.write,
            "update session set seen = $2 where secret_hash = $1",
            &secret_hash[..],
            seen
        );
        Ok(())
    }

    async fn standing(&self, secret_hash: [u8; 32], now: DateTime<Utc>) -> Result<Option<Found>> {
        let found: Option<Found> = fetch_optional!(
            &self.read,
            "select name, role, password_hash, disabled, seen
             from session join staff on staff.name = session.staff
             where secret_hash = $1 and expires > $2 and not disabled",
            &secret_hash[..],
            now.timestamp_millis()
        );
        Ok(found.filter(|found| self.is_in_use(&secret_hash, found.seen, now)))
    }

    /// Whether a session with this last use in the database has not rested for too long.
    fn is_in_use(&self, secret_hash: &[u8], seen: Option<i64>, now: DateTime<Utc>) -> bool {
        let seen = self.last_uses.latest(secret_hash, seen);
        seen.is_none_or(|seen| seen > (now - REST).timestamp_millis())
    }

    /// The sessions of an account that are open at `now`, the one that ends last first.
    pub async fn sessions_of(&self, staff: &str, now: DateTime<Utc>) -> Result<Vec<Session>> {
        let rows: Vec<(Vec<u8>, i64, Option<i64>)> = fetch_all!(
            &self.read,
            "select secret_hash, expires, seen from session
             where staff = $1 and expires > $2
             order by expires desc, secret_hash",
            staff,
            now.timestamp_millis()
        );
        let rows = rows.into_iter().filter(|(hash, _, seen)| self.is_in_use(hash, *seen, now));
        let sessions = rows.map(|(secret_hash, expires, seen)| Session {
            expires: DateTime::from_timestamp_millis(expires).unwrap_or(now),
            seen: self
                .last_uses
                .latest(&secret_hash, seen)
                .and_then(DateTime::from_timestamp_millis),
            secret_hash,
        });
        Ok(sessions.collect())
    }

    /// Deletes sessions that have ended at `now` and counts them.
    pub async fn forget_sessions(&self, now: DateTime<Utc>) -> Result<u64> {
        Ok(execute!(&self.write, "delete from session where expires <= $1", now.timestamp_millis()))
    }
}
