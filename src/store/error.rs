//! Errors of the store.
//!
//! Any method of the store returns [`Error::Database`] when the database fails; methods name
//! further errors. A transaction that fails changes nothing.

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
}

/// `serialization_failure` and `deadlock_detected`.
///
/// Source: PostgreSQL documentation, appendix A, class 40.
fn lost(code: Option<&str>) -> bool {
    matches!(code, Some("40001" | "40P01"))
}
