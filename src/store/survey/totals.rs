//! Adds a settled batch to the counts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::QueryBuilder;

use super::settle::{Batch, Waiting};
use crate::base::calendar::office_day;
use crate::domain::measure::{Counter, Tally};
use crate::domain::survey::receipt_of;
use crate::store::many::runs;
use crate::store::transaction::Transaction;
use crate::store::{Error, Result};

/// Day, procedure (or empty) and tier: the counts of a batch by row.
type Key = (NaiveDate, String, String);

/// Counts the batch and adds it to the rows of this node.
///
/// # Errors
/// [`Error::Corrupt`] when a record or a stored count does not fit the instrument.
pub(super) async fn add(
    transaction: &mut Transaction,
    batch: &Batch<'_>,
    taken: &[Waiting],
) -> Result<()> {
    let mut counts = count(batch, taken)?;
    let keys: Vec<Key> = counts.keys().cloned().collect();
    for (key, line) in lock(transaction, batch, &keys).await? {
        if line.is_empty() {
            continue;
        }
        let stored = Tally::from_text(batch.instrument, &line).ok_or_else(|| {
            Error::Corrupt(format!(
                "the counts of touchpoint {} on {} do not fit `{}`, version {}.",
                batch.group.touchpoint, key.0, batch.group.instrument, batch.group.version
            ))
        })?;
        if let Some(tally) = counts.get_mut(&key) {
            tally.add(&stored);
        }
    }
    write(transaction, batch, &counts.into_iter().collect::<Vec<_>>()).await
}

/// The batch's own counts.
fn count(batch: &Batch<'_>, taken: &[Waiting]) -> Result<BTreeMap<Key, Tally>> {
    let counter = Counter::of(batch.instrument);
    let mut counts = BTreeMap::new();
    for each in taken {
        let key = (
            office_day(each.accepted_at()?),
            each.procedure.clone().unwrap_or_default(),
            each.tier()?.code().to_owned(),
        );
        let tally = counts.entry(key).or_insert_with(|| Tally::empty(batch.instrument));
        if !counter.count(tally, &each.record()) {
            return Err(Error::Corrupt(format!(
                "the answer with receipt {} does not fit `{}`, version {}; the answers of \
                 touchpoint {} wait until the instrument's file is put right.",
                receipt_of(&each.key_hash),
                batch.group.instrument,
                batch.group.version,
                batch.group.touchpoint
            )));
        }
    }
    Ok(counts)
}

/// Makes missing rows, locks them until the transaction ends, and reads them.
///
/// The update changes nothing; it locks the row on PostgreSQL, so that two processes of one node
/// cannot both add to what they read. The keys come in order, so no two wait for each other.
async fn lock(
    transaction: &mut Transaction,
    batch: &Batch<'_>,
    keys: &[Key],
) -> Result<Vec<(Key, String)>> {
    let group = batch.group;
    let mut found = Vec::with_capacity(keys.len());
    for run in runs(keys) {
        let rows: Vec<(NaiveDate, String, String, String)> = on!(&mut *transaction, |it| {
            QueryBuilder::new(
                "insert into tally (instrument, version, day, office, touchpoint, unit, procedure,
                     tier, shard, responses, counts, released_responses, released) ",
            )
            .push_values(run, |mut row, (day, procedure, tier)| {
                row.push_bind(&group.instrument)
                    .push_bind(&group.version)
                    .push_bind(*day)
                    .push_bind(&group.office)
                    .push_bind(&group.touchpoint)
                    .push_bind(&group.unit)
                    .push_bind(procedure)
                    .push_bind(tier)
                    .push_bind(batch.shard)
                    .push("0, '', 0, ''");
            })
            .push(
                " on conflict (instrument, version, day, office, touchpoint, unit, procedure,
                     tier, shard)
                 do update set counts = tally.counts returning day, procedure, tier, counts",
            )
            .build_query_as()
            .fetch_all(&mut **it)
            .await?
        });
        found.extend(
            rows.into_iter().map(|(day, procedure, tier, counts)| ((day, procedure, tier), counts)),
        );
    }
    Ok(found)
}

/// Writes the new counts into rows that [`lock`] holds.
async fn write(
    transaction: &mut Transaction,
    batch: &Batch<'_>,
    counts: &[(Key, Tally)],
) -> Result<()> {
    let group = batch.group;
    for run in runs(counts) {
        on!(&mut *transaction, |it| {
            QueryBuilder::new(
                "insert into tally (instrument, version, day, office, touchpoint, unit, procedure,
                     tier, shard, responses, counts, released_responses, released) ",
            )
            .push_values(run, |mut row, ((day, procedure, tier), tally)| {
                row.push_bind(&group.instrument)
                    .push_bind(&group.version)
                    .push_bind(*day)
                    .push_bind(&group.office)
                    .push_bind(&group.touchpoint)
                    .push_bind(&group.unit)
                    .push_bind(procedure)
                    .push_bind(tier)
                    .push_bind(batch.shard)
                    .push_bind(tally.responses.cast_signed())
                    .push_bind(tally.to_text())
                    .push("0, ''");
            })
            .push(
                " on conflict (instrument, version, day, office, touchpoint, unit, procedure,
                     tier, shard)
                 do update set responses = excluded.responses, counts = excluded.counts",
            )
            .build()
            .execute(&mut **it)
            .await?;
        });
    }
    Ok(())
}
