//! The database's own checks.

use super::Differences;
use crate::store::{Engine, Result, Store};

impl Store {
    /// Checks pages, indexes and references.
    ///
    /// SQLite reads the whole file. PostgreSQL maintains its references and pages; it is asked for
    /// unchecked indexes and constraints and for damaged pages since its statistics began.
    pub async fn verify_database(&self) -> Result<Differences> {
        let mut found = Differences::default();
        let sentences: Vec<String> = match &self.read {
            Engine::Sqlite(pool) => {
                let mut said: Vec<String> =
                    sqlx::query_scalar("pragma integrity_check").fetch_all(pool).await?;
                said.retain(|line| line != "ok");
                let dangling: Vec<(String, Option<i64>)> = sqlx::query_as(
                    "select \"table\", count(*) from pragma_foreign_key_check group by \"table\"",
                )
                .fetch_all(pool)
                .await?;
                said.extend(dangling.into_iter().map(|(table, rows)| {
                    let rows = rows.unwrap_or_default();
                    format!("{rows} rows of `{table}` refer to rows that are not there")
                }));
                said
            }
            Engine::Postgres(pool) => {
                sqlx::query_scalar(
                    "select 'index `' || indexrelid::regclass::text || '` is not valid'
                     from pg_index where not indisvalid
                     union all
                     select 'constraint `' || conname || '` was never checked'
                     from pg_constraint where not convalidated
                     union all
                     select 'the server has found ' || checksum_failures || ' damaged pages'
                     from pg_stat_database
                     where datname = current_database() and checksum_failures > 0",
                )
                .fetch_all(pool)
                .await?
            }
        };
        for sentence in sentences {
            found.add(sentence);
        }
        Ok(found)
    }
}
