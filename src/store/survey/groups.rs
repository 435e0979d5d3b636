//! Groups of answers that are settled together: one touchpoint, one instrument version.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::settle::SettleRule;
use crate::store::{Result, Store};

/// Waiting answers of one touchpoint and instrument version.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Group {
    pub(super) office: String,
    pub(super) unit: String,
    pub(super) touchpoint: String,
    pub(super) instrument: String,
    pub(super) version: String,
    /// How many wait.
    waiting: i64,
    /// When the first of them was accepted, in milliseconds.
    oldest: i64,
}

/// Most answers settled in one transaction, so that accepting never waits long for settling.
const MOST: u64 = 2048;

impl Group {
    pub(super) fn waiting(&self) -> u64 {
        self.waiting.unsigned_abs()
    }

    /// Whether the touchpoint, and with it the unit, is known.
    pub(super) fn is_of_known_touchpoint(&self) -> bool {
        !self.unit.is_empty()
    }

    /// How many answers each transaction takes: even parts, so that no small rest is settled on its
    /// own.
    pub(super) fn part(&self) -> i64 {
        let parts = self.waiting().div_ceil(MOST).max(1);
        i64::try_from(self.waiting().div_ceil(parts)).unwrap_or(i64::MAX)
    }

    pub(super) fn is_ripe(&self, rule: SettleRule, now: DateTime<Utc>) -> bool {
        is_ripe(rule, now, self.waiting(), Some(self.oldest))
    }
}

/// Whether the rule lets `waiting` answers be settled, the oldest accepted at `oldest`
/// (milliseconds).
pub(super) fn is_ripe(
    rule: SettleRule,
    now: DateTime<Utc>,
    waiting: u64,
    oldest: Option<i64>,
) -> bool {
    let late = (now - rule.longest).timestamp_millis();
    waiting > 0
        && (rule.everything
            || waiting >= rule.at_least
            || oldest.is_some_and(|oldest| oldest <= late))
}

impl Store {
    /// All waiting groups, ripe or not.
    pub(super) async fn groups(&self) -> Result<Vec<Group>> {
        Ok(fetch_all!(
            &self.read,
            "select coalesce(office, '') as office, coalesce(unit, '') as unit, touchpoint,
                 inbox.instrument, version, count(*) as waiting, min(accepted_at) as oldest
             from inbox left join touchpoint on touchpoint.code = inbox.touchpoint
             group by office, unit, touchpoint, inbox.instrument, version"
        ))
    }
}
