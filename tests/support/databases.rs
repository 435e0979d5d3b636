//! A fresh SQLite file and a fresh PostgreSQL database for each test that touches the store.
//!
//! Both are copies of a template, which is migrated once a process.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::join;
use hailong::store::Store;
use sqlx::migrate::Migrator;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// How long [`Database::run_around`] keeps its transaction open.
const HELD: Duration = Duration::from_millis(700);

/// A fresh database with an open store.
pub struct Database {
    /// `SQLite` or `PostgreSQL`, for messages.
    pub name: &'static str,
    /// The address, to open it once more as another node or after a restart.
    pub url: String,
    /// The first node.
    pub store: Store,
    /// Deletes the file of SQLite when dropped.
    folder: Option<TempDir>,
}

impl Database {
    /// Runs statements on a connection of its own, past the store.
    pub async fn run(&self, statements: &str) {
        let mut connection = Raw::open(&self.url).await;
        connection.execute(statements.to_owned()).await;
        connection.close().await;
    }

    /// Runs statements past the store in a transaction that stays open until `meanwhile` waits for its locks.
    pub async fn run_around<T>(&self, statements: &str, meanwhile: impl Future<Output = T>) -> T {
        let mut connection = Raw::open(&self.url).await;
        connection.begin().await;
        connection.execute(statements.to_owned()).await;
        let commit = async {
            tokio::time::sleep(HELD).await;
            connection.execute("commit".to_owned()).await;
            connection.close().await;
        };
        join(meanwhile, commit).await.0
    }

    /// Reads a column of text past the store.
    pub async fn texts(&self, query: &str) -> Vec<String> {
        let mut connection = Raw::open(&self.url).await;
        let texts = connection.texts(query.to_owned()).await;
        connection.close().await;
        texts
    }

    /// Opens another store on the same data.
    pub async fn open_again(&self) -> Store {
        Store::open(&self.url).await.expect("it opened before")
    }

    /// Closes the store and deletes the database, with whatever a test left connected.
    pub async fn close(self) {
        self.store.close().await;
        if self.folder.is_none() {
            let name = self.url.split(['/', '?']).nth(3).expect("the name of a database");
            on_server(&format!("drop database {name} with (force)")).await;
        }
    }
}

/// A connection that knows nothing of the store.
enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Raw {
    async fn open(url: &str) -> Self {
        if url.starts_with("sqlite:") {
            Self::Sqlite(SqliteConnection::connect(url).await.unwrap())
        } else {
            Self::Postgres(PgConnection::connect(url).await.unwrap())
        }
    }

    /// SQLite takes its write lock at once, as the store does.
    async fn begin(&mut self) {
        let begin = if matches!(self, Self::Sqlite(_)) { "begin immediate" } else { "begin" };
        self.execute(begin.to_owned()).await;
    }

    async fn execute(&mut self, statements: String) {
        let statements = sqlx::raw_sql(AssertSqlSafe(statements));
        match self {
            Self::Sqlite(connection) => drop(statements.execute(connection).await.unwrap()),
            Self::Postgres(connection) => drop(statements.execute(connection).await.unwrap()),
        }
    }

    async fn migrate(&mut self, migrations: &Migrator) {
        match self {
            Self::Sqlite(connection) => migrations.run(connection).await,
            Self::Postgres(connection) => migrations.run(connection).await,
        }
        .unwrap();
    }

    async fn texts(&mut self, query: String) -> Vec<String> {
        let query = AssertSqlSafe(query);
        match self {
            Self::Sqlite(connection) => sqlx::query_scalar(query).fetch_all(connection).await,
            Self::Postgres(connection) => sqlx::query_scalar(query).fetch_all(connection).await,
        }
        .unwrap()
    }

    async fn close(self) {
        match self {
            Self::Sqlite(connection) => connection.close().await,
            Self::Postgres(connection) => connection.close().await,
        }
        .unwrap();
    }
}

/// Runs `story` on a fresh SQLite file and on a fresh PostgreSQL database at the same time.
pub async fn on_both(story: impl AsyncFn(&Database)) {
    let on = async |database: Database| {
        let outcome = AssertUnwindSafe(story(&database)).catch_unwind().await;
        if outcome.is_err() {
            say(database.name);
        }
        database.close().await;
        outcome
    };
    // Boxed, because a story's future takes tens of kilobytes.
    let sqlite = Box::pin(async { on(fresh_sqlite().await).await });
    let postgres = Box::pin(async { on(fresh_postgres().await).await });
    let (sqlite, postgres) = join(sqlite, postgres).await;
    if let Err(panic) = sqlite.and(postgres) {
        resume_unwind(panic);
    }
}

#[expect(clippy::print_stderr, reason = "a failure should say where it happened")]
fn say(name: &str) {
    eprintln!("… on {name}");
}

/// Runs `story` on databases of an earlier version, which has the migrations up to `last` and what these
/// statements fill in, before this version opens them.
pub async fn before_opening(
    last: i64,
    filled: impl Fn(&str) -> String,
    story: impl AsyncFn(&str, &str),
) {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let sqlite = format!("sqlite:{}?mode=rwc", folder.path().join("hailong.db").display());
    let (name, postgres) = new_postgres("earlier", "").await;
    for (of, url) in [("SQLite", &sqlite), ("PostgreSQL", &postgres)] {
        let mut connection = Raw::open(url).await;
        connection.migrate(&migrations(of, last).await).await;
        connection.execute(filled(of)).await;
        connection.close().await;
        story(of, url).await;
    }
    on_server(&format!("drop database {name} with (force)")).await;
}

/// The same, opened with this version.
pub async fn opened_from(
    last: i64,
    filled: impl Fn(&str) -> String,
    story: impl AsyncFn(&Database),
) {
    before_opening(last, filled, async |name, url| {
        let name = if name == "SQLite" { "SQLite" } else { "PostgreSQL" };
        let opened = Store::open(url).await.expect("an earlier version");
        let database = Database { name, store: opened, url: url.to_owned(), folder: None };
        story(&database).await;
        database.store.close().await;
    })
    .await;
}

/// The migrations up to `last`, with those of one database that complete them.
async fn migrations(name: &str, last: i64) -> Migrator {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let own = folder.join(if name == "SQLite" { "sqlite" } else { "postgres" });
    let mut all = Vec::new();
    for folder in [folder, own] {
        let found = Migrator::new(folder).await.expect("the migrations");
        all.extend(found.iter().filter(|each| each.version % 1000 <= last).cloned());
    }
    Migrator::with_migrations(all)
}

/// A SQLite file in a directory of its own.
pub async fn fresh_sqlite() -> Database {
    static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
    let template = TEMPLATE.get_or_init(migrated_sqlite).await;

    let folder = tempfile::tempdir().expect("a temporary directory");
    let file = folder.path().join("hailong.db");
    std::fs::write(&file, template).expect("a copy of the template");
    let url = format!("sqlite:{}", file.display());
    Database {
        name: "SQLite",
        store: Store::open(&url).await.expect("a fresh file"),
        url,
        folder: Some(folder),
    }
}

/// The bytes of a file with the newest schema.
async fn migrated_sqlite() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let file = folder.path().join("new/hailong.db");
    let store = Store::open(&format!("sqlite:{}", file.display())).await.expect("a fresh file");
    store.close().await;
    let log = file.with_extension("db-wal");
    assert!(!log.exists(), "closing moves the write-ahead log into the file");
    std::fs::read(&file).expect("the template")
}

/// A database of its own on the server of `tests/with-postgres.sh`, which deletes it in the end.
pub async fn fresh_postgres() -> Database {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    let template = TEMPLATE.get_or_init(migrated_postgres).await;

    // Copying files is a tenth of the work of the server's other way, which logs every page.
    let options = format!("template {template} strategy file_copy");
    let url = new_postgres("story", &options).await.1;
    Database {
        name: "PostgreSQL",
        store: Store::open(&url).await.expect("a fresh database"),
        url,
        folder: None,
    }
}

/// The address of a database without any table.
pub async fn empty_postgres() -> String {
    new_postgres("empty", "").await.1
}

/// The name of a database with the newest schema. Nobody stays connected to it: the server copies
/// no database that is in use.
async fn migrated_postgres() -> String {
    let (name, url) = new_postgres("template", "").await;
    Store::open(&url).await.expect("a fresh database").close().await;
    name
}

/// Creates a database; gives its name and its address.
async fn new_postgres(kind: &str, options: &str) -> (String, String) {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("{kind}_{}_{number}", std::process::id());

    on_server(&format!("create database {name} {options}")).await;
    let url = server().replace("///postgres?", &format!("///{name}?"));
    (name, url)
}

/// Runs a statement that creates or drops a database.
async fn on_server(statement: &str) {
    let mut connection = Raw::open(&server()).await;
    connection.execute(statement.to_owned()).await;
    connection.close().await;
}

/// The server's address. Its absence fails: a skipped database would look like a tested one.
#[expect(clippy::disallowed_methods, reason = "tests have no command line of their own")]
fn server() -> String {
    std::env::var("HAILONG_TEST_POSTGRES").expect(
        "HAILONG_TEST_POSTGRES is not set: run the tests as `tests/with-postgres.sh cargo test`",
    )
}
