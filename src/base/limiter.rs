//! Turns at work that takes a whole core and much memory: so many at once, whoever comes then waits a
//! little, and longer ones are told to come back.
//!
//! Without it a few hundred strangers who try passwords (19 MiB and tens of milliseconds each) take all
//! the memory and all cores, and the citizens' answers wait with them.

use std::num::NonZero;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

/// How long one waits for a turn; a browser's page waits no longer in peace.
const PATIENCE: Duration = Duration::from_secs(2);

/// The turns there are; clones share them.
#[derive(Clone, Debug)]
pub struct Turns {
    places: Arc<Semaphore>,
    patience: Duration,
}

/// One turn; over when its work is done or when it is dropped.
#[derive(Debug)]
pub struct Turn(OwnedSemaphorePermit);

impl Turns {
    /// So many at once; whoever waits longer than `patience` goes without.
    pub fn of(places: usize, patience: Duration) -> Self {
        Self { places: Arc::new(Semaphore::new(places)), patience }
    }

    /// As many as this machine has cores.
    pub fn of_cores() -> Self {
        let cores = available_parallelism().map_or(1, NonZero::get);
        Self::of(cores, PATIENCE)
    }

    /// A turn, first come first served; `None` when none came in time.
    pub async fn take(&self) -> Option<Turn> {
        let turn = timeout(self.patience, self.places.clone().acquire_owned()).await;
        Some(Turn(turn.ok()?.ok()?))
    }
}

impl Turn {
    /// Does the work beside the threads that serve others. The turn lasts as long as the work, also where
    /// nobody waits for it any more; `None` when the server stops.
    pub async fn spend<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        let held = move || {
            let done = work();
            drop(self.0);
            done
        };
        spawn_blocking(held).await.ok()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::channel;

    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn no_more_work_at_once_than_there_are_places() {
        let turns = Turns::of(2, Duration::from_mins(1));
        let at_once = Arc::new((AtomicUsize::new(0), AtomicUsize::new(0)));
        let works = (0..20).map(|_| {
            let (turns, at_once) = (turns.clone(), at_once.clone());
            tokio::spawn(async move {
                let work = move || {
                    let now = at_once.0.fetch_add(1, Ordering::SeqCst) + 1;
                    at_once.1.fetch_max(now, Ordering::SeqCst);
                    std::thread::sleep(Duration::from_millis(2));
                    at_once.0.fetch_sub(1, Ordering::SeqCst);
                };
                turns.take().await.unwrap().spend(work).await
            })
        });
        for work in works.collect::<Vec<_>>() {
            assert_eq!(work.await.unwrap(), Some(()));
        }
        assert_eq!(at_once.1.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn whoever_waits_too_long_goes_without_and_a_turn_lasts_as_long_as_its_work() {
        let turns = Turns::of(1, Duration::from_millis(20));
        let (start, under_way) = oneshot::channel();
        let (end, ends) = channel::<()>();
        let turn = turns.take().await.unwrap();
        let asked = tokio::spawn(turn.spend(move || {
            start.send(()).ok();
            ends.recv()
        }));
        under_way.await.unwrap();
        asked.abort();
        assert!(turns.take().await.is_none(), "the work goes on");
        end.send(()).ok();
        let patient = Turns { patience: Duration::from_mins(1), ..turns };
        assert!(patient.take().await.is_some());
    }
}
