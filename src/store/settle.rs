//! From the inbox to responses and tallies, in batches large enough to hide in.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Result, Store};
use crate::chance::Chance;
use crate::survey::Catalogue;

/// When waiting answers of one touchpoint may be settled and released.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettleRule {
    /// So many must wait at a touchpoint…
    pub at_least: u64,
    /// …or the oldest must have waited so long.
    pub longest: TimeDelta,
    /// Whether all of them go now, however few.
    pub everything: bool,
    /// So many settled answers of a touchpoint are released to the public together.
    pub release_at_least: u64,
}

impl Default for SettleRule {
    /// Five answers or a day inside, ten in public (docs/methodology.md, small cells).
    fn default() -> Self {
        Self {
            at_least: 5,
            longest: TimeDelta::hours(24),
            everything: false,
            release_at_least: 10,
        }
    }
}

/// What settling came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Answers that became responses.
    pub responses: u64,
    /// Answers that wait on.
    pub waiting: u64,
}

impl Store {
    /// Settles whatever `rule` allows at `now`: in random order, under random ids, with the day
    /// alone; adds it to the tallies and empties its place in the inbox, all or nothing a batch.
    ///
    /// # Errors
    /// When the database refuses, or an answer's instrument is not in the catalogue.
    pub async fn settle(
        &self,
        catalogue: &Catalogue,
        chance: &Chance,
        rule: SettleRule,
        now: DateTime<Utc>,
    ) -> Result<Settled> {
        let _ = (catalogue, chance, rule, now);
        todo!()
    }
}
