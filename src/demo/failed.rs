//! Why made-up data could not be brought in.

use crate::domain::survey::Problem;
use crate::intake::Refused;
use crate::store::{self, Acceptance};

/// Why a made-up year could not be brought in.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// The queue did not take an answer.
    #[error("an answer was not taken: {0}")]
    Refused(#[from] Refused),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// An answer does not fit its instrument.
    #[error("a made-up answer does not fit `{instrument}`: {problems:?}")]
    Unfit {
        /// Id of the instrument.
        instrument: String,
        /// What is wrong with it.
        problems: Vec<Problem>,
    },
    /// An answer was there before, or its slip did not count.
    #[error("a made-up answer was not kept: {0:?}; empty the database and begin again")]
    NotKept(Acceptance),
    /// A petition does not go its way; its subject.
    #[error("the made-up petition “{0}” does not go the way that was written for it")]
    Petition(String),
    /// Made-up dossiers were not taken; their codes.
    #[error("the made-up dossiers {0} were not taken; empty the database and begin again")]
    Dossiers(String),
    /// A made-up plan was not taken, for this reason.
    #[error("the made-up plan was not taken: {0}; empty the database and begin again")]
    Plan(String),
    /// What became of units was not recorded, for this reason.
    #[error(
        "the made-up history of units was not recorded: {0}; empty the database and begin again"
    )]
    Units(String),
    /// No counter asks anything on any open day.
    #[error(
        "no counter has an instrument that takes answers in that year; choose a later last day"
    )]
    NothingAsked,
}
