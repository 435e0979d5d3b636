//! Accepted answers that wait to be settled; they are on disk before the citizen is thanked.

use chrono::{DateTime, Utc};

use crate::domain::batch::Series;
use crate::domain::survey::{Record, receipt_of};
use crate::store::{Result, Store};

/// One answered form, read and checked, not yet stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewResponse {
    /// SHA-256 of the response key: the key itself is not kept.
    pub key_hash: [u8; 32],
    /// HMAC of the canonical body under the response key: distinguishes a repeat from another body, and
    /// cannot be tested against guesses without the key.
    pub body_mac: [u8; 32],
    /// What it has in common with the answers it is settled with; its tier is that of an answer
    /// without a slip.
    pub series: Series,
    /// Procedure code, if the touchpoint has exactly one.
    pub procedure: Option<String>,
    /// SHA-256 of the code of a one-time slip to be spent with it.
    pub slip_hash: Option<[u8; 32]>,
    /// The closed answers.
    pub record: Record,
    /// The free text, if any.
    pub remark: Option<String>,
    /// Seconds from page to post, if known; stored as a range only.
    pub duration: Option<u32>,
    /// When it was accepted; stored in the inbox only.
    pub accepted_at: DateTime<Utc>,
}

impl NewResponse {
    /// The citizen's receipt (biên nhận): 16 Crockford characters.
    pub fn receipt(&self) -> String {
        receipt_of(&self.key_hash)
    }
}

/// Outcome of one response of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acceptance {
    /// On disk now, under this receipt.
    Kept(String),
    /// The same body was kept before, under this receipt.
    Repeated(String),
    /// The key was used for another body.
    Conflict,
    /// The slip is unknown, spent, expired or of another touchpoint.
    SlipRefused,
}

impl Store {
    /// How many answers wait to be settled.
    pub async fn inbox_size(&self) -> Result<u64> {
        let waiting: i64 = scalar_one!(&self.read, "select count(*) from inbox");
        Ok(waiting.unsigned_abs())
    }
}
