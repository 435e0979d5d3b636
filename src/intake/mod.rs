//! From an accepted form to a settled response: one queue, one writer, then the mixer.

pub mod slip_code;

use crate::store::{self, Acceptance, Store, Submission};

/// Why an answer was not taken just now; nothing of it is kept and the citizen may send it again.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The queue is full.
    #[error("the queue is full")]
    Busy,
    /// The disk or the database refused.
    #[error("the database refused: {0}")]
    Store(std::sync::Arc<store::Error>),
    /// The server is stopping.
    #[error("the writer has stopped")]
    Stopped,
}

/// The door every answer goes through, from the form, the API and the demo alike.
#[derive(Clone, Debug)]
pub struct Intake {}

impl Intake {
    /// Starts the writer.
    pub fn start(store: Store) -> Self {
        let _ = store;
        todo!()
    }

    /// Keeps one answer; returns only when it is on disk, or was not taken.
    ///
    /// # Errors
    /// [`Refused`], when it was not taken.
    pub async fn accept(&self, submission: Submission) -> Result<Acceptance, Refused> {
        let _ = submission;
        todo!()
    }
}
