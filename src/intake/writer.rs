//! The one writer: takes what waits, keeps it in one transaction, then answers each sender.
//!
//! One transaction has one wait for the disk, however many answers it carries; while it waits the
//! next batch gathers by itself, so nothing is ever delayed on purpose. Requests that are being read
//! go first: on a busy machine their answers then share the transaction.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio_util::sync::CancellationToken;

use super::queue::{Message, Outcome, Refused};
use crate::store::{self, Acceptance, NewResponse, Store, each_within};

/// Most answers of one transaction: by some hundreds the wait for the disk is paid off, and the
/// first of the batch should not wait for many more.
const BATCH: usize = 512;

/// How long a statement of the writer may take. Those who sent the answers have been told to come back by then.
const STATEMENT: Duration = Duration::from_millis(1500);

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

/// Serves the queue until it has no senders or `stop`; what is queued by then is still served.
pub(super) async fn run(
    keeper: impl Keeper,
    mut waiting: Receiver<Message>,
    stop: CancellationToken,
) {
    let mut messages = Vec::with_capacity(BATCH);
    loop {
        tokio::select! {
            received = waiting.recv_many(&mut messages, BATCH) => if received == 0 { return },
            () = stop.cancelled(), if !waiting.is_closed() => waiting.close(),
        }
        tokio::task::yield_now().await;
        while messages.len() < BATCH
            && let Ok(message) = waiting.try_recv()
        {
            messages.push(message);
        }
        let (responses, outcomes): (Vec<_>, Vec<_>) = messages.drain(..).unzip();
        let kept = each_within(STATEMENT, keep(&keeper, &responses, outcomes)).await;
        if let Err(refused) = kept
            && stop.is_cancelled()
        {
            // The database is away: the end does not wait for it once more for each batch.
            waiting.close();
            while let Some((_, outcome)) = waiting.recv().await {
                answer(outcome, Err(refused.clone()));
            }
        }
    }
}

/// Keeps a batch and sends every outcome; an error of the database is also returned.
async fn keep(
    keeper: &impl Keeper,
    batch: &[NewResponse],
    outcomes: Vec<Outcome>,
) -> Result<(), Refused> {
    if batch.is_empty() {
        return Ok(());
    }
    match keeper.keep(batch).await {
        Ok(acceptances) => {
            for (acceptance, outcome) in acceptances.into_iter().zip(outcomes) {
                answer(outcome, Ok(acceptance));
            }
            Ok(())
        }
        Err(error) if error.is_about_a_row() && batch.len() > 1 => {
            tracing::warn!(%error, answers = batch.len(), "a batch was not kept; each answer is tried alone");
            keep_one_by_one(keeper, batch, outcomes).await
        }
        Err(error) => {
            tracing::error!(%error, answers = batch.len(), "answers were not kept");
            Err(refuse(outcomes, error))
        }
    }
}

/// Keeps each response alone, after their batch failed, so that one bad row does not cost the others; stops at
/// an error of the database.
async fn keep_one_by_one(
    keeper: &impl Keeper,
    batch: &[NewResponse],
    outcomes: Vec<Outcome>,
) -> Result<(), Refused> {
    let mut outcomes = outcomes.into_iter();
    for (response, outcome) in batch.iter().zip(outcomes.by_ref()) {
        match keeper.keep(std::slice::from_ref(response)).await {
            Ok(mut acceptances) => answer(outcome, acceptances.pop().ok_or(Refused::Stopped)),
            Err(error) if error.is_about_a_row() => {
                tracing::error!(%error, "an answer was not kept");
                refuse(vec![outcome], error);
            }
            Err(error) => {
                tracing::error!(%error, "answers were not kept");
                let left = std::iter::once(outcome).chain(outcomes).collect();
                return Err(refuse(left, error));
            }
        }
    }
    Ok(())
}

/// Tells each sender that the store refused.
fn refuse(outcomes: Vec<Outcome>, error: store::Error) -> Refused {
    let refused = Refused::Store(Arc::new(error));
    for outcome in outcomes {
        answer(outcome, Err(refused.clone()));
    }
    refused
}

/// Sends an outcome; the answer is kept even if the caller has hung up.
fn answer(outcome: Outcome, result: Result<Acceptance, Refused>) {
    drop(outcome.send(result));
}
