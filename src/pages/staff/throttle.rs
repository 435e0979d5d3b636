//! Wrong passwords make the next try wait: by name, known or not.
//!
//! A try is counted before it is compared, and forgotten when it was right: of many at the same time no
//! more are compared than of as many one after another. Those of accounts are counted in the store; those
//! of names without one are remembered here alone, and only until the next start.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use crate::store::{Mistakes, Result, Store};

/// Mistakes nobody is held up for.
const FREE: u32 = 3;

/// No wait is longer: an account can be slowed, never shut, by someone who guesses.
const LONGEST: TimeDelta = TimeDelta::minutes(15);

/// Names remembered at most; beyond it the oldest are forgotten.
const NAMES: usize = 10_000;

/// How often a try that another one overtook is counted again. After [`FREE`] that were counted there is a
/// wait, so that only tries between right ones come this far.
const ATTEMPTS: usize = 8;

/// Remembers mistakes; clones share the memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Throttle(Arc<Mutex<BTreeMap<String, Mistakes>>>);

/// Whether a password or a code may be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// It may, and is counted as wrong until it was right; if it is wrong, the next must wait so long.
    Try(TimeDelta),
    /// Not yet: so long to wait.
    Wait(TimeDelta),
}

/// Seconds of a wait, as a person is told them.
pub(super) fn seconds(wait: TimeDelta) -> i64 {
    wait.num_seconds() + 1
}

impl Throttle {
    /// Asks for a try of this name, which has an account or has none. Both take as many reads and writes.
    pub(super) async fn ask(
        &self,
        store: &Store,
        (name, has_account): (&str, bool),
        now: DateTime<Utc>,
    ) -> Result<Asked> {
        for _ in 0..ATTEMPTS {
            let seen = store.mistakes(name).await?;
            if !has_account {
                let asked = self.remember(name, now);
                if matches!(asked, Asked::Try(_)) {
                    store.note_stranger(now).await?;
                }
                return Ok(asked);
            }
            if let Some(left) = seen.and_then(|seen| left(seen, now)) {
                return Ok(Asked::Wait(left));
            }
            if store.count_try(name, seen, now).await? {
                let count = seen.map_or(0, |seen| seen.count);
                return Ok(Asked::Try(pause(count.saturating_add(1))));
            }
        }
        Ok(Asked::Wait(pause(FREE)))
    }

    /// Counts a try of a name without an account, unless it must wait; all under one lock.
    fn remember(&self, name: &str, now: DateTime<Utc>) -> Asked {
        let mut all = self.lock();
        if all.len() >= NAMES {
            all.retain(|_, mistakes| mistakes.last + LONGEST > now);
        }
        if all.len() >= NAMES {
            all.clear();
        }
        let mistakes = all.entry(key(name)).or_insert(Mistakes { count: 0, last: now });
        if let Some(left) = left(*mistakes, now) {
            return Asked::Wait(left);
        }
        mistakes.count = mistakes.count.saturating_add(1);
        mistakes.last = now;
        Asked::Try(pause(mistakes.count))
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Mistakes>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Names are told apart as the store does, and never kept at any length.
fn key(name: &str) -> String {
    name.chars().take(64).collect()
}

/// What is left of the wait, if anything.
fn left(mistakes: Mistakes, now: DateTime<Utc>) -> Option<TimeDelta> {
    let left = mistakes.last + pause(mistakes.count) - now;
    (left > TimeDelta::zero()).then_some(left)
}

/// After the free mistakes each doubles the pause: 1 s, 2 s, 4 s, …
fn pause(count: u32) -> TimeDelta {
    let Some(beyond) = count.checked_sub(FREE) else {
        return TimeDelta::zero();
    };
    let seconds = 1_i64.checked_shl(beyond.min(30)).unwrap_or(i64::MAX);
    TimeDelta::seconds(seconds).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mistake_after_the_third_doubles_the_wait() {
        let throttle = Throttle::default();
        let mut now = DateTime::UNIX_EPOCH;
        let mut waits = Vec::new();
        for _ in 0..15 {
            let Asked::Try(wait) = throttle.remember("lan", now) else {
                panic!("the wait is over");
            };
            waits.push(wait.num_seconds());
            if !wait.is_zero() {
                let early = now + wait - TimeDelta::milliseconds(1);
                let left = Asked::Wait(TimeDelta::milliseconds(1));
                assert_eq!(throttle.remember("lan", early), left);
            }
            now += wait;
        }
        assert_eq!(waits[..7], [0, 0, 1, 2, 4, 8, 16]);
        assert_eq!(waits[14], 900);
        assert_eq!(throttle.remember("mai", now), Asked::Try(TimeDelta::zero()));
    }
}
