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
use crate::store::{self, Settled, Store, each_within};

/// Time between two rounds: short enough that a busy counter sees its figures move, long enough to
/// cost nothing. Citizens are protected by the size of the batch, not by the wait.
const PAUSE: Duration = Duration::from_secs(20);

/// How long the database may take to answer a statement, so that a connection that died without a word does
/// not end all rounds.
const STATEMENT: Duration = Duration::from_secs(30);

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
        let task = tokio::spawn(each_within(STATEMENT, async move {
            let mut ticks = interval(PAUSE);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            read_answers(&store, &catalogue).await;
            let mut suggested = false;
            while stopped.run_until_cancelled(ticks.tick()).await.is_some() {
                settle_once(&store, &catalogue, &clock, &random).await;
                index_remarks_once(&store, &topics, &mut suggested).await;
                keep_bursts_once(&store, &flood, &clock).await;
                if let Err(error) = store.wipe().await {
                    tracing::error!(%error, "traces of settled answers are still there; wiping is tried again");
                }
            }
        }));
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

/// Indexes new remarks and, once after a start, suggests topics again where the file of topics has changed. A
/// failed round is repeated.
async fn index_remarks_once(store: &Store, topics: &Topics, suggested: &mut bool) {
    let indexed = async {
        store.index_remarks(topics).await?;
        if !*suggested {
            store.suggest_topics_anew(topics).await?;
            *suggested = true;
        }
        store::Result::Ok(())
    };
    if let Err(error) = indexed.await {
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
