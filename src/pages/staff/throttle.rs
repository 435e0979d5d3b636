//! Slows down guessing: after some failed sign-ins under a name the next try has to wait, whether or not
//! the name has an account.
//!
//! Tries are counted twice. Those of one requester under a name (an address, or a browser that the account
//! has signed in from) are counted in memory, and few are free. All tries under a name are counted in the
//! store; many are free and the waits are short, and a known browser does not wait for them: so neither a
//! stranger nor many of them shut an account. A try is counted before the password is compared and forgotten
//! when it was right; one that has to wait counts for nothing.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use super::waits::{ALL, Failed, OWN, Waits};
use crate::store::{FailedSignIns, Result, Store};
use crate::web::auth::requester::Requester;

/// Names and requesters remembered at most; beyond it those that are no more counted are forgotten, and if
/// that is not enough, all of them.
const MOST: usize = 10_000;

/// How often a try is counted again when another one was counted meanwhile.
const ATTEMPTS: usize = 64;

/// Who tries a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// A requester that has not signed in as this account from there.
    Stranger(Requester),
    /// A browser that the account has signed in from, by the hash of its secret.
    Known([u8; 32]),
    /// The account itself, at an open screen.
    SignedIn,
    /// All of them together, under a name without an account.
    Everybody,
}

/// Failed sign-ins by name and requester; clones share the memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Throttle(Arc<Mutex<BTreeMap<(String, Who), Failed>>>);

/// Whose password or code is to be compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tried<'a> {
    /// The name as it was typed.
    pub(super) name: &'a str,
    /// Whether there is an account of this name.
    pub(super) has_account: bool,
    /// Who tries.
    pub(super) who: Who,
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
        tried: Tried<'_>,
        now: DateTime<Utc>,
    ) -> Result<Admission> {
        let Tried { name, who, .. } = tried;
        let seen = store.failed_sign_ins(name).await?;
        let lifted = seen.map(|seen| seen.lifted);
        if let Some(wait) = self.left((name, who), OWN, lifted, now) {
            return Ok(Admission::Wait(wait));
        }
        if !tried.has_account {
            if let Some(wait) = self.left((name, Who::Everybody), ALL, None, now) {
                return Ok(Admission::Wait(wait));
            }
            let admission = self.count((name, who), OWN, None, now);
            if matches!(admission, Admission::Allowed(_)) {
                self.count((name, Who::Everybody), ALL, None, now);
                let noted = store.note_stranger(now).await;
                noted.inspect_err(|_| self.take_back(tried, now))?;
            }
            return Ok(admission);
        }
        let Some(seen) = seen else {
            return Ok(Admission::Wait(ALL.longest));
        };
        if let Some(wait) = for_all(who, seen, now) {
            return Ok(Admission::Wait(wait));
        }
        let admission = self.count((name, who), OWN, lifted, now);
        if matches!(admission, Admission::Wait(_)) {
            return Ok(admission);
        }
        let waits = count_for_all(store, (name, who), seen, now).await;
        match waits.inspect_err(|_| self.take_back(tried, now))? {
            Some(wait) => Ok(Admission::Wait(wait)),
            None => Ok(admission),
        }
    }

    /// Takes back a try that was counted and then not compared, since the database was away. Its own wait was over.
    pub(super) fn take_back(&self, tried: Tried<'_>, now: DateTime<Utc>) {
        let counted = [(tried.who, OWN), (Who::Everybody, ALL)];
        let mut all = self.lock();
        for (who, waits) in counted {
            if let Some(failed) = all.get_mut(&(key(tried.name), who)) {
                failed.count = failed.count.saturating_sub(1);
                failed.last = now - waits.pause(failed.count);
            }
        }
    }

    /// Forgets the tries of somebody who was right.
    pub(super) async fn forget(&self, store: &Store, tried: Tried<'_>) -> Result<()> {
        self.lock().remove(&(key(tried.name), tried.who));
        store.forget_failed_sign_ins(tried.name).await
    }

    /// The rest of a wait, if it is not over.
    fn left(
        &self,
        (name, who): (&str, Who),
        waits: Waits,
        lifted: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Option<TimeDelta> {
        let failed = self.lock().get(&(key(name), who)).copied()?;
        let counts = lifted.is_none_or(|lifted| failed.last > lifted);
        waits.left(failed, now).filter(|_| counts)
    }

    /// Counts a try, unless it has to wait; all under one lock.
    fn count(
        &self,
        (name, who): (&str, Who),
        waits: Waits,
        lifted: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Admission {
        let mut all = self.lock();
        if all.len() >= MOST {
            all.retain(|_, failed| failed.decayed(now) > 0);
        }
        if all.len() >= MOST {
            all.clear();
        }
        let failed = all.entry((key(name), who)).or_insert(Failed { count: 0, last: now });
        if lifted.is_some_and(|lifted| failed.last <= lifted) {
            failed.count = 0;
        }
        if let Some(left) = waits.left(*failed, now) {
            return Admission::Wait(left);
        }
        *failed = Failed { count: failed.decayed(now).saturating_add(1), last: now };
        Admission::Allowed(waits.pause(failed.count))
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<(String, Who), Failed>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Counts a try in the store; gives the wait if it has to wait for the others' after all.
async fn count_for_all(
    store: &Store,
    (name, who): (&str, Who),
    mut seen: FailedSignIns,
    now: DateTime<Utc>,
) -> Result<Option<TimeDelta>> {
    for _ in 0..ATTEMPTS {
        let all = Failed { count: seen.count, last: seen.last };
        if store.count_try(name, (seen, all.decayed(now).saturating_add(1)), now).await? {
            return Ok(None);
        }
        // Another try was counted meanwhile.
        match store.failed_sign_ins(name).await? {
            Some(again) => seen = again,
            None => break,
        }
        if let Some(wait) = for_all(who, seen, now) {
            return Ok(Some(wait));
        }
    }
    Ok(Some(OWN.pause(OWN.free)))
}

/// The rest of the wait that all tries under a name have caused; a known browser has none.
fn for_all(who: Who, seen: FailedSignIns, now: DateTime<Utc>) -> Option<TimeDelta> {
    let all = Failed { count: seen.count, last: seen.last };
    ALL.left(all, now).filter(|_| matches!(who, Who::Stranger(_)))
}

/// The beginning of a name: no account has a longer one, and memory stays bounded.
fn key(name: &str) -> String {
    name.chars().take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAN: (&str, Who) = ("lan", Who::Stranger(Requester(None)));

    #[test]
    fn each_failure_after_the_third_doubles_the_wait_and_polling_does_not() {
        let throttle = Throttle::default();
        let mut now = DateTime::UNIX_EPOCH;
        let mut waits = Vec::new();
        for _ in 0..13 {
            let Admission::Allowed(wait) = throttle.count(LAN, OWN, None, now) else {
                panic!("the wait is over");
            };
            waits.push(wait.num_seconds());
            if !wait.is_zero() {
                let early = now + wait - TimeDelta::milliseconds(1);
                let left = Admission::Wait(TimeDelta::milliseconds(1));
                assert_eq!(throttle.count(LAN, OWN, None, early), left);
                assert_eq!(throttle.count(LAN, OWN, None, early), left);
            }
            now += wait;
        }
        assert_eq!(waits[..7], [0, 0, 1, 2, 4, 8, 16]);
        assert_eq!(waits[12], 900);
        let mai = ("mai", LAN.1);
        let fresh = Admission::Allowed(TimeDelta::zero());
        assert_eq!(throttle.count(mai, OWN, None, now), fresh);
        assert_eq!(throttle.count(("lan", Who::Known([1; 32])), OWN, None, now), fresh);
    }

    #[test]
    fn lifting_ends_the_wait() {
        let throttle = Throttle::default();
        let now = DateTime::UNIX_EPOCH;
        for _ in 0..3 {
            throttle.count(LAN, OWN, None, now);
        }
        assert!(matches!(throttle.count(LAN, OWN, None, now), Admission::Wait(_)));
        let lifted = Some(now);
        assert_eq!(throttle.count(LAN, OWN, lifted, now), Admission::Allowed(TimeDelta::zero()));
    }

    #[test]
    fn a_try_that_was_not_compared_is_taken_back() {
        let throttle = Throttle::default();
        let now = DateTime::UNIX_EPOCH;
        let tried = Tried { name: LAN.0, has_account: true, who: LAN.1 };
        for _ in 0..20 {
            assert!(matches!(throttle.count(LAN, OWN, None, now), Admission::Allowed(_)));
            throttle.take_back(tried, now);
        }
        for _ in 0..3 {
            assert!(matches!(throttle.count(LAN, OWN, None, now), Admission::Allowed(_)));
        }
        assert!(matches!(throttle.count(LAN, OWN, None, now), Admission::Wait(_)));
    }
}
