//! A fresh SQLite file and a fresh PostgreSQL database for every story that touches the store.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, join};
use hailong::store::Store;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use tempfile::TempDir;

/// How long what runs around something waits for it to begin.
const WHILE: Duration = Duration::from_millis(700);

/// One fresh database, open.
pub struct Database {
    /// `SQLite` or `PostgreSQL`, for messages.
    pub name: &'static str,
    /// Where it is; opened again, it is another node or the program started again.
    pub url: String,
    /// The first node.
    pub store: Store,
    /// Holds the file of SQLite.
    _folder: Option<TempDir>,
}

impl Database {
    /// Does something past the store: whatever statements these are.
    pub async fn run(&self, statements: &str) {
        let statements = AssertSqlSafe(statements.to_owned());
        if self.url.starts_with("sqlite:") {
            let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
            let done = sqlx::raw_sql(statements).execute(&mut connection).await;
            done.unwrap();
            connection.close().await.unwrap();
        } else {
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            let done = sqlx::raw_sql(statements).execute(&mut connection).await;
            done.unwrap();
            connection.close().await.unwrap();
        }
    }

    /// Does something past the store in a transaction that is open while `meanwhile` begins, and long enough
    /// that it runs into what the transaction holds.
    pub fn run_around<'a, T: 'a>(
        &'a self,
        statements: &'a str,
        meanwhile: impl Future<Output = T> + 'a,
    ) -> LocalBoxFuture<'a, T> {
        let meanwhile = Box::pin(meanwhile);
        if self.url.starts_with("sqlite:") {
            Box::pin(async move {
                let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
                let begin = AssertSqlSafe(format!("begin immediate; {statements}"));
                let done = sqlx::raw_sql(begin).execute(&mut connection).await;
                done.unwrap();
                let end = async {
                    tokio::time::sleep(WHILE).await;
                    let ended = sqlx::raw_sql("commit").execute(&mut connection).await;
                    ended.unwrap();
                };
                join(meanwhile, end).await.0
            })
        } else {
            Box::pin(async move {
                let mut connection = PgConnection::connect(&self.url).await.unwrap();
                let begin = AssertSqlSafe(format!("begin; {statements}"));
                let done = sqlx::raw_sql(begin).execute(&mut connection).await;
                done.unwrap();
                let end = async {
                    tokio::time::sleep(WHILE).await;
                    let ended = sqlx::raw_sql("commit").execute(&mut connection).await;
                    ended.unwrap();
                };
                join(meanwhile, end).await.0
            })
        }
    }

    /// What lies in a column of texts, past the store.
    pub async fn texts(&self, query: &str) -> Vec<String> {
        let query = AssertSqlSafe(query.to_owned());
        if self.url.starts_with("sqlite:") {
            let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
            let texts = sqlx::query_scalar(query).fetch_all(&mut connection).await;
            texts.unwrap()
        } else {
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            let texts = sqlx::query_scalar(query).fetch_all(&mut connection).await;
            texts.unwrap()
        }
    }

    /// Another store on the same data.
    pub async fn open_again(&self) -> Store {
        Store::open(&self.url).await.expect("it opened before")
    }
}

/// Tells the story on a fresh SQLite file and on a fresh PostgreSQL database.
pub async fn on_both(story: impl AsyncFn(&Database)) {
    for database in [fresh_sqlite().await, fresh_postgres().await] {
        let told = AssertUnwindSafe(story(&database)).catch_unwind().await;
        database.store.close().await;
        if let Err(panic) = told {
            say(database.name);
            resume_unwind(panic);
        }
    }
}

#[expect(clippy::print_stderr, reason = "a failure should say where it happened")]
fn say(name: &str) {
    eprintln!("… on {name}");
}

/// A SQLite file in a directory of its own.
pub async fn fresh_sqlite() -> Database {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let url = format!("sqlite:{}", folder.path().join("new/hailong.db").display());
    Database {
        name: "SQLite",
        store: Store::open(&url).await.expect("a fresh file"),
        url,
        _folder: Some(folder),
    }
}

/// A database of its own on the server of `tests/with-postgres.sh`, which goes with the server.
pub async fn fresh_postgres() -> Database {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("story_{}_{number}", std::process::id());

    let server = server();
    let mut admin =
        PgConnection::connect(&server).await.expect("the server of tests/with-postgres.sh");
    sqlx::raw_sql(AssertSqlSafe(format!("create database {name}")))
        .execute(&mut admin)
        .await
        .expect("a fresh database");
    let url = server.replace("///postgres?", &format!("///{name}?"));
    Database {
        name: "PostgreSQL",
        store: Store::open(&url).await.expect("a fresh database"),
        url,
        _folder: None,
    }
}

/// The server's address. Its absence fails: a skipped database would look like a tested one.
#[expect(clippy::disallowed_methods, reason = "tests have no command line of their own")]
fn server() -> String {
    std::env::var("HAILONG_TEST_POSTGRES").expect(
        "HAILONG_TEST_POSTGRES is not set: run the tests as `tests/with-postgres.sh cargo test`",
    )
}
