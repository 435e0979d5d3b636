//! The state of an answer, by its receipt.

use chrono::{DateTime, NaiveDate, Utc};

use super::settle::Waiting;
use crate::base::calendar::office_day;
use crate::domain::survey::hashes_of;
use crate::store::transaction::Transaction;
use crate::store::{Result, Store};

/// State of a receipt's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptState {
    /// Kept, and waiting to be settled with others.
    Waiting,
    /// Counted on this office day.
    Counted(NaiveDate),
}

impl Store {
    /// The state of a receipt (16 Crockford characters, upper case, without dashes).
    pub async fn receipt(&self, receipt: &str) -> Result<Option<ReceiptState>> {
        let Some((lowest, highest)) = hashes_of(receipt) else {
            return Ok(None);
        };
        // One statement, so that an answer being settled is found in exactly one of the tables.
        let settled: Option<Option<NaiveDate>> = scalar_optional!(
            &self.read,
            "select settled from receipt where key_hash between $1 and $2
             union all select null from inbox where key_hash between $1 and $2",
            &lowest[..],
            &highest[..]
        );
        Ok(settled.map(|day| day.map_or(ReceiptState::Waiting, ReceiptState::Counted)))
    }
}

/// Keeps the receipts of settled answers, in the order given.
pub(super) async fn keep(
    transaction: &mut Transaction,
    settled: &[Waiting],
    now: DateTime<Utc>,
) -> Result<()> {
    let today = office_day(now);
    insert!(transaction, settled, "insert into receipt (key_hash, body_mac, settled) ", |each| [
        &each.key_hash,
        &each.body_mac,
        today
    ]);
    Ok(())
}
