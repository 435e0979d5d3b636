//! What SQLite's write-ahead log still holds of answers that have left the inbox.

use super::{Engine, Result, Store};

impl Store {
    /// Empties the write-ahead log, whose old pages show the inbox as it was, with its instants.
    ///
    /// A page being read holds the log; then it stays, and the next round of settling empties it.
    /// PostgreSQL recycles its log by itself and keeps it from everyone but the server's owner.
    pub(super) async fn truncate_wal(&self) -> Result<()> {
        let Engine::Sqlite(pool) = &self.write else {
            return Ok(());
        };
        let mut connection = pool.acquire().await?;
        // Answers on their way in must not wait for a reader.
        sqlx::query("pragma busy_timeout = 0").execute(&mut *connection).await?;
        let wiped = sqlx::query("pragma wal_checkpoint(truncate)").execute(&mut *connection).await;
        // As in `open`.
        sqlx::query("pragma busy_timeout = 10000").execute(&mut *connection).await?;
        wiped?;
        Ok(())
    }
}
