//! The state of an answer, by its receipt.

use chrono::NaiveDate;

use crate::domain::survey::hashes_of;
use crate::store::{Result, Store};

/// State of a receipt's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptState {
    /// Kept, and waiting to be settled with others.
    Waiting,
    /// Of a trial: it is not counted.
    Trial,
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
        if let Some(day) = settled {
            return Ok(Some(day.map_or(ReceiptState::Waiting, ReceiptState::Counted)));
        }
        let trial: Option<i64> = scalar_optional!(
            &self.read,
            "select accepted_at from trial_answer where key_hash between $1 and $2",
            &lowest[..],
            &highest[..]
        );
        Ok(trial.map(|_| ReceiptState::Trial))
    }
}
