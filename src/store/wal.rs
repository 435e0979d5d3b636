//! Leaves no trace of answers that have left the inbox.

use std::sync::atomic::Ordering;

use super::deadline::answered;
use super::{Engine, Result, Store};

impl Store {
    /// Wipes what the database keeps of answers that have left the inbox; again in the next round
    /// when it could not be done now.
    pub(super) async fn forget_inbox(&self) -> Result<()> {
        self.log_to_wipe.store(true, Ordering::Release);
        self.wipe().await
    }

    /// Wipes if anything is left to wipe.
    pub async fn wipe(&self) -> Result<()> {
        if self.log_to_wipe.swap(false, Ordering::AcqRel) && !self.wiped().await? {
            self.log_to_wipe.store(true, Ordering::Release);
        }
        Ok(())
    }

    /// Empties the write-ahead log, whose old pages show the inbox with its instants. On PostgreSQL
    /// removes the dead rows of the inbox, which say by their transactions which slip and which
    /// remark came together.
    async fn wiped(&self) -> Result<bool> {
        match &self.write {
            Engine::Sqlite(_) => self.truncate_wal().await,
            Engine::Postgres(pool) => {
                // Without cutting the file off, for which it would wait up to 5 s for all who accept answers, and
                // other nodes for it.
                answered(sqlx::query("vacuum (truncate false) inbox, trial_answer").execute(pool))
                    .await?;
                // Rows that an open transaction can still see are left by it, and counted.
                let left: Option<i64> = answered(
                    sqlx::query_scalar(
                        "select cast(sum(s.n_dead_tup) as bigint) from pg_class c
                     join pg_stat_all_tables s on s.relid in (c.oid, c.reltoastrelid)
                     where c.oid in ('inbox'::regclass, 'trial_answer'::regclass)",
                    )
                    .fetch_one(pool),
                )
                .await?;
                Ok(left == Some(0))
            }
        }
    }

    /// Empties SQLite's write-ahead log; `false` while a page is being read, which needs it.
    pub(super) async fn truncate_wal(&self) -> Result<bool> {
        let Engine::Sqlite(pool) = &self.write else {
            return Ok(true);
        };
        let mut connection = answered(pool.acquire()).await?;
        // Accepting answers must not wait for a reader.
        answered(sqlx::query("pragma busy_timeout = 0").execute(&mut *connection)).await?;
        let wiped: Result<(i64, i64, i64)> =
            answered(sqlx::query_as("pragma wal_checkpoint(truncate)").fetch_one(&mut *connection))
                .await;
        // As in `open`.
        answered(sqlx::query("pragma busy_timeout = 10000").execute(&mut *connection)).await?;
        let (busy, ..) = wiped?;
        Ok(busy == 0)
    }
}
