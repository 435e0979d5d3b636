//! Wrong passwords make the next try wait: by account, known or not, in memory only.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// Mistakes nobody is held up for.
const FREE: u32 = 3;

/// No wait is longer: an account can be slowed, never shut, by someone who guesses.
const LONGEST: TimeDelta = TimeDelta::minutes(15);

/// Names remembered at most; beyond it the oldest are forgotten.
const NAMES: usize = 10_000;

/// Mistakes of one name.
#[derive(Clone, Copy, Debug)]
struct Mistakes {
    count: u32,
    last: DateTime<Utc>,
}

/// Remembers mistakes; clones share the memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Throttle(Arc<Mutex<BTreeMap<String, Mistakes>>>);

impl Throttle {
    /// How long this name must still wait, if at all.
    pub(super) fn wait(&self, name: &str, now: DateTime<Utc>) -> Option<TimeDelta> {
        let mistakes = *self.lock().get(&key(name))?;
        let left = mistakes.last + pause(mistakes.count) - now;
        (left > TimeDelta::zero()).then_some(left)
    }

    /// Remembers a wrong password.
    pub(super) fn mistake(&self, name: &str, now: DateTime<Utc>) {
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

    /// Forgets a name that has signed in.
    pub(super) fn forget(&self, name: &str) {
        self.lock().remove(&key(name));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Mistakes>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Names are told apart as the store does, and never kept at any length.
fn key(name: &str) -> String {
    name.chars().take(64).collect()
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
            throttle.mistake("lan", now);
            waits.push(
                throttle
                    .wait("lan", now)
                    .map_or(0, |wait| wait.num_seconds()),
            );
        }
        assert_eq!(waits[..7], [0, 0, 1, 2, 4, 8, 16]);
        assert_eq!(waits[14], 900);
        assert_eq!(throttle.wait("mai", now), None);
        assert_eq!(throttle.wait("lan", now + LONGEST), None);
        throttle.forget("lan");
        assert_eq!(throttle.wait("lan", now), None);
    }
}
