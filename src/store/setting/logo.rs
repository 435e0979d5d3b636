//! The office's logo.

use super::SettingChange;
use super::change::change;
use crate::domain::setting::{LOGO, Logo};
use crate::store::audit::{self, By};
use crate::store::transaction::commit;
use crate::store::{Result, Store};

impl Store {
    /// Keeps a logo in place of the one before, or none.
    pub async fn keep_logo(&self, logo: Option<&Logo>, by: &By) -> Result<()> {
        let mut transaction = self.begin().await?;
        let digest = logo.map(Logo::digest);
        let own = SettingChange::new(LOGO, digest.clone());
        let entries = change(&mut transaction, &[own], by).await?;
        if entries.is_empty() {
            return Ok(());
        }
        execute!(&mut transaction, "delete from logo");
        if let (Some(logo), Some(digest)) = (logo, &digest) {
            execute!(
                &mut transaction,
                "insert into logo (digest, media_type, content) values ($1, $2, $3)",
                digest,
                &logo.media_type,
                &logo.content
            );
        }
        audit::append_all(&mut transaction, &entries).await?;
        commit(transaction).await?;
        self.touchpoint_cache.expire();
        self.refresh_settings().await?;
        Ok(())
    }

    /// The logo that the office has set.
    pub async fn own_logo(&self) -> Result<Option<Logo>> {
        match self.settings().logo() {
            Some(digest) => self.logo(digest).await,
            None => Ok(None),
        }
    }

    /// The logo with this digest.
    pub async fn logo(&self, digest: &str) -> Result<Option<Logo>> {
        let row: Option<(String, Vec<u8>)> = fetch_optional!(
            &self.read,
            "select media_type, content from logo where digest = $1",
            digest
        );
        Ok(row.map(|(media_type, content)| Logo { media_type, content }))
    }
}
