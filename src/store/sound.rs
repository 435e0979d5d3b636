//! Keeps the writer's connection to SQLite only as long as it can write.

use std::fs::metadata;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use sqlx::sqlite::SqlitePoolOptions;
use sqlx::{Connection, SqliteConnection};

use super::Error;

/// Whether the writer's connection was opened while its file could only be read. SQLite then opens it for reading, and
/// it does not write for as long as it lives, whatever becomes of the file.
#[derive(Clone, Debug, Default)]
pub(super) struct OpenedReadOnly(Arc<AtomicBool>);

impl OpenedReadOnly {
    /// Looks at why a transaction did not begin.
    pub(super) fn note(&self, error: &Error) {
        if error.is_read_only() {
            self.0.store(true, Ordering::Release);
        }
    }

    /// A pool that closes connections which can no longer write to this file: SQLite would go on writing to one that
    /// was deleted, and lose it at its end.
    pub(super) fn watch(&self, pool: SqlitePoolOptions, file: &Path) -> SqlitePoolOptions {
        let noted = Arc::clone(&self.0);
        let begun = OpenedFile::at(file).map(Arc::new);
        let connected = begun.clone();
        pool.after_release(|connection, _| Box::pin(is_sound(connection)))
            .before_acquire(move |_, _| {
                let is_same = begun.as_ref().is_none_or(|file| file.is_there());
                let is_usable = !noted.swap(false, Ordering::AcqRel) && is_same;
                Box::pin(async move { Ok(is_usable) })
            })
            .after_connect(move |_, _| {
                let is_same = connected.as_ref().is_none_or(|file| file.is_there());
                let other = || io::Error::other("another file is where the database was");
                Box::pin(async move { if is_same { Ok(()) } else { Err(other().into()) } })
            })
    }
}

/// A file by its device and number, which no other has while it is open.
#[derive(Debug)]
struct OpenedFile {
    path: PathBuf,
    id: (u64, u64),
}

impl OpenedFile {
    /// `None` for a database in memory.
    fn at(path: &Path) -> Option<Self> {
        Some(Self { path: path.to_owned(), id: id_of(path)? })
    }

    /// Whether the same file is where it was.
    fn is_there(&self) -> bool {
        id_of(&self.path) == Some(self.id)
    }
}

fn id_of(path: &Path) -> Option<(u64, u64)> {
    metadata(path).ok().map(|about| (about.dev(), about.ino()))
}

/// Whether a connection that is given back to the pool is outside any transaction. SQLite ends one by itself
/// when the disk is full or fails; sqlx's own rollback then fails, and it would count the connection as inside
/// a transaction for ever.
async fn is_sound(connection: &mut SqliteConnection) -> sqlx::Result<bool> {
    if !connection.is_in_transaction() {
        return Ok(true);
    }
    // Answered after the rollback that a dropped transaction has sent ahead.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use crate::store::transaction::commit;
    use crate::store::{Store, each_within};

    #[tokio::test]
    async fn a_writer_whose_file_was_taken_away_refuses_until_it_is_back() {
        let folder = tempfile::tempdir().unwrap();
        let [file, away] = ["hailong.db", "away.db"].map(|name| folder.path().join(name));
        let store = Store::open(&format!("sqlite:{}", file.display())).await.unwrap();
        let short = Duration::from_millis(200);
        let begin = || each_within(short, store.begin());
        fs::rename(&file, &away).unwrap();
        let refused = begin().await.expect_err("there is no file");
        assert!(refused.is_temporary(), "{refused}");
        assert!(!file.exists());
        fs::copy(&away, &file).unwrap();
        let refused = begin().await.expect_err("it is another file");
        assert!(refused.is_temporary(), "{refused}");
        fs::rename(&away, &file).unwrap();
        commit(store.begin().await.unwrap()).await.unwrap();
    }
}
