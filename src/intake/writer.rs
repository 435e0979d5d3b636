//! The one writer: takes what waits, keeps it in one transaction, then answers each sender.
//!
//! One transaction has one wait for the disk, however many answers it carries; while it waits the
//! next batch gathers by itself, so nothing is ever delayed on purpose. Requests that are being read
//! go first: on a busy machine their answers then share the transaction.

use std::sync::Arc;

use tokio::sync::mpsc::Receiver;

use super::queue::{Message, Outcome, Refused};
use crate::store::{self, Acceptance, NewResponse, Store};

/// Most answers of one transaction: by some hundreds the wait for the disk is paid off, and the
/// first of the batch should not wait for many more.
const BATCH: usize = 512;

/// What the writer writes to: the store, or a substitute in a bench.
pub trait Keeper: Send + Sync + 'static {
    /// Keeps all of `batch` or nothing; one outcome a response, in order.
    fn keep(
        &self,
        batch: &[NewResponse],
    ) -> impl Future<Output = store::Result<Vec<Acceptance>>> + Send;
}

impl Keeper for Store {
    async fn keep(&self, batch: &[NewResponse]) -> store::Result<Vec<Acceptance>> {
        self.accept(batch).await
    }
}

/// Serves the queue until it is stopped or has no senders.
pub(super) async fn run(keeper: impl Keeper, mut waiting: Receiver<Message>) {
    let mut messages = Vec::with_capacity(BATCH);
    while waiting.recv_many(&mut messages, BATCH).await > 0 {
        tokio::task::yield_now().await;
        while messages.len() < BATCH
            && let Ok(message) = waiting.try_recv()
        {
            messages.push(message);
        }
        let mut responses = Vec::with_capacity(messages.len());
        let mut outcomes = Vec::with_capacity(messages.len());
        let mut stop = false;
        for message in messages.drain(..) {
            match message {
                Message::Keep(response, outcome) => {
                    responses.push(*response);
                    outcomes.push(outcome);
                }
                Message::Stop => stop = true,
            }
        }
        if stop {
            // Nothing more comes in; what is queued is still served.
            waiting.close();
        }
        keep(&keeper, &responses, outcomes).await;
    }
}

/// Keeps a batch and sends every outcome.
async fn keep(keeper: &impl Keeper, batch: &[NewResponse], outcomes: Vec<Outcome>) {
    if batch.is_empty() {
        return;
    }
    match keeper.keep(batch).await {
        Ok(acceptances) => {
            for (acceptance, outcome) in acceptances.into_iter().zip(outcomes) {
                answer(outcome, Ok(acceptance));
            }
        }
        Err(error) => {
            tracing::warn!(%error, answers = batch.len(), "a batch was not kept; each answer is tried alone");
            for (response, outcome) in batch.iter().zip(outcomes) {
                answer(outcome, keep_alone(keeper, response).await);
            }
        }
    }
}

/// Keeps a response alone, after its batch failed, so that one bad row does not cost the others.
async fn keep_alone(keeper: &impl Keeper, response: &NewResponse) -> Result<Acceptance, Refused> {
    match keeper.keep(std::slice::from_ref(response)).await {
        Ok(mut acceptances) => acceptances.pop().ok_or(Refused::Stopped),
        Err(error) => {
            tracing::error!(%error, "an answer was not kept");
            Err(Refused::Store(Arc::new(error)))
        }
    }
}

/// Sends an outcome; the answer is kept even if the caller has hung up.
fn answer(outcome: Outcome, result: Result<Acceptance, Refused>) {
    drop(outcome.send(result));
}
