//! Published instruments are frozen: once a version has answers, its file may not change.

use std::collections::BTreeMap;

use crate::domain::survey::Catalogue;
use crate::store::audit::{By, Entry};
use crate::store::transaction::{Transaction, commit};
use crate::store::{Error, Result, Store, audit};

impl Store {
    /// Remembers the digests of the files that answers are taken under, after comparing them with
    /// those of earlier answers. A version without answers may still change. New and changed
    /// versions are logged.
    ///
    /// # Errors
    /// [`Error::Frozen`] names every version that has answers and whose file differs or is gone.
    pub async fn freeze(&self, catalogue: &Catalogue, by: &By) -> Result<()> {
        let mut transaction = self.begin().await?;
        let mut frozen = frozen(&mut transaction).await?;
        let (mut faults, mut entries) = (Vec::new(), Vec::new());
        for instrument in catalogue.all() {
            let (id, version) = (&instrument.id, &instrument.version);
            let before = frozen.remove(&(id.clone(), version.clone()));
            if before.as_ref() == Some(&instrument.digest) {
                continue;
            }
            if before.is_some() && has_answers(&mut transaction, id, version).await? {
                faults.push(format!(
                    "`{id}`, version {version}, has taken answers and its file has changed; put \
                     the old file back and publish the change as a new version."
                ));
                continue;
            }
            let digest = &instrument.digest;
            if remember(&mut transaction, id, version, digest).await? {
                entries.push(entry(by, id, version, before.as_deref(), digest));
            }
        }
        for (id, version) in frozen.keys() {
            if has_answers(&mut transaction, id, version).await? {
                faults.push(format!(
                    "`{id}`, version {version}, has taken answers and its file is gone; put it \
                     back."
                ));
            }
        }
        if !faults.is_empty() {
            return Err(Error::Frozen(faults));
        }
        for entry in &entries {
            audit::append(&mut transaction, entry).await?;
        }
        commit(transaction).await
    }
}

fn entry(by: &By, id: &str, version: &str, before: Option<&str>, digest: &str) -> Entry {
    let subject = format!("{id} {version}");
    match before {
        None => by.did("instrument.frozen", "instrument", subject),
        Some(before) => by.did("instrument.changed", "instrument", subject).from(before),
    }
    .to(digest)
}

/// The remembered digests, by id and version.
async fn frozen(transaction: &mut Transaction) -> Result<BTreeMap<(String, String), String>> {
    let rows: Vec<(String, String, String)> =
        fetch_all!(transaction, "select id, version, digest from instrument_frozen");
    Ok(rows.into_iter().map(|(id, version, digest)| ((id, version), digest)).collect())
}

/// Whether a version has answers, waiting or settled.
async fn has_answers(transaction: &mut Transaction, id: &str, version: &str) -> Result<bool> {
    let found: Option<i64> = scalar_optional!(
        transaction,
        "select cast(1 as bigint) from batch where instrument = $1 and version = $2
         union all
         select cast(1 as bigint) from inbox
         where substr(series, 1, length($1 || '|' || $2 || '|')) = $1 || '|' || $2 || '|'
         limit 1",
        id,
        version
    );
    Ok(found.is_some())
}

/// Remembers a digest; `false` when another node has just remembered the same.
pub(super) async fn remember(
    transaction: &mut Transaction,
    id: &str,
    version: &str,
    digest: &str,
) -> Result<bool> {
    let changed = execute!(
        transaction,
        "insert into instrument_frozen (id, version, digest) values ($1, $2, $3)
         on conflict (id, version) do update set digest = excluded.digest
         where instrument_frozen.digest <> excluded.digest",
        id,
        version,
        digest
    );
    Ok(changed > 0)
}
