//! Settles waiting answers: shuffled, under random ids, with the day alone.
//!
//! Responses, receipts, counts and the release to the public of one batch are one transaction.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::FromRow;

use super::groups::{Group, is_ripe};
use super::{receipts, release, responses, tally_cache, totals};
use crate::base::random::Random;
use crate::domain::survey::{Catalogue, Instrument, Record, Tier};
use crate::store::transaction::{Transaction, commit, retrying};
use crate::store::{Error, Result, Store, stored};

/// When waiting answers of one touchpoint may be settled and released.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettleRule {
    /// Answers of one touchpoint are settled when at least this many wait …
    pub at_least: u64,
    /// … or when one of them has waited this long.
    pub longest: TimeDelta,
    /// Settle everything that waits.
    pub everything: bool,
    /// Settled answers of one touchpoint are released when at least this many are new.
    pub release_at_least: u64,
}

impl Default for SettleRule {
    /// Five answers or a day for staff, ten for the public (docs/methodology.md, small cells).
    fn default() -> Self {
        Self { at_least: 5, longest: TimeDelta::hours(24), everything: false, release_at_least: 10 }
    }
}

/// Outcome of a round of settling.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Answers moved out of the inbox.
    pub responses: u64,
    /// Answers that still wait.
    pub waiting: u64,
    /// What cannot be settled without intervention, one sentence each.
    pub stuck: Vec<String>,
}

/// An answer taken out of the inbox.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Waiting {
    pub(super) key_hash: Vec<u8>,
    pub(super) body_mac: Vec<u8>,
    pub(super) procedure: Option<String>,
    pub(super) tier: String,
    pub(super) record: String,
    pub(super) remark: Option<String>,
    pub(super) duration: Option<i64>,
    accepted_at: i64,
}

impl Waiting {
    pub(super) fn tier(&self) -> Result<Tier> {
        stored::tier(&self.tier)
    }

    pub(super) fn record(&self) -> Record {
        Record::stored(self.record.as_str())
    }

    pub(super) fn accepted_at(&self) -> Result<DateTime<Utc>> {
        DateTime::from_timestamp_millis(self.accepted_at)
            .ok_or_else(|| Error::Corrupt(format!("{} is no instant", self.accepted_at)))
    }
}

pub(super) struct Batch<'a> {
    pub(super) group: &'a Group,
    pub(super) instrument: &'a Instrument,
    pub(super) rule: SettleRule,
    pub(super) now: DateTime<Utc>,
    pub(super) shard: &'a str,
}

impl Store {
    /// Settles every group that the rule lets go. After an error, what was settled before stays
    /// settled.
    pub async fn settle(
        &self,
        catalogue: &Catalogue,
        random: &Random,
        rule: SettleRule,
        now: DateTime<Utc>,
    ) -> Result<Settled> {
        let mut settled = Settled::default();
        for group in self.groups().await? {
            if !group.is_ripe(rule, now) {
                continue;
            }
            if !group.is_of_known_touchpoint() {
                settled.stuck.push(format!(
                    "{} answers wait for touchpoint {}, which is not known; import it.",
                    group.waiting(),
                    group.touchpoint
                ));
                continue;
            }
            let Some(instrument) = catalogue.version(&group.instrument, &group.version) else {
                settled.stuck.push(format!(
                    "{} answers of touchpoint {} wait for version {} of `{}`, which is not among \
                     the instruments; put its file back.",
                    group.waiting(),
                    group.touchpoint,
                    group.version,
                    group.instrument
                ));
                continue;
            };
            let batch = Batch { group: &group, instrument, rule, now, shard: &self.shard };
            match self.settle_group(&batch, random).await {
                Ok(moved) => settled.responses += moved,
                Err(Error::Corrupt(fault)) => settled.stuck.push(fault),
                Err(error) => return Err(error),
            }
        }
        if settled.responses > 0 {
            self.truncate_wal().await?;
        }
        self.look_for_batches().await?;
        settled.waiting = self.inbox_size().await?;
        Ok(settled)
    }

    /// Settles a group in parts and counts the answers.
    async fn settle_group(&self, batch: &Batch<'_>, random: &Random) -> Result<u64> {
        let mut moved = 0;
        while moved < batch.group.waiting() {
            match retrying(|| self.settle_part(batch, random)).await? {
                0 => break,
                part => moved += part,
            }
        }
        Ok(moved)
    }

    async fn settle_part(&self, batch: &Batch<'_>, random: &Random) -> Result<u64> {
        let mut transaction = self.begin().await?;
        let mut taken = take(&mut transaction, batch.group).await?;
        let oldest = taken.iter().map(|each| each.accepted_at).min();
        let count = taken.len() as u64;
        if !is_ripe(batch.rule, batch.now, count, oldest) {
            return Ok(0);
        }
        totals::add(&mut transaction, batch, &taken).await?;
        // Two shuffles, so that neither table's order discloses anything about the other or the inbox.
        random.shuffle(&mut taken);
        responses::keep(&mut transaction, batch, &taken, random).await?;
        random.shuffle(&mut taken);
        receipts::keep(&mut transaction, &taken, batch.now).await?;
        release::release(&mut transaction, batch).await?;
        tally_cache::mark(&mut transaction, batch.shard).await?;
        commit(transaction).await?;
        Ok(count)
    }
}

/// Takes answers of a group out of the inbox in the order of their keys' hashes, so any part of a
/// group is random. Another node that wants the same ones waits and then finds them gone.
async fn take(transaction: &mut Transaction, group: &Group) -> Result<Vec<Waiting>> {
    Ok(fetch_all!(
        transaction,
        "delete from inbox where key_hash in (
             select key_hash from inbox
             where touchpoint = $1 and instrument = $2 and version = $3
             order by key_hash limit $4)
         returning key_hash, body_mac, procedure, tier, record, remark, duration,
             accepted_at",
        &group.touchpoint,
        &group.instrument,
        &group.version,
        group.part()
    ))
}
