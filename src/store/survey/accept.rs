//! Accepts answers: a batch in one transaction, with a few statements whatever its size.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use sqlx::QueryBuilder;

use super::slips::{self, Slip};
use crate::base::calendar::office_day;
use crate::domain::batch::Series;
use crate::domain::survey::Tier;
use crate::store::deadline::answered;
use crate::store::many::{padded, runs};
use crate::store::transaction::{Transaction, commit, retrying};
use crate::store::{Acceptance, Engine, Error, NewResponse, Result, Store};

type Hash = [u8; 32];

/// The columns of the inbox, as [`insert()`] binds them.
const COLUMNS: &str =
    "key_hash, body_mac, series, procedure, record, remark, duration, accepted_at";

/// What a batch leads to, decided before anything is written.
struct Plan<'a> {
    outcomes: Vec<Acceptance>,
    /// Responses to insert, with the series of each as text.
    kept: Vec<(&'a NewResponse, String)>,
    spent: Vec<Hash>,
}

impl Store {
    /// Keeps a batch in one transaction, durable on return; one outcome a response, in order. A
    /// response whose slip is refused is not kept; after an error, nothing of the batch is.
    pub async fn accept(&self, batch: &[NewResponse]) -> Result<Vec<Acceptance>> {
        self.asked_to_accept.fetch_add(batch.len() as u64, Ordering::Relaxed);
        // Hardly any answer is sent twice, so the keys are looked up only where one is known.
        if let Some(outcomes) = retrying(|| self.try_accept(batch, false)).await? {
            return Ok(outcomes);
        }
        retrying(|| self.try_accept(batch, true)).await?.ok_or(Error::Overtaken)
    }

    /// `None` when the keys must be looked up first.
    async fn try_accept(
        &self,
        batch: &[NewResponse],
        look_up: bool,
    ) -> Result<Option<Vec<Acceptance>>> {
        let mut transaction = self.begin().await?;
        let keys: Vec<Hash> = batch.iter().map(|each| each.key_hash).collect();
        let wanted: Vec<Hash> = batch.iter().filter_map(|each| each.slip_hash).collect();
        let known = if look_up { known(&mut transaction, &keys).await? } else { BTreeMap::new() };
        let slips = slips::find(&mut transaction, &wanted).await?;
        let plan = plan(batch, &known, slips);
        // A slip may be refused because this very answer has spent it.
        if !look_up && plan.outcomes.contains(&Acceptance::SlipRefused) {
            return Ok(None);
        }
        slips::spend(&mut transaction, &plan.spent).await?;
        if insert(&mut transaction, &plan.kept).await? < plan.kept.len() as u64 {
            return if look_up { Err(Error::Overtaken) } else { Ok(None) };
        }
        if matches!(transaction, Engine::Postgres(_)) {
            let kept: Vec<Hash> = plan.kept.iter().map(|(each, _)| each.key_hash).collect();
            refuse_settled(&mut transaction, &kept).await?;
        }
        commit(transaction).await?;
        Ok(Some(plan.outcomes))
    }
}

/// Puts responses without slips into the inbox, as a part of a larger transaction.
///
/// # Errors
/// [`Error::Overtaken`] when a key has come to be known meanwhile.
pub(in crate::store) async fn add_to_inbox(
    transaction: &mut Transaction,
    batch: &[NewResponse],
) -> Result<()> {
    let kept: Vec<_> = batch.iter().map(|each| (each, series(each).to_text())).collect();
    if insert(transaction, &kept).await? < kept.len() as u64 {
        return Err(Error::Overtaken);
    }
    let keys: Vec<Hash> = batch.iter().map(|each| each.key_hash).collect();
    refuse_settled(transaction, &keys).await
}

/// Decides on each response in turn; a key seen earlier in the batch counts as known.
fn plan<'a>(
    batch: &'a [NewResponse],
    known: &'a BTreeMap<Vec<u8>, Vec<u8>>,
    mut slips: BTreeMap<Vec<u8>, Slip>,
) -> Plan<'a> {
    let mut plan = Plan {
        outcomes: Vec::with_capacity(batch.len()),
        kept: Vec::with_capacity(batch.len()),
        spent: Vec::new(),
    };
    let mut seen: BTreeMap<&[u8], &[u8]> =
        known.iter().map(|(key, body_mac)| (&key[..], &body_mac[..])).collect();
    for each in batch {
        let outcome = match seen.get(&each.key_hash[..]) {
            Some(body_mac) if *body_mac == each.body_mac => Acceptance::Repeated(each.receipt()),
            Some(_) => Acceptance::Conflict,
            None if !spend(each, &mut slips, &mut plan.spent) => Acceptance::SlipRefused,
            None => {
                plan.kept.push((each, series(each).to_text()));
                seen.insert(&each.key_hash, &each.body_mac);
                Acceptance::Kept(each.receipt())
            }
        };
        plan.outcomes.push(outcome);
    }
    plan
}

/// The series of a response: with a slip it is a verified one.
fn series(each: &NewResponse) -> Cow<'_, Series> {
    match each.slip_hash {
        Some(_) => Cow::Owned(Series { tier: Tier::Verified, ..each.series.clone() }),
        None => Cow::Borrowed(&each.series),
    }
}

/// Whether the response's slip, if any, may be spent; then marks it as spent.
fn spend(each: &NewResponse, slips: &mut BTreeMap<Vec<u8>, Slip>, spent: &mut Vec<Hash>) -> bool {
    let Some(hash) = each.slip_hash else {
        return true;
    };
    let day = office_day(each.accepted_at);
    let Some(slip) = slips.get_mut(&hash[..]) else {
        return false;
    };
    let good = !slip.spent && slip.touchpoint == each.series.touchpoint && day <= slip.expires;
    if good {
        slip.spent = true;
        spent.push(hash);
    }
    good
}

/// The body MACs known under these keys, waiting or settled.
///
/// SQLite looks up the right side of a cross join for each row of the left; a plain join of unknown
/// sizes may read the whole inbox.
pub(in crate::store) async fn known(
    transaction: &mut Transaction,
    keys: &[Hash],
) -> Result<BTreeMap<Vec<u8>, Vec<u8>>> {
    let mut found = BTreeMap::new();
    for run in runs(keys) {
        let rows: Vec<(Vec<u8>, Vec<u8>)> = on!(&mut *transaction, |it| {
            answered(
                QueryBuilder::new("with asked (key_hash) as (")
                    .push_values(run, |mut row, key| {
                        row.push_bind(&key[..]);
                    })
                    .push(
                        ") select inbox.key_hash, body_mac
                     from asked cross join inbox where inbox.key_hash = asked.key_hash
                     union all select receipt.key_hash, body_mac
                     from asked cross join receipt where receipt.key_hash = asked.key_hash",
                    )
                    .build_query_as()
                    .fetch_all(&mut **it),
            )
            .await?
        });
        found.extend(rows);
    }
    Ok(found)
}

/// Inserts those whose key is not known, waiting or settled; gives their number.
async fn insert(transaction: &mut Transaction, kept: &[(&NewResponse, String)]) -> Result<u64> {
    let mut inserted = 0;
    for run in padded(kept) {
        inserted += on!(&mut *transaction, |it| {
            answered(
                QueryBuilder::new("with given (")
                    .push(COLUMNS)
                    .push(") as (")
                    .push_values(run, |mut row, (each, series)| {
                        row.push_bind(&each.key_hash[..])
                            .push_bind(&each.body_mac[..])
                            .push_bind(series)
                            .push_bind(&each.procedure)
                            .push_bind(each.record.as_str())
                            .push_bind(&each.remark)
                            .push_bind(each.duration.map(i64::from))
                            .push_bind(each.accepted_at.timestamp_millis());
                    })
                    .push(") insert into inbox (")
                    .push(COLUMNS)
                    .push(
                        ") select * from given
                 where not exists (select 1 from receipt where receipt.key_hash = given.key_hash)
                 on conflict (key_hash) do nothing",
                    )
                    .build()
                    .execute(&mut **it),
            )
            .await?
            .rows_affected()
        });
    }
    Ok(inserted)
}

/// Fails when another node has meanwhile accepted *and* settled one of the keys just inserted,
/// which the inbox's own key cannot see. SQLite has one writer, so there it cannot happen.
async fn refuse_settled(transaction: &mut Transaction, keys: &[Hash]) -> Result<()> {
    for run in runs(keys) {
        let settled: i64 = on!(&mut *transaction, |it| {
            answered(
                QueryBuilder::new("select count(*) from receipt where key_hash in ")
                    .push_tuples(run, |mut row, key| {
                        row.push_bind(&key[..]);
                    })
                    .build_query_scalar()
                    .fetch_one(&mut **it),
            )
            .await?
        });
        if settled > 0 {
            return Err(Error::Overtaken);
        }
    }
    Ok(())
}
