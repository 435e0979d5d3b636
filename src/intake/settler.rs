//! Settles in the background while the server runs.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use super::Flood;
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::domain::batch::SettleRule;
use crate::domain::remark::Topics;
use crate::domain::survey::Catalogue;
use crate::store::{Settled, Store};

/// Time between two rounds: short enough that a busy counter sees its figures move, long enough to
/// cost nothing. Citizens are protected by the size of the batch, not by the wait.
const PAUSE: Duration = Duration::from_secs(20);

/// The running settler.
#[derive(Debug)]
pub struct Settler {
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Settler {
    /// Starts settling by the default rule, followed by indexing remarks.
    pub fn start(
        (store, flood): (Store, Flood),
        catalogue: Arc<Catalogue>,
        topics: Arc<Topics>,
        clock: Clock,
        random: Random,
    ) -> Self {
        let stop = CancellationToken::new();
        let stopped = stop.clone();
        let task = tokio::spawn(async move {
            let mut ticks = interval(PAUSE);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            read_answers(&store, &catalogue).await;
            while stopped.run_until_cancelled(ticks.tick()).await.is_some() {
                settle_once(&store, &catalogue, &clock, &random).await;
                index_remarks_once(&store, &topics).await;
                keep_bursts_once(&store, &flood, &clock).await;
                if let Err(error) = store.wipe().await {
                    tracing::error!(%error, "traces of settled answers are still there; wiping is tried again");
                }
            }
        });
        Self { stop, task }
    }

    /// Waits for the round in progress, and stops.
    pub async fn stop(self) {
        self.stop.cancel();
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the settler did not stop in order");
        }
    }
}

/// Reads the settled answers of every current instrument into memory, so that no page has to wait for
/// it; a page that comes first does it itself.
async fn read_answers(store: &Store, catalogue: &Catalogue) {
    for instrument in catalogue.ids().into_iter().filter_map(|id| catalogue.newest(id)) {
        if let Err(error) = store.columns(instrument).await {
            tracing::error!(%error, id = instrument.id, "settled answers could not be read yet");
        }
    }
}

/// Runs one round; a failed one is repeated, since each batch is one transaction.
async fn settle_once(store: &Store, catalogue: &Catalogue, clock: &Clock, random: &Random) {
    let rule = SettleRule::default();
    match store.settle(catalogue, random, rule, clock.now()).await {
        Ok(settled) => {
            if settled.responses > 0 {
                read_answers(store, catalogue).await;
                let Settled { responses, waiting, .. } = settled;
                tracing::info!(responses, waiting, "settled");
            }
            for fault in &settled.stuck {
                tracing::error!(%fault, "some answers cannot be settled");
            }
        }
        Err(error) => tracing::error!(%error, "settling failed; it is tried again"),
    }
}

/// Runs one round; a failed one is repeated.
async fn index_remarks_once(store: &Store, topics: &Topics) {
    if let Err(error) = store.index_remarks(topics).await {
        tracing::error!(%error, "taking up remarks failed; it is tried again");
    }
}

/// Keeps what came in of bursts; of a failed round they are told no more.
async fn keep_bursts_once(store: &Store, flood: &Flood, clock: &Clock) {
    let bursts = flood.take_bursts(clock.now());
    if let Err(error) = store.keep_bursts(&bursts).await {
        tracing::error!(%error, "bursts of answers were not kept");
    }
}
