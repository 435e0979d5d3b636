//! Everything kept, and the only SQL; one file a table. OUTSIDE.
//!
//! One SQL text serves SQLite and PostgreSQL through [`on!`]; every method is tested on both.

mod inbox;
mod places;
mod receipts;
mod responses;
mod sessions;
mod settle;
mod slips;
mod staff;
mod tallies;

pub use inbox::{Acceptance, Submission, Tier};
pub use places::{Office, Procedure, Touchpoint, Unit};
pub use receipts::ReceiptState;
pub use responses::Response;
pub use settle::{SettleRule, Settled};
pub use staff::{Role, Staff};
pub use tallies::{Audience, TallyRow};

/// Why the store could not do what was asked. Not finding something is `Ok(None)`, not an error.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database refused or is gone; a full disk is among the reasons.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A stored row does not fit its instrument: only tampering or a changed file does that.
    #[error("stored data: {0}")]
    Corrupt(String),
}

/// What a store method gives back.
pub type Result<T> = std::result::Result<T, Error>;

/// An open database: SQLite with one writer and a pool of readers, or PostgreSQL.
#[derive(Clone, Debug)]
pub struct Store {}

impl Store {
    /// Opens the database at `url` (`sqlite:FILE` or `postgres://…`) and brings its schema up to date.
    ///
    /// # Errors
    /// When it cannot be opened or migrated.
    pub async fn open(url: &str) -> Result<Self> {
        let _ = url;
        todo!()
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<()> {
        todo!()
    }
}
