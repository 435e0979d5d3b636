//! Opens a database and brings its schema up to date.

use std::fs::File;
use std::io;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use log::LevelFilter;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, PgConnection};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::schema::{Schema, VERSIONS, must_be_current, of_postgres, of_sqlite};
use super::sound::OpenedReadOnly;
use super::{Engine, Error, Pools, Result, Store};
use crate::base::random::Random;

/// SQLite readers: pages ask little, and more readers would only compete for two cores.
const SQLITE_READERS: u32 = 4;

/// Connections of one node to PostgreSQL, whose default limit of 100 serves several nodes.
const POSTGRES_CONNECTIONS: u32 = 8;

/// How long a writer waits for another process (`hailong settle` beside the server); also in
/// `wal.rs`.
const BUSY: Duration = Duration::from_secs(10);

/// How long a request waits for a free connection before it fails.
const ACQUIRE: Duration = Duration::from_secs(10);

/// How long a statement waits for a lock of PostgreSQL. The server then gives up too: it would not notice
/// that the one who asked has hung up.
const POSTGRES_LOCKS: &str = "30s";

/// How long a connection to PostgreSQL may take to respond when it is given back.
const RESPONDS_WITHIN: Duration = Duration::from_secs(1);

/// Page cache of each SQLite connection; negative values are KiB.
const SQLITE_CACHE: &str = "-16384";

/// Pages of the write-ahead log (40 MB) before they are copied into the file. Answers come under
/// random keys and touch the same pages repeatedly, so copying rarely copies less.
const SQLITE_LOG: &str = "10000";

/// Bytes of the SQLite file read through memory maps, which are the system's memory: above ten million answers.
const SQLITE_MAP: &str = "1073741824";

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
        let store = Self::open_as(url, Schema::Update).await?;
        store.regroup(&Random::system()).await?;
        store.refresh_settings().await?;
        Ok(store)
    }

    /// Opens a database that is there and has the schema of this program; makes and changes nothing.
    ///
    /// # Errors
    /// [`Error::Address`] with the remedy where there is none, or it is older or newer.
    pub async fn open_existing(url: &str) -> Result<Self> {
        let store = Self::open_as(url, Schema::Expect).await?;
        store.refresh_settings().await?;
        Ok(store)
    }

    async fn open_as(url: &str, schema: Schema) -> Result<Self> {
        match url.split_once(':') {
            Some(("sqlite", _)) => open_sqlite(url, schema).await,
            Some(("postgres" | "postgresql", _)) => open_postgres(url, schema).await,
            // An address may hold a password.
            Some((kind, _)) => Err(Error::Address(format!(
                "`{kind}:…` is neither sqlite:FILE nor postgres://USER@HOST/NAME"
            ))),
            None => Err(Error::Address(
                "it is neither sqlite:FILE nor postgres://USER@HOST/NAME".to_owned(),
            )),
        }
    }
}

async fn open_sqlite(url: &str, schema: Schema) -> Result<Store> {
    let options = SqliteConnectOptions::from_str(url)?;
    if schema == Schema::Expect {
        must_be_there(options.get_filename())?;
    } else if let Some(directory) = options.get_filename().parent() {
        make_directory(directory)?;
    }
    let turn = match schema {
        Schema::Update => turn(options.get_filename()).await,
        Schema::Expect => None,
    };
    make_file(options.get_filename())?;
    // A file does not hang up: its connections are not tried before each use, which costs two switches of threads.
    // FULL: a commit is on disk before it returns. secure_delete: settled inbox rows leave no bytes
    // in the file.
    let options = options
        .create_if_missing(schema == Schema::Update)
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
    let opened_read_only = OpenedReadOnly::default();
    let write = opened_read_only
        .watch(SqlitePoolOptions::new(), options.get_filename())
        .max_connections(1)
        .acquire_timeout(ACQUIRE)
        .acquire_time_level(LevelFilter::Trace)
        .test_before_acquire(false)
        .connect_with(options.clone())
        .await?;
    // A file that was taken away is not replaced by an empty one.
    write.set_connect_options(options.clone().create_if_missing(false));
    match schema {
        Schema::Update => of_sqlite().run(&write).await?,
        Schema::Expect => {
            let found = sqlx::query_scalar(VERSIONS).fetch_all(&write).await;
            must_be_current(found, &of_sqlite())?;
        }
    }
    drop(turn);
    let read = SqlitePoolOptions::new()
        .max_connections(SQLITE_READERS)
        .acquire_timeout(ACQUIRE)
        .acquire_time_level(LevelFilter::Trace)
        .test_before_acquire(false)
        .connect_with(options.read_only(true))
        .await?;
    Ok(Store { opened_read_only, ..over(Engine::Sqlite(read), Engine::Sqlite(write)) })
}

async fn open_postgres(url: &str, schema: Schema) -> Result<Store> {
    // `on` even where the server is set weaker: an answer is on disk before the citizen is thanked.
    // Custom plans, because a plan made for an empty table would scan it for ever.
    let options = PgConnectOptions::from_str(url)?
        .options([("synchronous_commit", "on"), ("plan_cache_mode", "force_custom_plan")])
        .statement_cache_capacity(STATEMENTS);
    // Migrations wait for those of another node as long as these take.
    let mut first = options.connect().await?;
    match schema {
        Schema::Update => of_postgres().run(&mut first).await?,
        Schema::Expect => {
            let found = sqlx::query_scalar(VERSIONS).fetch_all(&mut first).await;
            must_be_current(found, &of_postgres())?;
        }
    }
    first.close().await?;
    let pool = PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(ACQUIRE)
        .acquire_time_level(LevelFilter::Trace)
        .after_release(|connection, _| Box::pin(responds(connection)))
        .connect_with(options.options([("lock_timeout", POSTGRES_LOCKS)]))
        .await?;
    Ok(over(Engine::Postgres(pool.clone()), Engine::Postgres(pool)))
}

/// A store that remembers nothing yet.
pub(super) fn over(read: Pools, write: Pools) -> Store {
    Store {
        read,
        write,
        columns_cache: Arc::default(),
        touchpoint_cache: Arc::default(),
        register_cache: Arc::default(),
        settings_cache: Arc::default(),
        retargeted: Arc::default(),
        news: Arc::default(),
        log_to_wipe: Arc::new(true.into()),
        asked_to_accept: Arc::default(),
        last_check: Arc::default(),
        last_proof: Arc::default(),
        opened_read_only: OpenedReadOnly::default(),
        last_uses: Arc::default(),
    }
}

/// Whether a connection that is given back to the pool responds: one on which a statement was given up waits
/// for its answer first, for ever where the server hangs.
async fn responds(connection: &mut PgConnection) -> sqlx::Result<bool> {
    let silent = |_| io::Error::from(io::ErrorKind::TimedOut);
    timeout(RESPONDS_WITHIN, connection.ping()).await.map_err(silent)??;
    Ok(true)
}

/// Refuses a file that is not there, or is empty.
fn must_be_there(file: &Path) -> Result<()> {
    match std::fs::metadata(file) {
        Ok(about) if about.is_file() && about.len() > 0 => Ok(()),
        _ => Err(Error::Address(format!(
            "there is no database at {}; check --data and --database, or make one by \
             `hailong migrate` or `hailong serve`",
            file.display()
        ))),
    }
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

/// Waits until no other process makes a SQLite database of this directory or brings one up to date; the turn ends when
/// the handle is dropped. Two at once would refuse one another's write-ahead log, or meet half-made tables. `None` where
/// the file system has no locks.
async fn turn(file: &Path) -> Option<File> {
    let directory = file.parent().filter(|path| !path.as_os_str().is_empty());
    let directory = directory.unwrap_or(Path::new(".")).to_owned();
    let locked = move || {
        let handle = File::open(directory)?;
        handle.lock()?;
        io::Result::Ok(handle)
    };
    spawn_blocking(locked).await.ok()?.ok()
}

/// Whether a name is one of SQLite's own addresses.
fn is_address(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.starts_with("file:"))
}

/// Makes an empty database file that only this account can read; SQLite gives its log the same mode. A file
/// that is there stays as it is.
fn make_file(path: &Path) -> Result<()> {
    // A database in memory has no file.
    if path.as_os_str().is_empty() || path.starts_with(":memory:") || is_address(path) {
        return Ok(());
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(Error::Address(format!("the file {} cannot be made: {error}", path.display())))
        }
        _ => Ok(()),
    }
}
