//! Opens a database and brings its schema up to date.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use log::LevelFilter;
use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::{Engine, Error, Result, Store};
use crate::base::random::Random;

static MIGRATIONS: Migrator = sqlx::migrate!();
static SQLITE_ONLY: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES_ONLY: Migrator = sqlx::migrate!("migrations/postgres");

/// SQLite readers: pages ask little, and more readers would only compete for two cores.
const SQLITE_READERS: u32 = 4;

/// Connections of one node to PostgreSQL, whose default limit of 100 serves several nodes.
const POSTGRES_CONNECTIONS: u32 = 8;

/// How long a writer waits for another process (`hailong settle` beside the server); also in
/// `wal.rs`.
const BUSY: Duration = Duration::from_secs(10);

/// How long a request waits for a free connection before it fails.
const ACQUIRE: Duration = Duration::from_secs(10);

/// Page cache of each SQLite connection; negative values are KiB.
const SQLITE_CACHE: &str = "-16384";

/// Pages of the write-ahead log (40 MB) before they are copied into the file. Answers come under
/// random keys and touch the same pages repeatedly, so copying rarely copies less.
const SQLITE_LOG: &str = "10000";

/// Bytes of the SQLite file read through memory maps.
const SQLITE_MAP: &str = "268435456";

/// Prepared statements kept by a connection; those of many rows come in nine lengths each.
const STATEMENTS: usize = 256;

/// Rows a SQLite statement may run ahead of its reader, so that exports switch threads less.
const SQLITE_AHEAD: usize = 500;

/// The events in which the pool tells of each wait for a connection, and the field that has its seconds.
pub const POOL_WAITS: (&str, &str) = ("sqlx::pool::acquire", "acquired_after_secs");

/// The database's events whose warnings are of slow statements and slow waits: they hold the text of a statement
/// and no value.
pub const SLOW: [&str; 2] = ["sqlx::query", "sqlx::pool"];

impl Store {
    /// Opens the database at `url` (`sqlite:FILE` or `postgres://…`) and brings its schema up to
    /// date. The file and its directory are made when they are not there.
    pub async fn open(url: &str) -> Result<Self> {
        let store = match url.split_once(':') {
            Some(("sqlite", _)) => open_sqlite(url).await,
            Some(("postgres" | "postgresql", _)) => open_postgres(url).await,
            // An address may hold a password.
            Some((scheme, _)) => Err(Error::Address(format!(
                "`{scheme}:…` is neither sqlite:FILE nor postgres://USER@HOST/NAME"
            ))),
            None => Err(Error::Address(
                "it is neither sqlite:FILE nor postgres://USER@HOST/NAME".to_owned(),
            )),
        }?;
        store.regroup(&Random::system()).await?;
        Ok(store)
    }
}

async fn open_sqlite(url: &str) -> Result<Store> {
    let options = SqliteConnectOptions::from_str(url)?;
    if let Some(directory) = options.get_filename().parent() {
        make_directory(directory)?;
    }
    // FULL: a commit is on disk before it returns. secure_delete: settled inbox rows leave no bytes
    // in the file.
    let options = options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY)
        .pragma("secure_delete", "on")
        .pragma("temp_store", "memory")
        .pragma("wal_autocheckpoint", SQLITE_LOG)
        .pragma("cache_size", SQLITE_CACHE)
        .pragma("mmap_size", SQLITE_MAP)
        .statement_cache_capacity(STATEMENTS)
        .row_buffer_size(SQLITE_AHEAD);
    let write = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(ACQUIRE)
        .acquire_time_level(LevelFilter::Trace)
        .connect_with(options.clone())
        .await?;
    migrations(&SQLITE_ONLY).run(&write).await?;
    let read = SqlitePoolOptions::new()
        .max_connections(SQLITE_READERS)
        .acquire_timeout(ACQUIRE)
        .acquire_time_level(LevelFilter::Trace)
        .connect_with(options.read_only(true))
        .await?;
    Ok(Store {
        read: Engine::Sqlite(read),
        write: Engine::Sqlite(write),
        columns_cache: Arc::default(),
        touchpoint_cache: Arc::default(),
        news: Arc::default(),
        log_to_wipe: Arc::new(true.into()),
        last_proof: Arc::default(),
    })
}

async fn open_postgres(url: &str) -> Result<Store> {
    // `on` even where the server is set weaker: an answer is on disk before the citizen is thanked.
    // Custom plans, because a plan made for an empty table would scan it for ever.
    let options = PgConnectOptions::from_str(url)?
        .options([("synchronous_commit", "on"), ("plan_cache_mode", "force_custom_plan")])
        .statement_cache_capacity(STATEMENTS);
    let pool = PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(ACQUIRE)
        .acquire_time_level(LevelFilter::Trace)
        .connect_with(options)
        .await?;
    migrations(&POSTGRES_ONLY).run(&pool).await?;
    Ok(Store {
        read: Engine::Postgres(pool.clone()),
        write: Engine::Postgres(pool),
        columns_cache: Arc::default(),
        touchpoint_cache: Arc::default(),
        news: Arc::default(),
        log_to_wipe: Arc::new(true.into()),
        last_proof: Arc::default(),
    })
}

/// The common migrations, then those of one database.
fn migrations(own: &Migrator) -> Migrator {
    Migrator::with_migrations(MIGRATIONS.iter().chain(own.iter()).cloned().collect())
}

/// Makes a directory that only this account can read: it holds the inbox.
fn make_directory(directory: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory).map_err(|error| {
        Error::Address(format!("the directory {} cannot be made: {error}", directory.display()))
    })
}
