//! What is measured of accepting and settling answers.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;

use super::queue::Refused;
use super::writer::Keeper;
use crate::base::clock::instant;
use crate::base::supervisor::Pulse;
use crate::store::{self, Acceptance, NewResponse};

/// Upper bounds of the times of a commit, in seconds: a disk of flash takes a few milliseconds, a busy one tens.
const COMMIT_SECONDS: [f64; 12] =
    [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 10.0];

/// Upper bounds of the answers of a commit; the writer takes at most 512.
const COMMIT_ANSWERS: [f64; 9] = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 512.0];

/// What became of an answer.
type Outcome = [(&'static str, &'static str); 1];

/// The figures; clones share them.
#[derive(Clone, Debug)]
pub struct Metrics {
    /// Answers by what became of them.
    pub answers: Family<Outcome, Counter>,
    /// Times of transactions that keep answers, the wait for the disk included.
    pub commit_seconds: Histogram,
    /// Answers of each such transaction.
    pub commit_answers: Histogram,
    /// When settling last went well.
    pub settled: Pulse,
}

impl Default for Metrics {
    fn default() -> Self {
        let answers = Family::<Outcome, Counter>::default();
        // All there can be, so that a counter is seen before it first counts.
        for outcome in
            ["kept", "repeated", "conflict", "slip_refused", "busy", "not_kept", "stopped"]
        {
            drop(answers.get_or_create(&of(outcome)));
        }
        Self {
            answers,
            commit_seconds: Histogram::new(COMMIT_SECONDS),
            commit_answers: Histogram::new(COMMIT_ANSWERS),
            settled: Pulse::default(),
        }
    }
}

impl Metrics {
    fn count(&self, outcome: &'static str) {
        self.answers.get_or_create(&of(outcome)).inc();
    }

    /// Counts an answer that was not kept.
    pub(super) fn refuse(&self, refused: &Refused) {
        self.count(match refused {
            Refused::Busy => "busy",
            Refused::Store(_) => "not_kept",
            Refused::Stopped => "stopped",
        });
    }
}

fn of(outcome: &'static str) -> Outcome {
    [("outcome", outcome)]
}

/// A keeper whose work is measured, and whose panic does not end the writer. What it kept is counted here rather than where the sender waits, who may have
/// hung up.
pub(super) struct Measured<K> {
    pub(super) keeper: K,
    pub(super) metrics: Metrics,
}

impl<K: Keeper> Keeper for Measured<K> {
    async fn keep(&self, batch: &[NewResponse]) -> store::Result<Vec<Acceptance>> {
        let begun = instant();
        let kept = AssertUnwindSafe(self.keeper.keep(batch)).catch_unwind().await;
        // As what it is most likely: of one row. The batch is then kept without it.
        let panicked = |_| store::Error::Corrupt("keeping answers panicked".to_owned());
        let outcomes = kept.map_err(panicked)??;
        self.metrics.commit_seconds.observe(begun.elapsed().as_secs_f64());
        self.metrics
            .commit_answers
            .observe(f64::from(u32::try_from(batch.len()).unwrap_or(u32::MAX)));
        for outcome in &outcomes {
            self.metrics.count(match outcome {
                Acceptance::Kept(_) => "kept",
                Acceptance::Repeated(_) => "repeated",
                Acceptance::Conflict => "conflict",
                Acceptance::SlipRefused => "slip_refused",
            });
        }
        Ok(outcomes)
    }
}
