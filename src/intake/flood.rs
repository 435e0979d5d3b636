//! The limits of this process against floods; `domain/flood` has the rule.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};

use crate::domain::flood::Gate;
use crate::store::{Result, Store};

/// Limits how much is taken before it is held apart; clones share the state. Each process of several
/// has its own, so that with two nodes twice as much passes.
#[derive(Clone, Debug)]
pub struct Flood(Option<Arc<Mutex<Gate>>>);

impl Flood {
    /// The limits of a server.
    pub fn limited() -> Self {
        Self(Some(Arc::default()))
    }

    /// No limits, for benches.
    pub fn unlimited() -> Self {
        Self(None)
    }

    /// Whether there are limits.
    pub fn is_limited(&self) -> bool {
        self.0.is_some()
    }

    /// Whether an answer at a touchpoint, with a slip or without, is within the limits.
    pub fn admits_answer(&self, touchpoint: &str, by_slip: bool, now: DateTime<Utc>) -> bool {
        self.with(|gate| gate.admits_answer(touchpoint, by_slip, now)).unwrap_or(true)
    }

    /// Whether a petition is within the limits.
    pub fn admits_petition(&self, now: DateTime<Utc>) -> bool {
        self.with(|gate| gate.admits_petition(now)).unwrap_or(true)
    }

    /// Keeps what came in of bursts; what the database did not take is kept the next time.
    pub async fn keep_bursts(&self, store: &Store, now: DateTime<Utc>) -> Result<()> {
        let bursts = self.with(|gate| gate.bursts()).unwrap_or_default();
        store.keep_bursts(&bursts).await?;
        self.with(|gate| gate.told(&bursts, now));
        Ok(())
    }

    fn with<T>(&self, work: impl FnOnce(&mut Gate) -> T) -> Option<T> {
        // A count is whole whatever panicked beside it.
        let gate = self.0.as_ref()?;
        Some(work(&mut gate.lock().unwrap_or_else(PoisonError::into_inner)))
    }
}
