//! Signed-in sessions: only the hash of a session's secret is kept.

use chrono::{DateTime, Utc};

use super::staff::StaffRow;
use super::{Result, Staff, Store};

impl Store {
    /// Begins a session of `staff` that ends at `expires`.
    ///
    /// # Errors
    /// When the database refuses; there must be an account of this name.
    pub async fn keep_session(
        &self,
        secret_hash: [u8; 32],
        staff: &str,
        expires: DateTime<Utc>,
    ) -> Result<()> {
        on!(&self.write, |pool| {
            sqlx::query("insert into session (secret_hash, staff, expires) values ($1, $2, $3)")
                .bind(&secret_hash[..])
                .bind(staff)
                .bind(expires.timestamp_millis())
                .execute(pool)
                .await?;
        });
        Ok(())
    }

    /// The enabled account behind a session that has not ended at `now`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn session(
        &self,
        secret_hash: [u8; 32],
        now: DateTime<Utc>,
    ) -> Result<Option<Staff>> {
        let row: Option<StaffRow> = on!(&self.read, |pool| {
            sqlx::query_as(
                "select name, role, password_hash, disabled
                 from session join staff on staff.name = session.staff
                 where secret_hash = $1 and expires > $2 and not disabled",
            )
            .bind(&secret_hash[..])
            .bind(now.timestamp_millis())
            .fetch_optional(pool)
            .await?
        });
        row.map(StaffRow::read).transpose()
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end_session(&self, secret_hash: [u8; 32]) -> Result<()> {
        on!(&self.write, |pool| {
            sqlx::query("delete from session where secret_hash = $1")
                .bind(&secret_hash[..])
                .execute(pool)
                .await?;
        });
        Ok(())
    }

    /// Forgets sessions that have ended at `now`; how many there were.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_sessions(&self, now: DateTime<Utc>) -> Result<u64> {
        Ok(on!(&self.write, |pool| {
            sqlx::query("delete from session where expires <= $1")
                .bind(now.timestamp_millis())
                .execute(pool)
                .await?
                .rows_affected()
        }))
    }
}
