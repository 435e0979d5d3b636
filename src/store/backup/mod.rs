//! Everything kept, as rows that either database takes: what `hailong backup` writes and
//! `hailong restore` reads.
//!
//! A backup is read from one snapshot and sorted by keys, so that it tells nothing of the order in which
//! rows were written.

mod dump;
mod load;
mod manifest;
mod schema;
mod snapshot;

pub use load::{Load, LoadError};
pub use manifest::{Counted, FORMAT, Manifest, PetitionKey, entry_of};
pub use schema::Table;

use chrono::{DateTime, SecondsFormat, Utc};

use super::audit::By;
use super::schema::all_migrations;
use super::{Result, Store};

/// The instant of the last backup that was found good, in milliseconds since 1970.
const LAST: &str = "last_backup";

/// Tables that are left out: people who were signed in sign in again.
const LEFT_OUT: [&str; 2] = ["session", "sign_in"];

impl Store {
    /// When the last backup was taken that was found good; `None` when there was none.
    pub async fn last_backup(&self) -> Result<Option<DateTime<Utc>>> {
        let millis = self.fact(LAST).await?.and_then(|millis| millis.parse().ok());
        Ok(millis.and_then(DateTime::from_timestamp_millis))
    }

    /// Records that a backup was taken and found good, and keeps when.
    pub async fn note_backup(&self, manifest: &Manifest, by: &By) -> Result<()> {
        let taken = manifest.taken.to_rfc3339_opts(SecondsFormat::Secs, true);
        self.record(&by.did("backup.taken", "backup", taken).to(manifest.rows().to_string()))
            .await?;
        self.keep_last_backup(manifest.taken).await
    }

    /// Records that everything here comes from a backup, which is the last one too.
    pub async fn note_restored(&self, manifest: &Manifest, by: &By) -> Result<()> {
        let taken = manifest.taken.to_rfc3339_opts(SecondsFormat::Secs, true);
        let entry = by.did("backup.restored", "backup", taken).to(manifest.rows().to_string());
        self.record(&entry).await?;
        self.keep_last_backup(manifest.taken).await
    }

    async fn keep_last_backup(&self, at: DateTime<Utc>) -> Result<()> {
        self.keep_fact(LAST, &at.timestamp_millis().to_string()).await
    }

    /// Whether the database at `url` has the schema of this version, if these migrations made it.
    pub fn is_current(url: &str, made_by: &[i64]) -> bool {
        all_migrations(url.starts_with("sqlite:")) == made_by
    }

    /// When the first entry of the audit log was made, which is when this database was first served.
    pub async fn first_served(&self) -> Result<Option<DateTime<Utc>>> {
        let millis: Option<i64> =
            scalar_optional!(&self.read, "select at from audit order by number limit 1");
        Ok(millis.and_then(DateTime::from_timestamp_millis))
    }
}
