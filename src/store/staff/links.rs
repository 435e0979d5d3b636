//! Links by which somebody sets a password once; the database has their hashes alone.

use chrono::{DateTime, Utc};

use super::accounts::audit_line;
use crate::domain::setting::TRIAL;
use crate::store::audit::{self, By};
use crate::store::setting::{SettingChange, change};
use crate::store::transaction::commit;
use crate::store::{Result, Staff, Store};

/// Whose password a link sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFor {
    /// That of the first administrator, whose account it makes.
    FirstAdministrator,
    /// That of this account.
    Account(String),
}

impl Store {
    /// Keeps the link of the first administrator in place of the one before.
    pub async fn keep_first_link(&self, hash: [u8; 32]) -> Result<()> {
        let mut transaction = self.begin().await?;
        execute!(&mut transaction, "delete from one_time_link where staff = ''");
        execute!(
            &mut transaction,
            "insert into one_time_link (hash, staff) values ($1, '')",
            &hash[..]
        );
        commit(transaction).await
    }

    /// Keeps a link for an account in place of the one before; `false` when there is no such account.
    pub async fn keep_link(
        &self,
        name: &str,
        (hash, expires): ([u8; 32], DateTime<Utc>),
        by: &By,
    ) -> Result<bool> {
        if self.staff(name).await?.is_none() {
            return Ok(false);
        }
        let mut transaction = self.begin().await?;
        execute!(&mut transaction, "delete from one_time_link where staff = $1", name);
        execute!(
            &mut transaction,
            "insert into one_time_link (hash, staff, expires) values ($1, $2, $3)",
            &hash[..],
            name,
            expires.timestamp_millis()
        );
        audit::commit(transaction, &by.did("staff.invited", "staff", name)).await?;
        Ok(true)
    }

    /// Whose link this is; `None` for one that was used, replaced or is too old.
    pub async fn link(&self, hash: [u8; 32], now: DateTime<Utc>) -> Result<Option<LinkFor>> {
        let staff: Option<String> = scalar_optional!(
            &self.read,
            "select staff from one_time_link where hash = $1 and (expires is null or expires > $2)",
            &hash[..],
            now.timestamp_millis()
        );
        Ok(staff.map(|staff| match staff.as_str() {
            "" => LinkFor::FirstAdministrator,
            _ => LinkFor::Account(staff),
        }))
    }

    /// Makes the first account by its link, and begins the trial; `false` when the link is no more.
    pub async fn use_first_link(&self, hash: [u8; 32], staff: &Staff, by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let used = execute!(
            &mut transaction,
            "delete from one_time_link where hash = $1 and staff = ''
                 and not exists (select 1 from staff)",
            &hash[..]
        );
        if used == 0 {
            return Ok(false);
        }
        execute!(
            &mut transaction,
            "insert into staff (name, role, password_hash, disabled) values ($1, $2, $3, $4)",
            &staff.name,
            staff.role.code(),
            &staff.password_hash,
            staff.disabled
        );
        let trial = SettingChange::new(TRIAL, Some("1".to_owned()));
        let added = by.did("staff.added", "staff", &staff.name);
        let mut entries = vec![added.to(audit_line(staff.role, &[], staff.disabled))];
        entries.extend(change(&mut transaction, &[trial], by).await?);
        audit::append_all(&mut transaction, &entries).await?;
        commit(transaction).await?;
        self.refresh_settings().await?;
        Ok(true)
    }

    /// Sets the password of an account by its link and ends its sessions; the account's name, `None` when the link
    /// is no more.
    pub async fn use_link(
        &self,
        hash: [u8; 32],
        password_hash: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<String>> {
        let mut transaction = self.begin().await?;
        let staff: Option<String> = scalar_optional!(
            &mut transaction,
            "delete from one_time_link where hash = $1 and staff <> '' and expires > $2
             returning staff",
            &hash[..],
            now.timestamp_millis()
        );
        let Some(staff) = staff else { return Ok(None) };
        execute!(
            &mut transaction,
            "update staff set password_hash = $2, mistakes = 0, lifted_at = $3 where name = $1",
            &staff,
            password_hash,
            now.timestamp_millis()
        );
        execute!(&mut transaction, "delete from known_browser where staff = $1", &staff);
        execute!(&mut transaction, "delete from session where staff = $1", &staff);
        let entry = By::account(&staff, now).did("staff.password-changed", "staff", &staff);
        audit::commit(transaction, &entry).await?;
        Ok(Some(staff))
    }
}
