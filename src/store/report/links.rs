//! Links that open the leader's page.

use chrono::{DateTime, TimeDelta, Utc};

use crate::store::audit::{self, By};
use crate::store::stored::Millis;
use crate::store::{Result, Store};

/// Openings within this time of the last are one.
const ONE_OPENING: TimeDelta = TimeDelta::minutes(15);

/// A link that opens the leader's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaderLink {
    /// SHA-256 of its secret.
    pub hash: Vec<u8>,
    /// Who it is for.
    pub label: String,
    /// Name of the account that made it.
    pub created_by: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// From when on it opens nothing.
    pub expires_at: DateTime<Utc>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When it was last opened.
    pub opened_at: Option<DateTime<Utc>>,
}

from_row!(LeaderLink, |row| LeaderLink {
    hash: row.try_get("hash")?,
    label: row.try_get("label")?,
    created_by: row.try_get("created_by")?,
    created_at: row.try_get::<Millis, _>("created_at")?.into(),
    expires_at: row.try_get::<Millis, _>("expires_at")?.into(),
    revoked_at: row.try_get::<Option<Millis>, _>("revoked_at")?.map(Into::into),
    opened_at: row.try_get::<Option<Millis>, _>("opened_at")?.map(Into::into),
});

impl LeaderLink {
    /// Whether it opens the page at this time.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }
}

impl Store {
    /// Links that still open the page, the newest first.
    pub async fn leader_links(&self, now: DateTime<Utc>) -> Result<Vec<LeaderLink>> {
        Ok(fetch_all!(
            &self.read,
            "select hash, label, created_by, created_at, expires_at, revoked_at, opened_at
             from leader_link where revoked_at is null and expires_at > $1
             order by created_at desc limit 100",
            now.timestamp_millis()
        ))
    }

    /// The link with this hash.
    pub async fn leader_link(&self, hash: &[u8]) -> Result<Option<LeaderLink>> {
        Ok(fetch_optional!(
            &self.read,
            "select hash, label, created_by, created_at, expires_at, revoked_at, opened_at
             from leader_link where hash = $1",
            hash
        ))
    }

    /// Adds a link.
    pub async fn add_leader_link(
        &self,
        hash: &[u8],
        label: &str,
        expires_at: DateTime<Utc>,
        by: &By,
    ) -> Result<()> {
        let mut transaction = self.begin().await?;
        execute!(
            &mut transaction,
            "insert into leader_link (hash, label, created_by, created_at, expires_at)
             values ($1, $2, $3, $4, $5)",
            hash,
            label,
            by.actor.name(),
            by.at.timestamp_millis(),
            expires_at.timestamp_millis()
        );
        let entry = by.did("leader-link.added", "leader-link", label);
        audit::commit(transaction, &entry.to(expires_at.date_naive().to_string())).await
    }

    /// Revokes a link; `false` when there is none that is open.
    pub async fn revoke_leader_link(&self, hash: &[u8], by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let label: Option<String> = scalar_optional!(
            &mut transaction,
            "update leader_link set revoked_by = $2, revoked_at = $3
             where hash = $1 and revoked_at is null returning label",
            hash,
            by.actor.name(),
            by.at.timestamp_millis()
        );
        let Some(label) = label else { return Ok(false) };
        audit::commit(transaction, &by.did("leader-link.revoked", "leader-link", label)).await?;
        Ok(true)
    }

    /// Notes that a link was opened, at most once a quarter of an hour.
    pub async fn leader_link_opened(&self, link: &LeaderLink, by: &By) -> Result<()> {
        if link.opened_at.is_some_and(|last| by.at - last < ONE_OPENING) {
            return Ok(());
        }
        let mut transaction = self.begin().await?;
        execute!(
            &mut transaction,
            "update leader_link set opened_at = $2 where hash = $1",
            &link.hash,
            by.at.timestamp_millis()
        );
        let entry = by.did("leader-link.opened", "leader-link", link.label.clone());
        audit::commit(transaction, &entry).await
    }
}
