//! Signed-in sessions: only the hash of a session's secret is kept.

use chrono::{DateTime, Utc};

use super::{Result, Staff, Store};

impl Store {
    /// Begins a session of `staff` that ends at `expires`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_session(
        &self,
        secret_hash: [u8; 32],
        staff: &str,
        expires: DateTime<Utc>,
    ) -> Result<()> {
        let _ = (secret_hash, staff, expires);
        todo!()
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
        let _ = (secret_hash, now);
        todo!()
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end_session(&self, secret_hash: [u8; 32]) -> Result<()> {
        let _ = secret_hash;
        todo!()
    }
}
