//! Files that are brought in: what was said of their columns, and those that were shown and not kept yet.

use std::collections::BTreeMap;

use chrono::{TimeDelta, Utc};
use sha2::{Digest, Sha256};

use super::audit::{self, By};
use super::transaction::{Transaction, commit};
use super::{Result, Store};
use crate::base::table::ColumnMap;

/// How long a file that was shown waits to be kept.
const LASTING: TimeDelta = TimeDelta::days(1);

/// A file that was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldFile {
    /// What it is known by.
    pub id: String,
    /// Code of its kind.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
    /// What was said of its columns.
    pub map: ColumnMap,
}

impl Store {
    /// What was said before of the columns of a header.
    pub async fn import_map(&self, kind: &str, signature: &str) -> Result<ColumnMap> {
        let said: Vec<(String, String)> = fetch_all!(
            &self.read,
            "select name, field from import_map where kind = $1 and header = $2",
            kind,
            hash(signature)
        );
        let mut map = ColumnMap::default();
        for (name, field) in said {
            map.add(&name, &field);
        }
        Ok(map)
    }

    /// Remembers what was said of the columns of a header; what was remembered of it is replaced, or forgotten
    /// where nothing is said.
    pub async fn remember_import_map(
        &self,
        (kind, signature): (&str, &str),
        map: &ColumnMap,
        by: &By,
    ) -> Result<()> {
        let before = self.import_map(kind, signature).await?;
        if before == *map {
            return Ok(());
        }
        let mut transaction = self.begin().await?;
        let header = hash(signature);
        execute!(
            &mut transaction,
            "delete from import_map where kind = $1 and header = $2",
            kind,
            header.clone()
        );
        let said: Vec<(&str, &str)> = map.iter().collect();
        insert!(
            &mut transaction,
            &said,
            "insert into import_map (kind, header, name, field) ",
            |(name, field)| [kind, header.clone(), *name, *field]
        );
        let entry = by.did("import.mapped", "import", kind).from(line(&before)).to(line(map));
        audit::commit(transaction, &entry).await
    }

    /// Holds a file until it is kept; those of yesterday are forgotten.
    pub async fn hold_file(&self, file: &HeldFile, by: &By) -> Result<()> {
        let mut transaction = self.begin().await?;
        forget_old(&mut transaction, by).await?;
        execute!(
            &mut transaction,
            "insert into import_file (id, kind, name, content, map, sent_by, sent_at)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (id) do update set map = excluded.map",
            &file.id,
            &file.kind,
            &file.name,
            &file.content,
            line(&file.map),
            by.actor.name(),
            by.at.timestamp_millis()
        );
        commit(transaction).await
    }

    /// A file that the same account has sent.
    pub async fn held_file(&self, (kind, id): (&str, &str), by: &By) -> Result<Option<HeldFile>> {
        let found: Option<(String, Vec<u8>, String)> = fetch_optional!(
            &self.read,
            "select name, content, map from import_file
             where id = $1 and kind = $2 and sent_by = $3",
            id,
            kind,
            by.actor.name()
        );
        Ok(found.map(|(name, content, map)| {
            let said: BTreeMap<String, String> = serde_json::from_str(&map).unwrap_or_default();
            let mut map = ColumnMap::default();
            for (name, field) in said {
                map.add(&name, &field);
            }
            HeldFile { id: id.to_owned(), kind: kind.to_owned(), name, content, map }
        }))
    }

    /// Forgets a file.
    pub async fn drop_file(&self, id: &str) -> Result<()> {
        let mut transaction = self.begin().await?;
        execute!(&mut transaction, "delete from import_file where id = $1", id);
        commit(transaction).await
    }
}

async fn forget_old(transaction: &mut Transaction, by: &By) -> Result<()> {
    let oldest: chrono::DateTime<Utc> = by.at - LASTING;
    execute!(
        &mut *transaction,
        "delete from import_file where sent_at < $1",
        oldest.timestamp_millis()
    );
    Ok(())
}

fn hash(signature: &str) -> Vec<u8> {
    Sha256::digest(signature.as_bytes()).to_vec()
}

/// A map as a JSON object.
fn line(map: &ColumnMap) -> String {
    let said: BTreeMap<&str, &str> = map.iter().collect();
    serde_json::to_string(&said).unwrap_or_default()
}
