//! A store that sees one instant of a database and changes nothing.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sqlx::error::DatabaseError;
use sqlx::pool::PoolOptions;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Database, Executor};

use super::schema::{self, Table};
use crate::store::open::over;
use crate::store::{Engine, Error, Result, Store};

/// How long one read may wait for another of the same snapshot, which has one connection.
const ACQUIRE: Duration = Duration::from_mins(10);

/// Rows that SQLite may run ahead of their reader; each may hold a file of evidence.
const AHEAD: usize = 16;

impl Store {
    /// Opens a database that is there and reads it as of now, whatever is written meanwhile. It is neither
    /// made nor migrated, and every write fails. While it is open neither database removes old rows.
    pub async fn snapshot(url: &str) -> Result<Self> {
        let pools = match url.split_once(':') {
            Some(("sqlite", _)) => Engine::Sqlite(sqlite(url).await?),
            Some(("postgres" | "postgresql", _)) => Engine::Postgres(postgres(url).await?),
            _ => return Err(Error::Address(format!("`{url}` is no address of a database"))),
        };
        let store = Self { log_to_wipe: Arc::default(), ..over(pools.clone(), pools) };
        if store.migrations_made().await?.is_empty() {
            return Err(Error::Address("the database is empty".to_owned()));
        }
        Ok(store)
    }

    /// The file of a SQLite database; `None` for PostgreSQL.
    pub fn sqlite_file(url: &str) -> Result<Option<PathBuf>> {
        let options = url.starts_with("sqlite:").then(|| SqliteConnectOptions::from_str(url));
        Ok(options.transpose()?.map(|options| options.get_filename().to_path_buf()))
    }

    /// The numbers of the migrations that made this database.
    pub async fn migrations_made(&self) -> Result<Vec<i64>> {
        schema::migrations(&self.read).await
    }

    /// The tables of a backup, each after those it refers to.
    pub async fn tables(&self) -> Result<Vec<Table>> {
        schema::tables(&self.read).await
    }
}

/// One connection whose transaction is never ended: all its reads see the same instant. `first` begins it, `look`
/// makes it see this one. A second connection would see another instant, so it is refused.
fn one_instant<DB: Database>(first: &'static str, look: &'static str) -> PoolOptions<DB>
where
    for<'c> &'c mut DB::Connection: Executor<'c, Database = DB>,
{
    let begun = Arc::new(AtomicBool::new(false));
    PoolOptions::new()
        .max_connections(1)
        .acquire_timeout(ACQUIRE)
        .idle_timeout(None)
        .max_lifetime(None)
        .after_connect(move |connection: &mut DB::Connection, _| {
            let again = begun.swap(true, Ordering::AcqRel);
            Box::pin(async move {
                if again {
                    let broken = "the connection of the snapshot broke off".to_owned();
                    return Err(sqlx::Error::Protocol(broken));
                }
                connection.execute(first).await?;
                connection.execute(look).await?;
                Ok(())
            })
        })
}

async fn sqlite(url: &str) -> Result<sqlx::SqlitePool> {
    let options = SqliteConnectOptions::from_str(url)?;
    let file = options.get_filename().display().to_string();
    let options = options.read_only(true).create_if_missing(false).row_buffer_size(AHEAD);
    let pool = one_instant("begin", "select count(*) from sqlite_master");
    let pool = pool.connect_with(options).await;
    pool.map_err(|error| match error.as_database_error().and_then(DatabaseError::code).as_deref() {
        // SQLITE_CANTOPEN
        Some("14") => Error::Address(format!("there is no database at {file}")),
        _ => error.into(),
    })
}

async fn postgres(url: &str) -> Result<sqlx::PgPool> {
    let pool = one_instant("begin isolation level repeatable read read only", "select 1");
    Ok(pool.connect_with(PgConnectOptions::from_str(url)?).await?)
}
