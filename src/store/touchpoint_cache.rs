//! Touchpoints with their names as last read, so that a form and an answer do without a read of the database.
//!
//! A change made through this store is seen at once, one made by another process within a second. While the
//! database does not answer they are used as they are, so that forms are still shown.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Result, Store, each_within};
use crate::domain::unit::NamedTouchpoint;

/// How long a touchpoint is used after it was read.
const FRESH: TimeDelta = TimeDelta::seconds(1);

/// How long a newer reading is waited for.
const READ_WITHIN: Duration = Duration::from_millis(500);

/// The touchpoints of a process, by code.
#[derive(Debug, Default)]
pub(crate) struct TouchpointCache(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// Counts the changes made through this store.
    changes: u64,
    /// Each with the instant it was read, unless anything was changed since. Only existing codes are kept, so there
    /// are few.
    read: BTreeMap<String, (Option<DateTime<Utc>>, Arc<NamedTouchpoint>)>,
}

impl TouchpointCache {
    /// The touchpoint, if it was read less than a second before `now`.
    fn fresh(&self, code: &str, now: DateTime<Utc>) -> Option<Arc<NamedTouchpoint>> {
        let kept = self.kept();
        let (read, touchpoint) = kept.read.get(code)?;
        // A clock may be set back.
        let age = now - (*read)?;
        (TimeDelta::zero() <= age && age < FRESH).then(|| Arc::clone(touchpoint))
    }

    /// The touchpoint as it was last read.
    fn last(&self, code: &str) -> Option<Arc<NamedTouchpoint>> {
        self.kept().read.get(code).map(|(_, touchpoint)| Arc::clone(touchpoint))
    }

    fn changes(&self) -> u64 {
        self.kept().changes
    }

    /// Keeps a touchpoint unless any was changed since its reading began.
    fn keep(&self, touchpoint: &Arc<NamedTouchpoint>, now: DateTime<Utc>, changes: u64) {
        let mut kept = self.kept();
        if kept.changes == changes {
            kept.read.insert(touchpoint.code.clone(), (Some(now), Arc::clone(touchpoint)));
        }
    }

    /// Has all of them read again; to be called after a commit that changed any.
    pub(super) fn expire(&self) {
        let mut kept = self.kept();
        kept.changes += 1;
        kept.read.values_mut().for_each(|(read, _)| *read = None);
    }

    /// Forgets one that is no more.
    fn forget(&self, code: &str) {
        self.kept().read.remove(code);
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        // A thread that panicked here leaves whole entries.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store {
    /// The touchpoint with this code, in any case, at most a second old at `now`; older while the database does
    /// not answer.
    pub async fn recent_touchpoint(
        &self,
        code: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Arc<NamedTouchpoint>>> {
        let code = code.to_ascii_uppercase();
        if let Some(touchpoint) = self.touchpoint_cache.fresh(&code, now) {
            return Ok(Some(touchpoint));
        }
        let changes = self.touchpoint_cache.changes();
        let touchpoint = match self.touchpoint_cache.last(&code) {
            None => self.named_touchpoint(&code).await?,
            Some(last) => match each_within(READ_WITHIN, self.named_touchpoint(&code)).await {
                Err(error) if error.is_temporary() => return Ok(Some(last)),
                read => read?,
            },
        };
        let touchpoint = touchpoint.map(Arc::new);
        match &touchpoint {
            Some(touchpoint) => self.touchpoint_cache.keep(touchpoint, now, changes),
            None => self.touchpoint_cache.forget(&code),
        }
        Ok(touchpoint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Text;
    use crate::domain::survey::Tier;
    use crate::domain::unit::Touchpoint;

    #[test]
    fn a_changed_touchpoint_is_read_again_and_there_as_it_was_until_then() {
        let text = Text { vi: "Quầy 1".to_owned(), en: "Counter 1".to_owned() };
        let touchpoint = Arc::new(NamedTouchpoint {
            touchpoint: Touchpoint {
                code: "BT01".to_owned(),
                office: "so".to_owned(),
                unit: "BPMC".to_owned(),
                name: text.clone(),
                instrument: "quick".to_owned(),
                tier: Tier::Open,
                procedures: Vec::new(),
                closed: None,
            },
            office: text,
            procedures: Vec::new(),
            waves: Vec::new(),
        });
        let (cache, now) = (TouchpointCache::default(), DateTime::UNIX_EPOCH);
        cache.keep(&touchpoint, now, 0);
        assert!(cache.fresh("BT01", now).is_some());
        cache.expire();
        assert!(cache.fresh("BT01", now).is_none());
        assert_eq!(cache.last("BT01"), Some(Arc::clone(&touchpoint)));
        // What was read before the change is not kept.
        cache.keep(&touchpoint, now, 0);
        assert!(cache.fresh("BT01", now).is_none());
        cache.forget("BT01");
        assert_eq!(cache.last("BT01"), None);
    }
}
