//! Tells listeners that a batch was settled, by this process or another on the same database, but
//! not what changed.

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::mark::Mark;
use crate::store::{Result, Store};

/// The batch counts as last seen.
#[derive(Debug)]
pub(crate) struct News {
    seen: watch::Sender<Option<Mark>>,
    over: CancellationToken,
}

impl Default for News {
    fn default() -> Self {
        Self { seen: watch::Sender::new(None), over: CancellationToken::new() }
    }
}

/// Waits for settled batches.
#[derive(Debug)]
pub struct Listener {
    seen: watch::Receiver<Option<Mark>>,
    over: CancellationToken,
}

impl Listener {
    /// Waits until another batch is settled (`true`) or the process stops (`false`).
    pub async fn heard(&mut self) -> bool {
        let changed = self.over.run_until_cancelled(self.seen.changed()).await;
        matches!(changed, Some(Ok(())))
    }
}

impl Store {
    /// Listens from now on.
    pub fn listen(&self) -> Listener {
        Listener { seen: self.news.seen.subscribe(), over: self.news.over.clone() }
    }

    /// Reads the batch counts of all nodes and wakes the listeners when they have changed. The
    /// first call wakes no listener.
    pub async fn look_for_batches(&self) -> Result<()> {
        let now = self.batch_state().await?;
        self.news.seen.send_if_modified(|seen| {
            let before = seen.replace(now);
            before.is_some_and(|before| !before.is_same(&now))
        });
        Ok(())
    }

    /// Ends all waiting, so that open streams do not delay the shutdown.
    pub fn end_news(&self) {
        self.news.over.cancel();
    }
}
