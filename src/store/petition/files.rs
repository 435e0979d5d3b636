//! Files of a petition: what its sender adds, and what the office adds to its answer.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::history::{Act, note};
use crate::domain::petition::{FileKind, FileSide, SealedFile, State};
use crate::store::stored::{Millis, stored_as_codes};
use crate::store::transaction::{Transaction, retrying};
use crate::store::{Actor, By, Result, Store, audit};

stored_as_codes!(FileSide: "side of a file");
stored_as_codes!(FileKind: "kind of a file");

/// A file of a petition, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct PetitionFile {
    /// Its id within the petition.
    pub id: String,
    /// Whose it is.
    pub side: FileSide,
    /// What it is.
    pub kind: FileKind,
    /// Its name; empty for the sender's.
    pub name: String,
    /// How many bytes.
    #[sqlx(try_from = "i64")]
    pub size: u64,
    /// When it was added.
    #[sqlx(try_from = "Millis")]
    pub added_at: DateTime<Utc>,
}

/// A file with its seal.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct SealedPetitionFile {
    /// Whose it is.
    pub side: FileSide,
    /// What it is.
    pub kind: FileKind,
    /// Its name; empty for the sender's.
    pub name: String,
    /// Its bytes, sealed.
    pub sealed: Vec<u8>,
}

/// Outcome of adding a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileAdded {
    /// It is kept.
    Kept,
    /// There is no such petition.
    NoPetition,
    /// The petition takes none in its state, or its answer waits for approval.
    Closed,
    /// The answer has as many as it may.
    TooMany,
}

impl Store {
    /// Adds a file to an answer that is being written, which has `most` at most.
    pub async fn add_answer_file(
        &self,
        code: &str,
        (file, most): (&SealedFile, u64),
        by: &By,
    ) -> Result<FileAdded> {
        retrying(|| self.try_to_add_file(code, (file, most), by)).await
    }

    async fn try_to_add_file(
        &self,
        code: &str,
        (file, most): (&SealedFile, u64),
        by: &By,
    ) -> Result<FileAdded> {
        let mut transaction = self.begin().await?;
        let Some(state) = held(&mut transaction, code).await? else {
            return Ok(FileAdded::NoPetition);
        };
        if state != State::Handling || waits(&mut transaction, code).await? {
            return Ok(FileAdded::Closed);
        }
        let there: i64 = scalar_one!(
            &mut transaction,
            "select count(*) from petition_file where petition = $1 and side = 'answer'",
            code
        );
        if there.unsigned_abs() >= most {
            return Ok(FileAdded::TooMany);
        }
        insert(&mut transaction, (code, FileSide::Answer), file, by).await?;
        note(&mut transaction, (code, state), (Act::Attached, &file.name), by).await?;
        let entry = by.did("petition.file-added", "petition", code);
        audit::commit(transaction, &entry).await?;
        Ok(FileAdded::Kept)
    }

    /// Takes a file off an answer that is not given and does not wait for approval; whether it was there.
    pub async fn remove_answer_file(&self, code: &str, id: &str, by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let state = held(&mut transaction, code).await?;
        if state != Some(State::Handling) || waits(&mut transaction, code).await? {
            return Ok(false);
        }
        let name: Option<String> = scalar_optional!(
            &mut transaction,
            "delete from petition_file where petition = $1 and side = 'answer' and id = $2
             returning name",
            code,
            id
        );
        let Some(name) = name else { return Ok(false) };
        note(&mut transaction, (code, State::Handling), (Act::Removed, &name), by).await?;
        let entry = by.did("petition.file-removed", "petition", code);
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }

    /// The files of a petition, in the register or held apart, the sender's first, in the order they were added.
    pub async fn petition_files(&self, code: &str) -> Result<Vec<PetitionFile>> {
        Ok(fetch_all!(
            &self.read,
            "select id, side, kind, name, size, added_at from petition_file where petition = $1
             union all
             select id, 'sender', kind, '', size, added_at from petition_apart_file
             where petition = $1
             order by 2 desc, 6, 1",
            code
        ))
    }

    /// One file of a petition. Where it is the sender's and a member of staff reads it, `reader` is set, and the
    /// audit entry is on disk before this returns.
    pub async fn petition_file(
        &self,
        code: &str,
        id: &str,
        reader: Option<&By>,
    ) -> Result<Option<SealedPetitionFile>> {
        let found: Option<SealedPetitionFile> = fetch_optional!(
            &self.read,
            "select side, kind, name, sealed from petition_file where petition = $1 and id = $2
             union all
             select 'sender', kind, '', sealed from petition_apart_file
             where petition = $1 and id = $2",
            code,
            id
        );
        let is_senders = found.as_ref().is_some_and(|file| file.side == FileSide::Sender);
        if let Some(by) = reader.filter(|_| is_senders) {
            self.record(&by.did("petition.file_read", "petition", code)).await?;
        }
        Ok(found)
    }
}

/// Inserts a file.
pub(super) async fn insert(
    transaction: &mut Transaction,
    (code, side): (&str, FileSide),
    file: &SealedFile,
    by: &By,
) -> Result<()> {
    let added_by = if by.actor == Actor::System { "" } else { by.actor.name() };
    execute!(
        transaction,
        "insert into petition_file (petition, id, side, kind, size, name, added_by, added_at, sealed)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        code,
        &file.id,
        side.code(),
        file.kind.code(),
        i64::try_from(file.size).unwrap_or(i64::MAX),
        &file.name,
        added_by,
        by.at.timestamp_millis(),
        &file.sealed
    );
    Ok(())
}

/// Inserts a file of a petition that is held apart.
pub(super) async fn hold(
    transaction: &mut Transaction,
    code: &str,
    file: &SealedFile,
    by: &By,
) -> Result<()> {
    execute!(
        transaction,
        "insert into petition_apart_file (petition, id, kind, size, added_at, sealed)
         values ($1, $2, $3, $4, $5, $6)",
        code,
        &file.id,
        file.kind.code(),
        i64::try_from(file.size).unwrap_or(i64::MAX),
        by.at.timestamp_millis(),
        &file.sealed
    );
    Ok(())
}

/// Moves the files of a petition that goes into the register.
pub(super) async fn take_in(transaction: &mut Transaction, code: &str) -> Result<()> {
    execute!(
        &mut *transaction,
        "insert into petition_file (petition, id, side, kind, size, name, added_by, added_at, sealed)
         select petition, id, 'sender', kind, size, '', '', added_at, sealed
         from petition_apart_file where petition = $1",
        code
    );
    forget_held(transaction, code).await
}

/// Deletes the files of a petition that is held apart.
pub(super) async fn forget_held(transaction: &mut Transaction, code: &str) -> Result<()> {
    execute!(transaction, "delete from petition_apart_file where petition = $1", code);
    Ok(())
}

/// The state of a petition, which nobody else changes until the transaction ends.
pub(super) async fn held(transaction: &mut Transaction, code: &str) -> Result<Option<State>> {
    Ok(scalar_optional!(
        transaction,
        "update petition set state = state where code = $1 returning state",
        code
    ))
}

async fn waits(transaction: &mut Transaction, code: &str) -> Result<bool> {
    let waiting: Option<String> = scalar_optional!(
        transaction,
        "select petition from petition_draft where petition = $1 and returned is null",
        code
    );
    Ok(waiting.is_some())
}
