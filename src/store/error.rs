//! Why the store could not do what was asked.
//!
//! Any method of the store returns [`Error::Database`] when the database refuses; what else can happen
//! stands at the method. A transaction that fails leaves nothing.

/// Why the store could not do what was asked. Not finding something is `Ok(None)`, not an error.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database refused or is gone; a full disk is among the reasons.
    #[error("database: {0}")]
    Database(#[source] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The address of the database cannot be used.
    #[error("database address: {0}")]
    Address(String),
    /// A stored row does not fit its instrument: only tampering or a changed file does that.
    #[error("stored data: {0}")]
    Corrupt(String),
    /// Instruments that took answers differ from the files at hand; one sentence each.
    #[error("frozen instruments: {}", .0.join(" "))]
    Frozen(Vec<String>),
    /// Another node was faster; nothing was kept, and the same may be tried again.
    #[error("another node changed the same rows; try again")]
    Overtaken,
}

/// What a store method gives back.
pub type Result<T> = std::result::Result<T, Error>;

/// A column that cannot be read holds what does not belong there.
impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::ColumnDecode { source, .. } => Self::Corrupt(source.to_string()),
            error => Self::Database(error),
        }
    }
}

impl Error {
    /// Whether the same transaction may succeed when it is run again: it lost a race.
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
