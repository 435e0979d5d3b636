//! Errors of the store.
//!
//! Any method of the store returns [`Error::Database`] when the database fails; methods name
//! further errors. A transaction that fails changes nothing.

use sqlx::error::DatabaseError;
use sqlx::postgres::PgDatabaseError;

/// Why the store could not do what was asked. Not finding something is `Ok(None)`, not an error.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database refused or is gone, for example because the disk is full.
    #[error("database: {0}")]
    Database(#[source] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The address of the database cannot be used.
    #[error("database address: {0}")]
    Address(String),
    /// A stored row cannot be read or does not fit its instrument: it was tampered with or a file
    /// changed.
    #[error("stored data: {0}")]
    Corrupt(String),
    /// Instruments that took answers differ from the files at hand; one sentence each.
    #[error("frozen instruments: {}", .0.join(" "))]
    Frozen(Vec<String>),
    /// Another node changed the same rows first; nothing was kept, and a retry may succeed.
    #[error("another node changed the same rows; try again")]
    Overtaken,
    /// The database is away, full or locked; nothing was kept, and a retry may succeed.
    #[error("the database is away: {0}")]
    Away(String),
    /// Settled answers are still being read into memory after the start; a retry will succeed.
    #[error("the answers are still being read; try again in some seconds")]
    Loading,
}

/// Result of a store method.
pub type Result<T> = std::result::Result<T, Error>;

/// A column that cannot be decoded holds an impossible value.
impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::ColumnDecode { source, .. } | sqlx::Error::Decode(source) => {
                Self::Corrupt(source.to_string())
            }
            error => Self::Database(error),
        }
    }
}

impl Error {
    /// Whether the same transaction may succeed when run again: it lost a race.
    pub fn may_be_retried(&self) -> bool {
        match self {
            Self::Overtaken => true,
            Self::Database(error) => error
                .as_database_error()
                .is_some_and(|error| error.is_unique_violation() || lost(error.code().as_deref())),
            _ => false,
        }
    }

    /// Whether the database cannot do it now, whatever is asked: it is away, full, locked, starting or
    /// stopping. The same request may succeed later.
    pub fn is_temporary(&self) -> bool {
        match self {
            Self::Overtaken | Self::Away(_) | Self::Loading => true,
            Self::Database(sqlx::Error::Database(error)) => is_temporary(&**error),
            Self::Database(error) => is_of_connection(error),
            _ => false,
        }
    }

    /// Whether SQLite opened the file for reading alone.
    pub(super) fn is_read_only(&self) -> bool {
        const READONLY: u32 = 8;
        matches!(self, Self::Database(sqlx::Error::Database(error))
            if sqlite_result(&error.code().unwrap_or_default()) == Some(READONLY))
    }

    /// Whether it is about what was to be written, so that others in the same transaction may be kept without it.
    pub fn is_about_a_row(&self) -> bool {
        match self {
            Self::Overtaken | Self::Corrupt(_) | Self::Database(sqlx::Error::Encode(_)) => true,
            Self::Database(sqlx::Error::Database(error)) => is_about_a_row(&**error),
            _ => false,
        }
    }
}

/// `serialization_failure`, `deadlock_detected` and, after waiting for another node, `lock_not_available`.
///
/// Source: PostgreSQL documentation, appendix A, classes 40 and 55.
fn lost(code: Option<&str>) -> bool {
    matches!(code, Some("40001" | "40P01" | "55P03"))
}

/// Whether no statement reached the database, or no answer came back.
fn is_of_connection(error: &sqlx::Error) -> bool {
    matches!(
        error,
        sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::BeginFailed
            | sqlx::Error::InvalidSavePointStatement
    )
}

/// PostgreSQL's classes of connection, role, transaction, resources, operator and system, with a missing database,
/// a read-only server and a lock; SQLite's results from busy to protocol and full.
///
/// Sources: PostgreSQL documentation, appendix A; <https://sqlite.org/rescode.html>.
fn is_temporary(error: &dyn DatabaseError) -> bool {
    let code = error.code().unwrap_or_default();
    if error.try_downcast_ref::<PgDatabaseError>().is_some() {
        let class = code.get(..2).unwrap_or_default();
        return matches!(class, "08" | "28" | "40" | "53" | "57" | "58")
            || matches!(&*code, "3D000" | "25006" | "55P03");
    }
    matches!(sqlite_result(&code), Some(5..=10 | 13..=15))
}

/// PostgreSQL's classes of cardinality, data and integrity, and what a trigger raises; SQLite's results too big,
/// constraint, mismatch and range.
fn is_about_a_row(error: &dyn DatabaseError) -> bool {
    let code = error.code().unwrap_or_default();
    if error.try_downcast_ref::<PgDatabaseError>().is_some() {
        return matches!(code.get(..2), Some("21" | "22" | "23" | "P0"));
    }
    matches!(sqlite_result(&code), Some(18 | 19 | 20 | 25))
}

/// The primary result in an extended one, its lowest byte.
fn sqlite_result(code: &str) -> Option<u32> {
    Some(code.parse::<u32>().ok()? & 0xff)
}
