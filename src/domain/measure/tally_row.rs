//! Counts of one touchpoint and day. Pure.

use chrono::NaiveDate;

use crate::domain::measure::Tally;
use crate::domain::survey::Tier;

/// Counts of one touchpoint, tier and day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TallyRow {
    /// Office day.
    pub day: NaiveDate,
    /// Touchpoint code.
    pub touchpoint: String,
    /// Unit code.
    pub unit: String,
    /// Procedure code, if known.
    pub procedure: Option<String>,
    /// How the answers came in.
    pub tier: Tier,
    /// The counts.
    pub tally: Tally,
}
