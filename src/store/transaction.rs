//! Transactions on either database.

use sqlx::{Database, Pool, Postgres, Sqlite};

use super::deadline::answered;
use super::{Engine, Result, Store};

/// An open transaction; dropped without [`commit`], it is rolled back.
pub(super) type Transaction =
    Engine<sqlx::Transaction<'static, Sqlite>, sqlx::Transaction<'static, Postgres>>;

/// How often a transaction that loses races is run in all.
const ATTEMPTS: u32 = 8;

/// A pool or transaction as an executor of sqlx.
pub(crate) trait AsExecutor {
    type Executor;

    fn executor(self) -> Self::Executor;
}

impl<D: Database> AsExecutor for &Pool<D> {
    type Executor = Self;

    fn executor(self) -> Self {
        self
    }
}

impl<'a, D: Database> AsExecutor for &'a mut sqlx::Transaction<'static, D> {
    type Executor = &'a mut D::Connection;

    fn executor(self) -> &'a mut D::Connection {
        self
    }
}

impl Store {
    /// Begins a transaction that writes.
    pub(super) async fn begin(&self) -> Result<Transaction> {
        Ok(match &self.write {
            // A transaction that reads first and writes later would fail at once beside another
            // writer (SQLITE_BUSY_SNAPSHOT); this one waits its turn at the start.
            Engine::Sqlite(pool) => {
                let begun = answered(pool.begin_with("BEGIN IMMEDIATE")).await;
                Engine::Sqlite(begun.inspect_err(|error| self.opened_read_only.note(error))?)
            }
            Engine::Postgres(pool) => Engine::Postgres(answered(pool.begin()).await?),
        })
    }
}

/// Runs `work`, one whole transaction, again while it loses a race
/// ([`super::Error::may_be_retried`]).
pub(super) async fn retrying<T, F>(work: impl Fn() -> F) -> Result<T>
where
    F: Future<Output = Result<T>>,
{
    for _ in 1..ATTEMPTS {
        match work().await {
            Err(error) if error.may_be_retried() => {}
            other => return other,
        }
    }
    work().await
}

/// Commits; durable on return. After an error it may have happened or not.
pub(super) async fn commit(transaction: Transaction) -> Result<()> {
    on!(transaction, |it| answered(it.commit()).await?);
    Ok(())
}

/// Takes the lock named `what` until commit: a row upsert, which works on both databases.
pub(super) async fn hold(transaction: &mut Transaction, what: &str) -> Result<()> {
    execute!(
        transaction,
        "insert into fact (key, value) values ($1, '')
         on conflict (key) do update set value = excluded.value",
        what
    );
    Ok(())
}
