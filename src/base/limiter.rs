//! Limits how many CPU- and memory-heavy jobs run at once.
//!
//! Each password that is tried costs 19 MiB and tens of milliseconds of a core: without a limit a few
//! hundred attempts at once would take all memory and delay citizens' answers.

use std::num::NonZero;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

/// How long a caller waits for a permit.
const PATIENCE: Duration = Duration::from_secs(2);

/// The permits; clones share them.
#[derive(Clone, Debug)]
pub struct Limiter {
    places: Arc<Semaphore>,
    patience: Duration,
}

/// Permission to run one job; returned when the job ends or the permit is dropped.
#[derive(Debug)]
pub struct Permit(OwnedSemaphorePermit);

impl Limiter {
    /// `places` jobs at once; a caller that has waited for `patience` gets no permit.
    pub fn of(places: usize, patience: Duration) -> Self {
        Self { places: Arc::new(Semaphore::new(places)), patience }
    }

    /// As many jobs at once as this machine has cores.
    pub fn of_cores() -> Self {
        let cores = available_parallelism().map_or(1, NonZero::get);
        Self::of(cores, PATIENCE)
    }

    /// A permit, first come first served; `None` after two seconds of waiting.
    pub async fn take(&self) -> Option<Permit> {
        let permit = timeout(self.patience, self.places.clone().acquire_owned()).await;
        Some(Permit(permit.ok()?.ok()?))
    }
}

impl Permit {
    /// Runs `work` on a blocking thread. The permit lasts as long as the work, also when the caller is
    /// cancelled; `None` when the server stops.
    pub async fn run<T: Send + 'static>(
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
    async fn limiter_runs_no_more_jobs_at_once_than_it_has_places() {
        let limiter = Limiter::of(2, Duration::from_mins(1));
        let at_once = Arc::new((AtomicUsize::new(0), AtomicUsize::new(0)));
        let works = (0..20).map(|_| {
            let (limiter, at_once) = (limiter.clone(), at_once.clone());
            tokio::spawn(async move {
                let work = move || {
                    let now = at_once.0.fetch_add(1, Ordering::SeqCst) + 1;
                    at_once.1.fetch_max(now, Ordering::SeqCst);
                    std::thread::sleep(Duration::from_millis(2));
                    at_once.0.fetch_sub(1, Ordering::SeqCst);
                };
                limiter.take().await.unwrap().run(work).await
            })
        });
        for work in works.collect::<Vec<_>>() {
            assert_eq!(work.await.unwrap(), Some(()));
        }
        assert_eq!(at_once.1.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn limiter_times_out_and_a_permit_lasts_as_long_as_its_job() {
        let limiter = Limiter::of(1, Duration::from_millis(20));
        let (start, under_way) = oneshot::channel();
        let (end, ends) = channel::<()>();
        let permit = limiter.take().await.unwrap();
        let asked = tokio::spawn(permit.run(move || {
            start.send(()).ok();
            ends.recv()
        }));
        under_way.await.unwrap();
        asked.abort();
        assert!(limiter.take().await.is_none(), "the work goes on");
        end.send(()).ok();
        let patient = Limiter { patience: Duration::from_mins(1), ..limiter };
        assert!(patient.take().await.is_some());
    }
}
