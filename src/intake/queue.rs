//! The queue that every answer goes through, from the form, the API and the demo.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::metrics::{Measured, Metrics};
use super::writer::{self, Keeper};
use crate::store::{self, Acceptance, NewResponse, in_time};

/// Most answers that wait: some ten seconds of a busy province, 4 MB at most. Beyond it the citizen
/// is asked to send again rather than kept waiting.
const PLACES: usize = 4096;

/// Why an answer was not kept; the citizen can send it again.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Refused {
    /// The queue is full, or the answer has waited in it for as long as its sender can.
    #[error("the queue is full")]
    Busy,
    /// The disk or the database refused.
    #[error("the database refused: {0}")]
    Store(Arc<store::Error>),
    /// The server is stopping.
    #[error("the writer has stopped")]
    Stopped,
}

/// A message to the writer: one answer, and where to send its outcome.
pub(super) type Message = (NewResponse, Outcome);

/// Where to send the outcome of one answer.
pub(super) type Outcome = oneshot::Sender<Result<Acceptance, Refused>>;

/// The sending end of the queue; clones share one writer.
#[derive(Clone, Debug)]
pub struct Intake {
    queue: mpsc::Sender<Message>,
    /// The writer's task, and what stops it.
    writer: TaskTracker,
    stop: CancellationToken,
    metrics: Metrics,
}

impl Intake {
    /// Starts the writer on `keeper`, the store.
    pub fn start(keeper: impl Keeper) -> Self {
        Self::with_places(keeper, PLACES)
    }

    /// The same, with room for `places` waiting answers.
    pub fn with_places(keeper: impl Keeper, places: usize) -> Self {
        let (queue, waiting) = mpsc::channel(places);
        let writer = TaskTracker::new();
        let stop = CancellationToken::new();
        let metrics = Metrics::default();
        let measured = Measured { keeper, metrics: metrics.clone() };
        writer.spawn(writer::run(measured, waiting, stop.clone()));
        writer.close();
        Self { queue, writer, stop, metrics }
    }

    /// Keeps one answer; returns when it is on disk or was refused. After [`Refused`] it may still be kept, so
    /// that the same one has to be sent again under the same key.
    pub async fn accept(&self, response: NewResponse) -> Result<Acceptance, Refused> {
        self.send(response).await.inspect_err(|refused| self.metrics.refuse(refused))
    }

    async fn send(&self, response: NewResponse) -> Result<Acceptance, Refused> {
        if !self.is_open() {
            return Err(Refused::Stopped);
        }
        let (outcome, awaited) = oneshot::channel();
        self.queue.try_send((response, outcome)).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => Refused::Busy,
            mpsc::error::TrySendError::Closed(_) => Refused::Stopped,
        })?;
        match in_time(awaited).await {
            Some(outcome) => outcome.unwrap_or(Err(Refused::Stopped)),
            None => Err(Refused::Busy),
        }
    }

    /// What is measured of the queue, the writer and the settler.
    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// How many answers wait for the writer.
    pub fn depth(&self) -> usize {
        self.queue.max_capacity() - self.queue.capacity()
    }

    /// Whether the writer takes answers.
    pub fn is_open(&self) -> bool {
        !self.stop.is_cancelled() && !self.queue.is_closed()
    }

    /// Waits until the writer has kept everything queued, and stops it.
    pub async fn finish(&self) {
        self.stop.cancel();
        self.writer.wait().await;
    }
}
