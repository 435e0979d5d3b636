//! Tells whoever waits that a batch was settled, by this process or by another on the same database.
//!
//! It says that something changed and never what: figures are asked for like any others.

use sha2::{Digest, Sha256};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::kept_counters::Batches;
use crate::base::code;
use crate::store::{Result, Store};

/// The marks as last seen, for all who wait.
#[derive(Debug)]
pub(crate) struct News {
    seen: watch::Sender<Option<Batches>>,
    over: CancellationToken,
}

impl Default for News {
    fn default() -> Self {
        Self { seen: watch::Sender::new(None), over: CancellationToken::new() }
    }
}

/// Waits for batches.
#[derive(Debug)]
pub struct Listener {
    seen: watch::Receiver<Option<Batches>>,
    over: CancellationToken,
}

impl Listener {
    /// Waits until another batch is settled: `true`; `false` once there will be no more news.
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

    /// Looks at the marks of all nodes, and wakes the listeners when they are others than at the
    /// last look. The first look wakes nobody: there was nothing to compare with.
    pub async fn look_for_batches(&self) -> Result<()> {
        let now = self.batches().await?;
        self.news.seen.send_if_modified(|seen| {
            let before = seen.replace(now.clone());
            before.is_some_and(|before| before != now)
        });
        Ok(())
    }

    /// What stands for all batches settled so far; another one once there are more.
    pub async fn batch_mark(&self) -> Result<String> {
        let batches = format!("{:?}", self.batches().await?);
        Ok(code::hex(&Sha256::digest(batches.as_bytes())[..8]))
    }

    /// Ends all waiting: the process is about to stop, and open streams must not hold it up.
    pub fn end_news(&self) {
        self.news.over.cancel();
    }
}
