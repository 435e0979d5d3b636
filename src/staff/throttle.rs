//! Wrong passwords make the next try wait: by name, known or not.
//!
//! Those of names without an account are remembered here alone, and only until the next start; those
//! of accounts are in the store too.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use crate::store::{Mistakes, Result, Store};

/// Mistakes nobody is held up for.
const FREE: u32 = 3;

/// No wait is longer: an account can be slowed, never shut, by someone who guesses.
const LONGEST: TimeDelta = TimeDelta::minutes(15);

/// Names remembered at most; beyond it the oldest are forgotten.
const NAMES: usize = 10_000;

/// Remembers mistakes; clones share the memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Throttle(Arc<Mutex<BTreeMap<String, Mistakes>>>);

impl Throttle {
    /// How long this name must still wait, if at all: by what is remembered here or in the store.
    ///
    /// # Errors
    /// When the database refuses.
    pub(super) async fn wait(
        &self,
        store: &Store,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<TimeDelta>> {
        let kept = store.mistakes(name).await?;
        let kept = kept.and_then(|mistakes| left(mistakes, now));
        Ok(self.remembered(name, now).max(kept))
    }

    /// Counts a wrong password.
    ///
    /// # Errors
    /// When the database refuses.
    pub(super) async fn mistake(
        &self,
        store: &Store,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<()> {
        self.remember(name, now);
        store.note_mistake(name, now).await
    }

    /// Forgets the mistakes of an account that has signed in.
    ///
    /// # Errors
    /// When the database refuses.
    pub(super) async fn forget(&self, store: &Store, name: &str) -> Result<()> {
        self.lock().remove(&key(name));
        store.forget_mistakes(name).await
    }

    fn remembered(&self, name: &str, now: DateTime<Utc>) -> Option<TimeDelta> {
        left(*self.lock().get(&key(name))?, now)
    }

    fn remember(&self, name: &str, now: DateTime<Utc>) {
        let mut all = self.lock();
        if all.len() >= NAMES {
            all.retain(|_, mistakes| mistakes.last + LONGEST > now);
        }
        if all.len() >= NAMES {
            all.clear();
        }
        let mistakes = all.entry(key(name)).or_insert(Mistakes {
            count: 0,
            last: now,
        });
        mistakes.count = mistakes.count.saturating_add(1);
        mistakes.last = now;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Mistakes>> {
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
        let now = DateTime::UNIX_EPOCH;
        let mut waits = Vec::new();
        for _ in 0..15 {
            throttle.remember("lan", now);
            waits.push(
                throttle
                    .remembered("lan", now)
                    .map_or(0, |wait| wait.num_seconds()),
            );
        }
        assert_eq!(waits[..7], [0, 0, 1, 2, 4, 8, 16]);
        assert_eq!(waits[14], 900);
        assert_eq!(throttle.remembered("mai", now), None);
        assert_eq!(throttle.remembered("lan", now + LONGEST), None);
    }
}
