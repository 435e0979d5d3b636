//! Takes planned answers out of the inbox.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::{FromRow, QueryBuilder};

use super::settle::Round;
use super::waiting::Inbox;
use crate::domain::batch::{Planned, Series, Told};
use crate::store::deadline::answered;
use crate::store::many::runs;
use crate::store::transaction::Transaction;
use crate::store::{Error, Result, Store};

/// Most answers of one transaction, so that accepting never waits long for settling.
const MOST: usize = 400;

/// The answers of one batch to be.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// One of its series.
    pub(super) series: Series,
    pub(super) told: Told,
    pub(super) day: NaiveDate,
    keys: Vec<Vec<u8>>,
}

/// All that is to be settled at one moment.
#[derive(Debug, Default)]
pub(super) struct Work(Vec<Part>);

/// An answer taken out of the inbox.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Taken {
    pub(super) key_hash: Vec<u8>,
    /// Empty for an answer that has its receipt already.
    pub(super) body_mac: Vec<u8>,
    pub(super) procedure: Option<String>,
    pub(super) record: String,
    pub(super) remark: Option<String>,
    pub(super) duration: Option<i64>,
}

impl Work {
    /// The batches of a plan; a sentence for each series whose instrument is not at hand.
    pub(super) fn of(
        inbox: &Inbox,
        planned: &[Planned],
        round: &mut Round<'_>,
        day: NaiveDate,
        stuck: &mut Vec<String>,
    ) -> Self {
        let mut parts = Vec::new();
        for each in planned {
            let Some(series) = each.series.first().map(|at| &inbox.waiting[*at].series) else {
                continue;
            };
            let keys: Vec<&Vec<u8>> = each.series.iter().flat_map(|at| &inbox.keys[*at]).collect();
            if !round.know(&series.instrument, &series.version) {
                stuck.push(format!(
                    "{} answers of touchpoint {} wait for version {} of `{}`, which is not among \
                     the instruments; put its file back.",
                    keys.len(),
                    series.touchpoint,
                    series.version,
                    series.instrument
                ));
                continue;
            }
            // Very many answers make several batches, each a random part of them: keys are hashes.
            let batches = keys.len().div_ceil(MOST).max(1);
            for some in keys.chunks(keys.len().div_ceil(batches).max(1)) {
                parts.push(Part {
                    series: series.clone(),
                    told: each.told,
                    day,
                    keys: some.iter().map(|key| (*key).clone()).collect(),
                });
            }
        }
        Self(parts)
    }

    /// The batches of each transaction.
    pub(super) fn transactions(self) -> Vec<Vec<Part>> {
        let mut transactions: Vec<Vec<Part>> = Vec::new();
        let mut answers = MOST;
        for part in self.0 {
            answers += part.keys.len();
            if answers > MOST {
                answers = part.keys.len();
                transactions.push(Vec::new());
            }
            if let Some(last) = transactions.last_mut() {
                last.push(part);
            }
        }
        transactions
    }
}

impl Store {
    /// The same batch without the answers that do not fit their instrument.
    pub(super) async fn without_misfits(&self, round: &Round<'_>, part: &Part) -> Result<Part> {
        let mut keys = Vec::new();
        for run in runs(&part.keys) {
            let rows: Vec<(Vec<u8>, String)> = on!(&self.read, |pool| {
                answered(
                    QueryBuilder::new("select key_hash, record from inbox where key_hash in ")
                        .push_tuples(run, |mut row, key| {
                            row.push_bind(&key[..]);
                        })
                        .build_query_as()
                        .fetch_all(pool),
                )
                .await?
            });
            let fitting = rows.into_iter().filter(|(_, record)| round.fits(&part.series, record));
            keys.extend(fitting.map(|(key, _)| key));
        }
        Ok(Part { keys, ..part.clone() })
    }
}

impl Part {
    /// A batch to be of answers that are not in the inbox.
    pub(super) fn beside_inbox(series: Series, told: Told, day: NaiveDate) -> Self {
        Self { series, told, day, keys: Vec::new() }
    }

    /// How many answers it has.
    pub(super) fn people(&self) -> u64 {
        self.keys.len() as u64
    }

    /// Takes the answers of each of these parts.
    ///
    /// # Errors
    /// [`Error::Overtaken`] when another node has settled one of them.
    pub(super) async fn take(
        transaction: &mut Transaction,
        parts: &[Self],
    ) -> Result<Vec<Vec<Taken>>> {
        let keys: Vec<&Vec<u8>> = parts.iter().flat_map(|part| &part.keys).collect();
        let mut taken: BTreeMap<Vec<u8>, Taken> = BTreeMap::new();
        for run in runs(&keys) {
            let rows: Vec<Taken> =
                on!(&mut *transaction, |it| {
                    answered(QueryBuilder::new("delete from inbox where key_hash in ")
                    .push_tuples(run, |mut row, key| {
                        row.push_bind(&key[..]);
                    })
                    .push(" returning key_hash, body_mac, procedure, record, remark, duration")
                    .build_query_as()
                    .fetch_all(&mut **it))
.await?
                });
            taken.extend(rows.into_iter().map(|row| (row.key_hash.clone(), row)));
        }
        let mut of = |part: &Self| -> Option<Vec<Taken>> {
            part.keys.iter().map(|key| taken.remove(key)).collect()
        };
        parts.iter().map(|part| of(part).ok_or(Error::Overtaken)).collect()
    }
}
