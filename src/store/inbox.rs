//! Answers that have been accepted and wait to be settled: durable before anyone is thanked.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Result, Store};
use crate::survey::Record;

/// How an answer came in; ranks use `Verified` alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// With a one-time slip.
    Verified,
    /// From the shared QR.
    Open,
    /// With a helper.
    Assisted,
    /// Entered from paper.
    Paper,
}

/// One answered form, read and checked, on its way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// SHA-256 of the response key: the key itself is not kept.
    pub key_hash: [u8; 32],
    /// HMAC of the canonical body under the response key: tells a repeat from another body,
    /// and tells nobody without the key what was answered.
    pub body_mac: [u8; 32],
    /// What the citizen is given, 16 Crockford characters.
    pub receipt: String,
    /// Instrument id.
    pub instrument: String,
    /// Instrument version.
    pub version: String,
    /// Touchpoint code.
    pub touchpoint: String,
    /// Procedure code, where the touchpoint or the slip names exactly one.
    pub procedure: Option<String>,
    /// How it came in, when no slip is spent.
    pub tier: Tier,
    /// SHA-256 of a one-time slip's code to be spent with it.
    pub slip_hash: Option<[u8; 32]>,
    /// The closed answers.
    pub record: Record,
    /// The free text, if any.
    pub remark: Option<String>,
    /// Seconds from page to post, where the page told; kept as a bucket only.
    pub duration: Option<u32>,
    /// When it was accepted; lives in the inbox only.
    pub accepted_at: DateTime<Utc>,
}

/// What became of one submission of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acceptance {
    /// On disk now; the receipt.
    Kept(String),
    /// It was there already with the same body; its receipt.
    Repeated(String),
    /// The key was used for another body.
    Conflict,
    /// The slip is unknown, spent, expired or of another touchpoint.
    SlipRefused,
}

impl Store {
    /// Keeps a batch in one transaction, durable when this returns; one outcome a submission, in order.
    ///
    /// # Errors
    /// When the database refuses: then nothing of the batch is kept.
    pub async fn accept(&self, batch: &[Submission]) -> Result<Vec<Acceptance>> {
        let _ = batch;
        todo!()
    }

    /// How many answers wait to be settled.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn inbox_size(&self) -> Result<u64> {
        todo!()
    }
}
