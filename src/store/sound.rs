//! Keeps the writer's connection to SQLite only as long as it can write.

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

    /// A pool that closes connections which can no longer write.
    pub(super) fn watch(&self, pool: SqlitePoolOptions) -> SqlitePoolOptions {
        let noted = Arc::clone(&self.0);
        pool.after_release(|connection, _| Box::pin(is_sound(connection))).before_acquire(
            move |_, _| {
                let is_usable = !noted.swap(false, Ordering::AcqRel);
                Box::pin(async move { Ok(is_usable) })
            },
        )
    }
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
    use crate::store::transaction::commit;
    use crate::store::{Engine, Store};

    #[tokio::test]
    async fn a_writer_opened_while_the_file_was_read_only_is_opened_anew() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("hailong.db").display());
        let store = Store::open(&url).await.unwrap();
        let Engine::Sqlite(pool) = &store.write else { panic!("it is SQLite") };
        let usual = (*pool.connect_options()).clone();
        pool.set_connect_options(usual.clone().read_only(true));
        pool.acquire().await.unwrap().close().await.unwrap();
        for _ in 0..3 {
            let refused = store.begin().await.expect_err("it cannot be written");
            assert!(refused.is_temporary(), "{refused}");
        }
        pool.set_connect_options(usual);
        commit(store.begin().await.unwrap()).await.unwrap();
    }

    #[tokio::test]
    async fn a_writer_makes_no_database_where_its_own_was_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("hailong.db");
        let store = Store::open(&format!("sqlite:{}", file.display())).await.unwrap();
        let Engine::Sqlite(pool) = &store.write else { panic!("it is SQLite") };
        std::fs::remove_file(&file).unwrap();
        pool.acquire().await.unwrap().close().await.unwrap();
        let refused = store.begin().await.expect_err("there is no file");
        assert!(refused.is_temporary(), "{refused}");
        assert!(!file.exists());
    }
}
