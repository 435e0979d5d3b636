//! Background loops: each runs a round now and then, outlives a round that fails or panics, and says how long
//! ago its last good round was.

use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use super::clock::instant;

/// Wait before the round after a first failure; it doubles with each further one.
const FIRST_WAIT: Duration = Duration::from_secs(1);

/// The longest wait after rounds that failed: what failed them may be over at any moment, and five seconds
/// later everything works again.
const LONGEST_WAIT: Duration = Duration::from_secs(4);

/// Periods without a good round after which a loop counts as stuck.
const PERIODS_UNTIL_STUCK: u32 = 10;

/// When something last went well.
#[derive(Clone, Debug)]
pub struct Pulse(Arc<(Instant, AtomicU64)>);

impl Default for Pulse {
    fn default() -> Self {
        Self(Arc::new((instant(), AtomicU64::new(0))))
    }
}

impl Pulse {
    /// It went well just now.
    pub fn beat(&self) {
        let (since, last) = &*self.0;
        last.store(millis(since.elapsed()), Ordering::Relaxed);
    }

    /// The time since then; since the pulse was made if it never went well.
    pub fn age(&self) -> Duration {
        let (since, last) = &*self.0;
        let passed = millis(since.elapsed());
        Duration::from_millis(passed.saturating_sub(last.load(Ordering::Relaxed)))
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// All loops of a server; clones share them.
#[derive(Clone, Debug, Default)]
pub struct Loops(Arc<Mutex<Vec<Loop>>>);

/// One loop, as it is watched.
#[derive(Clone, Debug)]
pub struct Loop {
    /// Its name in the log and in the metrics.
    pub name: &'static str,
    /// The time from one round to the next.
    pub period: Duration,
    pulse: Pulse,
}

impl Loop {
    /// The time since its last good round.
    pub fn age(&self) -> Duration {
        self.pulse.age()
    }

    /// Whether its last good round was so long ago that it will hardly mend itself.
    pub fn is_stuck(&self) -> bool {
        self.age() > self.period * PERIODS_UNTIL_STUCK
    }
}

/// What a round is given.
#[derive(Clone, Debug, Default)]
pub struct Turn {
    /// Cancelled when the loop is to stop.
    pub stop: CancellationToken,
    /// A long round that gets on may say so.
    pub pulse: Pulse,
}

/// A running loop.
#[derive(Debug)]
pub struct Running {
    name: &'static str,
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Running {
    /// Waits for the round in progress, and stops.
    pub async fn stop(self) {
        self.stop.cancel();
        if self.task.await.is_err() {
            tracing::error!(name = self.name, "a loop did not stop in order");
        }
    }
}

impl Loops {
    /// Starts a loop whose rounds begin every `period`, the first at once. A round gives whether it went well, and
    /// itself says in the log what did not. After one that failed the next begins sooner, since the reason may be
    /// over; after one that panicked too, with waits that grow to the period.
    pub fn start<R, F>(&self, name: &'static str, period: Duration, mut round: R) -> Running
    where
        R: FnMut(Turn) -> F + Send + 'static,
        F: Future<Output = bool> + Send,
    {
        let turn = Turn::default();
        self.lock().push(Loop { name, period, pulse: turn.pulse.clone() });
        let stop = turn.stop.clone();
        let task = tokio::spawn(async move {
            let mut ticks = interval(period);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            let mut failures = 0;
            while turn.stop.run_until_cancelled(ticks.tick()).await.is_some() {
                let round = AssertUnwindSafe(async { round(turn.clone()).await });
                let longest = match round.catch_unwind().await {
                    Ok(true) => {
                        failures = 0;
                        turn.pulse.beat();
                        continue;
                    }
                    Ok(false) => LONGEST_WAIT,
                    Err(_) => {
                        tracing::error!(name, "a loop panicked and is started again");
                        period
                    }
                };
                ticks.reset_after(wait_after(failures, longest).min(period));
                failures += 1;
            }
        });
        Running { name, stop, task }
    }

    /// Every loop that was started.
    pub fn all(&self) -> Vec<Loop> {
        self.lock().clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Loop>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The wait after one failure that followed so many others.
fn wait_after(failures: u32, longest: Duration) -> Duration {
    FIRST_WAIT.saturating_mul(2_u32.saturating_pow(failures)).min(longest)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use tokio::sync::mpsc::unbounded_channel;

    use super::*;

    const OFTEN: Duration = Duration::from_millis(1);

    #[tokio::test]
    async fn a_loop_runs_again_after_a_panic_and_after_a_failure() {
        let (say, mut said) = unbounded_channel();
        let rounds = AtomicUsize::new(0);
        let loops = Loops::default();
        let running = loops.start("test", OFTEN, move |_| {
            let round = rounds.fetch_add(1, Ordering::SeqCst);
            say.send(round).ok();
            assert!(round != 0, "not even begun");
            async move {
                assert!(round != 1, "half-way");
                round != 2
            }
        });
        for round in 0..5 {
            assert_eq!(said.recv().await, Some(round));
        }
        running.stop().await;
        assert_eq!(loops.all().iter().map(|each| each.name).collect::<Vec<_>>(), ["test"]);
    }

    #[tokio::test]
    async fn a_loop_without_good_rounds_grows_old_and_counts_as_stuck() {
        let loops = Loops::default();
        let bad = loops.start("bad", OFTEN, |_| async { false });
        let (say, mut said) = unbounded_channel();
        let good = loops.start("good", Duration::from_hours(1), move |_| {
            say.send(()).ok();
            async { true }
        });
        said.recv().await;
        tokio::time::sleep(OFTEN * 20).await;
        let stuck = |name| loops.all().iter().any(|each| each.name == name && each.is_stuck());
        assert!(stuck("bad") && !stuck("good"));
        bad.stop().await;
        good.stop().await;
    }

    #[test]
    fn waits_grow_to_their_longest() {
        let waits = [0, 1, 2, 3, 40].map(|failures| wait_after(failures, LONGEST_WAIT).as_secs());
        assert_eq!(waits, [1, 2, 4, 4, 4]);
    }
}
