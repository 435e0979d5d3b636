//! Slows down guessing: after some failed sign-ins under a name the next try has to wait, whether or not
//! the name has an account.
//!
//! A try is counted before the password is compared and forgotten when it was right, so that tries at the
//! same time are no more than tries one after another. Tries of accounts are counted in the store; those of
//! names without one in memory, until the next start.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use crate::store::{FailedSignIns, Result, Store};

/// Failed sign-ins allowed before waits start; the wait after this many is the first.
const FREE: u32 = 3;

/// The longest wait: guessing can slow an account down, never lock it.
const LONGEST: TimeDelta = TimeDelta::minutes(15);

/// Names remembered at most; beyond it those whose wait is over are forgotten, and if that is not enough,
/// all of them.
const NAMES: usize = 10_000;

/// How often a try is counted again when another one was counted meanwhile. After [`FREE`] of them there is
/// a wait, so that only tries between successful ones come this far.
const ATTEMPTS: usize = 8;

/// Failed sign-ins under names without an account; clones share the memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Throttle(Arc<Mutex<BTreeMap<String, FailedSignIns>>>);

/// Whose password or code is to be compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tried<'a> {
    /// The name as it was typed.
    pub(super) name: &'a str,
    /// Whether there is an account of this name.
    pub(super) has_account: bool,
}

/// Whether a password or a code may be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Admission {
    /// It may. The try counts as failed until it is forgotten; if it fails, the next has to wait this long.
    Allowed(TimeDelta),
    /// Not before this long.
    Wait(TimeDelta),
}

/// Why a password or a code was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rejected {
    /// It is wrong.
    Wrong,
    /// It was not compared: too many tries failed before, so many seconds to wait.
    Wait(i64),
}

impl Throttle {
    /// Counts a try, unless it has to wait. A name without an account takes as many reads and writes as one
    /// with, so that the time does not tell which it is.
    pub(super) async fn admit(
        &self,
        store: &Store,
        Tried { name, has_account }: Tried<'_>,
        now: DateTime<Utc>,
    ) -> Result<Admission> {
        for _ in 0..ATTEMPTS {
            let seen = store.failed_sign_ins(name).await?;
            if !has_account {
                let admission = self.remember(name, now);
                if matches!(admission, Admission::Allowed(_)) {
                    store.note_stranger(now).await?;
                }
                return Ok(admission);
            }
            if let Some(left) = seen.and_then(|seen| left(seen, now)) {
                return Ok(Admission::Wait(left));
            }
            if store.count_try(name, seen, now).await? {
                let count = seen.map_or(0, |seen| seen.count);
                return Ok(Admission::Allowed(pause(count.saturating_add(1))));
            }
        }
        Ok(Admission::Wait(pause(FREE)))
    }

    /// Counts a try of a name without an account, unless it has to wait; all under one lock.
    fn remember(&self, name: &str, now: DateTime<Utc>) -> Admission {
        let mut all = self.lock();
        if all.len() >= NAMES {
            all.retain(|_, failed| failed.last + LONGEST > now);
        }
        if all.len() >= NAMES {
            all.clear();
        }
        let failed = all.entry(key(name)).or_insert(FailedSignIns { count: 0, last: now });
        if let Some(left) = left(*failed, now) {
            return Admission::Wait(left);
        }
        failed.count = failed.count.saturating_add(1);
        failed.last = now;
        Admission::Allowed(pause(failed.count))
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, FailedSignIns>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The beginning of a name: no account has a longer one, and memory stays bounded.
fn key(name: &str) -> String {
    name.chars().take(64).collect()
}

/// The rest of the wait, if it is not over.
fn left(failed: FailedSignIns, now: DateTime<Utc>) -> Option<TimeDelta> {
    let left = failed.last + pause(failed.count) - now;
    (left > TimeDelta::zero()).then_some(left)
}

/// The wait after this many failed sign-ins: from [`FREE`] on 1 s, 2 s, 4 s, …
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
    fn each_failure_after_the_third_doubles_the_wait() {
        let throttle = Throttle::default();
        let mut now = DateTime::UNIX_EPOCH;
        let mut waits = Vec::new();
        for _ in 0..15 {
            let Admission::Allowed(wait) = throttle.remember("lan", now) else {
                panic!("the wait is over");
            };
            waits.push(wait.num_seconds());
            if !wait.is_zero() {
                let early = now + wait - TimeDelta::milliseconds(1);
                let left = Admission::Wait(TimeDelta::milliseconds(1));
                assert_eq!(throttle.remember("lan", early), left);
            }
            now += wait;
        }
        assert_eq!(waits[..7], [0, 0, 1, 2, 4, 8, 16]);
        assert_eq!(waits[14], 900);
        assert_eq!(throttle.remember("mai", now), Admission::Allowed(TimeDelta::zero()));
    }
}
