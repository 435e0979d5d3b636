//! When sessions and tokens were last used: in memory at once, in the database now and then.
//!
//! No page waits for it, so that pages are read while the database takes no writes.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::store::{Result, each_within};

/// How long a note may take.
const WITHIN: Duration = Duration::from_secs(5);

/// Uses kept at most; beyond, those longest ago are forgotten.
const MOST: usize = 10_000;

/// The last uses in this process, by the hash of the secret, as numbers that grow with time.
#[derive(Debug, Default)]
pub(crate) struct LastUses(Mutex<BTreeMap<Vec<u8>, LastUse>>);

#[derive(Clone, Copy, Debug)]
struct LastUse {
    at: i64,
    /// The one last sent to the database.
    sent: i64,
}

impl LastUses {
    /// The last use in this process or `stored`, whichever is later.
    pub(super) fn latest(&self, secret_hash: &[u8], stored: Option<i64>) -> Option<i64> {
        self.uses().get(secret_hash).map(|used| used.at).max(stored)
    }

    /// Notes a use at `now`; whether the database is to be told, which knows of `stored`: not again until the
    /// use is `apart` later than the one last sent.
    pub(super) fn note(
        &self,
        secret_hash: &[u8],
        (stored, now): (Option<i64>, i64),
        apart: i64,
    ) -> bool {
        let mut uses = self.uses();
        let sent = uses.get(secret_hash).map(|used| used.sent).max(stored);
        let tell = sent.is_none_or(|sent| sent + apart <= now);
        let sent = if tell { now } else { sent.unwrap_or(now) };
        uses.insert(secret_hash.to_vec(), LastUse { at: now, sent });
        if uses.len() > MOST {
            let mut ages: Vec<i64> = uses.values().map(|used| used.at).collect();
            ages.sort_unstable();
            let oldest = ages[MOST / 2];
            uses.retain(|_, used| used.at > oldest);
        }
        tell
    }

    fn uses(&self) -> MutexGuard<'_, BTreeMap<Vec<u8>, LastUse>> {
        // A thread that panicked here leaves whole entries.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes a note beside the request that caused it. One that fails is written with a later use.
pub(super) fn write_beside(note: impl Future<Output = Result<()>> + Send + 'static) {
    tokio::spawn(each_within(WITHIN, async {
        if let Err(error) = note.await {
            tracing::warn!(%error, "a last use could not be noted");
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_is_told_now_and_then_and_memory_knows_at_once() {
        let uses = LastUses::default();
        assert_eq!(uses.latest(b"one", Some(3)), Some(3));
        assert!(uses.note(b"one", (None, 100), 10));
        assert!(!uses.note(b"one", (None, 109), 10));
        assert_eq!(uses.latest(b"one", Some(3)), Some(109));
        assert!(uses.note(b"one", (None, 110), 10));
        // Another process has written a later one.
        assert!(!uses.note(b"one", (Some(125), 130), 10));
        assert_eq!(uses.latest(b"one", Some(200)), Some(200));
    }

    #[test]
    fn the_memory_is_bounded() {
        let uses = LastUses::default();
        for number in 0..3 * MOST {
            let now = i64::try_from(number).unwrap();
            uses.note(&number.to_be_bytes(), (None, now), 10);
        }
        assert!(uses.uses().len() <= MOST);
        assert!(uses.latest(&(3 * MOST - 1).to_be_bytes(), None).is_some());
    }
}
