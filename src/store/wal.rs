//! Empties SQLite's write-ahead log of answers that have left the inbox.

use super::{Engine, Result, Store};

impl Store {
    /// Empties the write-ahead log, whose old pages show the inbox with its instants.
    ///
    /// While a page is being read the log stays; the next round of settling empties it. PostgreSQL
    /// recycles its log by itself, and only the server's owner can read it.
    pub(super) async fn truncate_wal(&self) -> Result<()> {
        let Engine::Sqlite(pool) = &self.write else {
            return Ok(());
        };
        let mut connection = pool.acquire().await?;
        // Accepting answers must not wait for a reader.
        sqlx::query("pragma busy_timeout = 0").execute(&mut *connection).await?;
        let wiped = sqlx::query("pragma wal_checkpoint(truncate)").execute(&mut *connection).await;
        // As in `open`.
        sqlx::query("pragma busy_timeout = 10000").execute(&mut *connection).await?;
        wiped?;
        Ok(())
    }
}
