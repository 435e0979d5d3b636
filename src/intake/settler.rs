//! Settles in the background while the server runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::Flood;
use crate::base::calendar::office_day;
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::base::supervisor::{Loops, Pulse, Running};
use crate::domain::remark::Topics;
use crate::store::{Instruments, Result, Settled, Store, each_within};

/// Time between two rounds: short enough that a busy counter sees its figures move, long enough to
/// cost nothing. Citizens are protected by the size of the batch, not by the wait.
const PERIOD: Duration = Duration::from_secs(20);

/// How long the database may take to answer a statement, so that a connection that died without a word does
/// not end all rounds.
const STATEMENT: Duration = Duration::from_secs(30);

/// What settles, by the office's rule, and then indexes remarks.
#[derive(Clone, Debug)]
pub struct Settler {
    /// Where answers wait and are settled.
    pub store: Store,
    /// What counts bursts.
    pub flood: Flood,
    /// The instruments they answer.
    pub catalogue: Instruments,
    /// What remarks can be about.
    pub topics: Arc<Topics>,
    /// The time.
    pub clock: Clock,
    /// What shuffles them.
    pub random: Random,
    /// Beats whenever settling went well.
    pub settled: Pulse,
}

impl Settler {
    /// Starts settling, as one of these loops.
    pub fn start(self, loops: &Loops) -> Running {
        let settler = Arc::new(self);
        let reader = settler.clone();
        // Beside the rounds, so that a page need not wait for its figures until the first round has ended.
        tokio::spawn(async move { each_within(STATEMENT, reader.read_ahead()).await });
        let suggested = Arc::new(AtomicBool::new(false));
        loops.start("settle", PERIOD, move |_| {
            let (settler, suggested) = (settler.clone(), suggested.clone());
            async move { each_within(STATEMENT, settler.round(&suggested)).await }
        })
    }

    /// One round; each part is tried, whatever became of the others, and repeated in the next round.
    async fn round(&self, suggested: &AtomicBool) -> bool {
        let settled = self.settle().await;
        let indexed = self.index_remarks(suggested).await;
        let bursts = self.flood.keep_bursts(&self.store, self.clock.now()).await;
        let cleared = self.store.clear_trials(self.clock.now()).await;
        let wiped = self.store.wipe().await;
        if let Err(error) = &settled {
            tracing::error!(%error, "settling failed; it is tried again");
        }
        if let Err(error) = &indexed {
            tracing::error!(%error, "taking up remarks failed; it is tried again");
        }
        if let Err(error) = &bursts {
            tracing::error!(%error, "bursts of answers were not kept; it is tried again");
        }
        if let Err(error) = &wiped {
            tracing::error!(%error, "traces of settled answers are still there; wiping is tried again");
        }
        if let Err(error) = &cleared {
            tracing::error!(%error, "old answers of test scans were not erased; it is tried again");
        }
        settled.is_ok() && cleared.is_ok() && indexed.is_ok() && bursts.is_ok() && wiped.is_ok()
    }

    /// Indexes new remarks and, once after a start, suggests topics again where the file of topics has changed.
    async fn index_remarks(&self, suggested: &AtomicBool) -> Result<()> {
        self.store.index_remarks(&self.topics).await?;
        if !suggested.load(Ordering::Relaxed) {
            self.store.suggest_topics_anew(&self.topics).await?;
            suggested.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Settles what can be settled; each batch is one transaction.
    async fn settle(&self) -> Result<()> {
        let rule = self.store.settings().settle_rule();
        let (catalogue, now) = (self.catalogue.newest_catalogue(), self.clock.now());
        let settled = self.store.settle(&catalogue, &self.random, rule, now).await?;
        self.store.settle_ended_paper((&catalogue, &self.random, rule), now).await?;
        self.settled.beat();
        if settled.responses > 0 {
            self.read_answers().await;
            let Settled { responses, waiting, .. } = settled;
            tracing::info!(responses, waiting, "settled");
        }
        if !settled.stuck.is_empty() {
            // Which ones says `hailong settle`: their receipts are no matter of a log.
            let faults = settled.stuck.len();
            tracing::error!(
                faults,
                "some answers do not fit their instrument; `hailong settle` names them"
            );
        }
        Ok(())
    }

    /// Reads what pages count into memory.
    async fn read_ahead(&self) {
        self.read_answers().await;
        if let Err(error) = self.store.dossier_register().await {
            tracing::error!(%error, "dossiers could not be read yet");
        }
    }

    /// Reads the settled answers of every version that has begun into memory, so that no page has to wait for
    /// them; a page that comes first does it itself.
    async fn read_answers(&self) {
        let today = office_day(self.clock.now());
        let catalogue = self.catalogue.newest_catalogue();
        for instrument in catalogue.ids().into_iter().flat_map(|id| catalogue.begun(id, today)) {
            if let Err(error) = self.store.columns(instrument).await {
                tracing::error!(%error, id = instrument.id, "settled answers could not be read yet");
            }
        }
    }
}
