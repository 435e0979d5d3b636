//! Settled responses: no instant, no order, no key.

use chrono::NaiveDate;

use super::Tier;
use crate::survey::Record;

/// One settled response, as exports see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// Random id.
    pub id: String,
    /// Instrument id.
    pub instrument: String,
    /// Instrument version.
    pub version: String,
    /// Office day on which it was accepted.
    pub day: NaiveDate,
    /// Touchpoint code.
    pub touchpoint: String,
    /// Unit code.
    pub unit: String,
    /// Procedure code, if known.
    pub procedure: Option<String>,
    /// How it came in.
    pub tier: Tier,
    /// `<10`, `10-30`, `30-120`, `>120` seconds, or nothing.
    pub duration: Option<String>,
    /// The closed answers.
    pub record: Record,
    /// The free text.
    pub remark: Option<String>,
}
