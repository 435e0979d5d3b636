//! Files of evidence, each stored once under the SHA-256 of its bytes.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use sqlx::FromRow;

use super::work::{Changed, hold, keep, note};
use crate::domain::plan::{Made, Refusal};
use crate::store::audit::{self, By};
use crate::store::stored::Millis;
use crate::store::transaction::Transaction;
use crate::store::{Result, Store};

/// A file to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvidence {
    /// Its name, as sent.
    pub name: String,
    /// Its kind: `pdf`, `png`, …
    pub kind: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// A file of a task, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Evidence {
    /// The SHA-256 of its bytes.
    pub hash: Vec<u8>,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// How many bytes.
    #[sqlx(try_from = "i64")]
    pub size: u64,
    /// Name of the account that added it.
    pub added_by: String,
    /// When.
    #[sqlx(try_from = "Millis")]
    pub added_at: DateTime<Utc>,
}

/// A file with its bytes.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct EvidenceFile {
    /// Its name at this task.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl Store {
    /// Adds a file to a task that is open for work.
    pub async fn add_evidence(
        &self,
        year: i32,
        number: &str,
        file: &NewEvidence,
        by: &By,
    ) -> Result<Changed> {
        let mut transaction = self.begin().await?;
        let Some(held) = hold(&mut transaction, year, number).await? else {
            return Ok(Changed::NotThere);
        };
        let mut task = held.task;
        if !task.row.is_task() {
            return Ok(Changed::Refused(Refusal::Heading));
        }
        if !task.status.takes_work() {
            return Ok(Changed::Refused(Refusal::Closed));
        }
        let hash = keep_file(&mut transaction, file).await?;
        let added = execute!(
            &mut transaction,
            "insert into task_evidence (year, number, hash, name, added_by, added_at)
             values ($1, $2, $3, $4, $5, $6) on conflict (year, number, hash) do nothing",
            i64::from(year),
            number,
            &hash,
            &file.name,
            by.actor.name(),
            by.at.timestamp_millis()
        );
        if added == 0 {
            return Ok(Changed::Refused(Refusal::SameFile));
        }
        task.evidence += 1;
        keep(&mut transaction, &task).await?;
        let made = Made {
            task,
            action: "task.evidence_added",
            before: String::new(),
            after: file.name.clone(),
            note: String::new(),
        };
        let entry = note(&mut transaction, &made, held.entry, by).await?;
        audit::commit(transaction, &entry).await?;
        Ok(Changed::Done)
    }

    /// The files of a task, in the order they were added.
    pub async fn evidence(&self, year: i32, number: &str) -> Result<Vec<Evidence>> {
        let mut files: Vec<Evidence> = fetch_all!(
            &self.read,
            "select t.hash, t.name, e.kind, e.size, t.added_by, t.added_at
             from task_evidence t join evidence e on e.hash = t.hash
             where t.year = $1 and t.number = $2",
            i64::from(year),
            number
        );
        files.sort_by(|one, other| (one.added_at, &one.hash).cmp(&(other.added_at, &other.hash)));
        Ok(files)
    }

    /// One file of a task, by the SHA-256 of its bytes.
    pub async fn evidence_file(
        &self,
        year: i32,
        number: &str,
        hash: &[u8],
    ) -> Result<Option<EvidenceFile>> {
        Ok(fetch_optional!(
            &self.read,
            "select t.name, e.kind, e.content
             from task_evidence t join evidence e on e.hash = t.hash
             where t.year = $1 and t.number = $2 and t.hash = $3",
            i64::from(year),
            number,
            hash
        ))
    }
}

/// Stores the bytes once under their SHA-256, which it returns.
pub(crate) async fn keep_file(
    transaction: &mut Transaction,
    file: &NewEvidence,
) -> Result<Vec<u8>> {
    let hash = Sha256::digest(&file.content).to_vec();
    execute!(
        transaction,
        "insert into evidence (hash, kind, size, content) values ($1, $2, $3, $4)
         on conflict (hash) do nothing",
        &hash,
        &file.kind,
        i64::try_from(file.content.len()).unwrap_or(i64::MAX),
        &file.content
    );
    Ok(hash)
}
