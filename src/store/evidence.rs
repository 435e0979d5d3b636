//! Files of evidence, each stored once under the SHA-256 of its bytes, and whose they are.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use sqlx::FromRow;

use super::audit::By;
use super::stored::Millis;
use super::transaction::Transaction;
use super::{Result, Store};

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

/// A file of a task or a criterion, without its bytes.
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
    /// Its name at its owner.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// What evidence is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// A task of the plan.
    Task,
    /// A criterion of the self-scoring sheet.
    Criterion,
}

/// A statement about the files of an owner, around the name of their table.
macro_rules! of {
    ($owner:expr, $before:literal, $after:literal) => {
        match $owner {
            Owner::Task => concat!($before, "task_evidence", $after),
            Owner::Criterion => concat!($before, "assessment_evidence", $after),
        }
    };
}

/// Adds a file to the row `number` of a year; `false` where it has the file already.
pub(super) async fn add(
    transaction: &mut Transaction,
    (owner, year, number): (Owner, i32, &str),
    file: &NewEvidence,
    by: &By,
) -> Result<bool> {
    let hash = keep_file(transaction, file).await?;
    let added = execute!(
        transaction,
        of!(
            owner,
            "insert into ",
            " (year, number, hash, name, added_by, added_at)
             values ($1, $2, $3, $4, $5, $6) on conflict (year, number, hash) do nothing"
        ),
        i64::from(year),
        number,
        &hash,
        &file.name,
        by.actor.name(),
        by.at.timestamp_millis()
    );
    Ok(added > 0)
}

impl Store {
    /// The files of a row, in the order they were added.
    pub(super) async fn evidence_of(
        &self,
        (owner, year, number): (Owner, i32, &str),
    ) -> Result<Vec<Evidence>> {
        let mut files: Vec<Evidence> = fetch_all!(
            &self.read,
            of!(
                owner,
                "select o.hash, o.name, e.kind, e.size, o.added_by, o.added_at from ",
                " o join evidence e on e.hash = o.hash where o.year = $1 and o.number = $2"
            ),
            i64::from(year),
            number
        );
        files.sort_by(|one, other| (one.added_at, &one.hash).cmp(&(other.added_at, &other.hash)));
        Ok(files)
    }

    /// One file of a row, by the SHA-256 of its bytes.
    pub(super) async fn evidence_file_of(
        &self,
        (owner, year, number): (Owner, i32, &str),
        hash: &[u8],
    ) -> Result<Option<EvidenceFile>> {
        Ok(fetch_optional!(
            &self.read,
            of!(
                owner,
                "select o.name, e.kind, e.content from ",
                " o join evidence e on e.hash = o.hash
                 where o.year = $1 and o.number = $2 and o.hash = $3"
            ),
            i64::from(year),
            number,
            hash
        ))
    }

    /// The bytes of a file of evidence.
    pub async fn evidence_bytes(&self, hash: &[u8]) -> Result<Option<Vec<u8>>> {
        Ok(scalar_optional!(&self.read, "select content from evidence where hash = $1", hash))
    }
}

/// Stores the bytes once under their SHA-256, which it returns.
pub(super) async fn keep_file(
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
