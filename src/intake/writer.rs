//! The one writer: takes what waits, keeps it in one transaction, then tells everyone.
//!
//! One transaction has one wait for the disk, however many answers it carries; while it waits the
//! next batch gathers by itself, so nothing is ever delayed on purpose.

use std::sync::Arc;

use tokio::sync::mpsc::Receiver;

use super::queue::{Message, Outcome, Refused};
use crate::store::{Acceptance, Store, Submission};

/// Answers of one transaction at most: past some hundreds the wait for the disk is paid off, and
/// the first of the batch should not wait for many more.
const BATCH: usize = 512;

/// Serves the queue until it is told to stop or nobody can send any more.
pub(super) async fn run(store: Store, mut waiting: Receiver<Message>) {
    let mut messages = Vec::with_capacity(BATCH);
    while waiting.recv_many(&mut messages, BATCH).await > 0 {
        let mut submissions = Vec::with_capacity(messages.len());
        let mut outcomes = Vec::with_capacity(messages.len());
        let mut stop = false;
        for message in messages.drain(..) {
            match message {
                Message::Keep(submission, outcome) => {
                    submissions.push(*submission);
                    outcomes.push(outcome);
                }
                Message::Stop => stop = true,
            }
        }
        if stop {
            // Nothing more comes in; what is in is still served.
            waiting.close();
        }
        keep(&store, &submissions, outcomes).await;
    }
}

/// Keeps a batch and answers everyone in it.
async fn keep(store: &Store, batch: &[Submission], outcomes: Vec<Outcome>) {
    if batch.is_empty() {
        return;
    }
    match store.accept(batch).await {
        Ok(acceptances) => {
            for (acceptance, outcome) in acceptances.into_iter().zip(outcomes) {
                tell(outcome, Ok(acceptance));
            }
        }
        Err(error) => {
            tracing::warn!(%error, answers = batch.len(), "a batch was not kept; each answer is tried alone");
            for (submission, outcome) in batch.iter().zip(outcomes) {
                tell(outcome, keep_alone(store, submission).await);
            }
        }
    }
}

/// One bad row must not cost the others their place: nothing of the batch was kept, so each may
/// try alone.
async fn keep_alone(store: &Store, submission: &Submission) -> Result<Acceptance, Refused> {
    match store.accept(std::slice::from_ref(submission)).await {
        Ok(mut acceptances) => acceptances.pop().ok_or(Refused::Stopped),
        Err(error) => {
            tracing::error!(%error, "an answer was not kept");
            Err(Refused::Store(Arc::new(error)))
        }
    }
}

/// Whoever asked may have hung up; the answer is kept all the same.
fn tell(outcome: Outcome, told: Result<Acceptance, Refused>) {
    drop(outcome.send(told));
}
