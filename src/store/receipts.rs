//! What became of an answer, by its receipt.

use chrono::NaiveDate;

use super::{Result, Store};

/// What a receipt's holder can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptState {
    /// Kept, and waiting for enough others to be counted with.
    Waiting,
    /// Counted on this office day.
    Counted(NaiveDate),
}

impl Store {
    /// The state of a receipt (16 Crockford characters, upper case, no dashes).
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn receipt(&self, receipt: &str) -> Result<Option<ReceiptState>> {
        let _ = receipt;
        todo!()
    }
}
