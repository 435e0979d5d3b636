//! Counters kept at settling, so that no page counts responses.

use chrono::NaiveDate;

use super::{Result, Store, Tier};
use crate::measure::Tally;
use crate::survey::Instrument;

/// Who is looking: the public sees only batches large enough for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Staff: everything settled.
    Staff,
    /// The public: what has been released to it.
    Public,
}

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

impl Store {
    /// All counters of an instrument's version between two office days (both included, `None` open).
    ///
    /// # Errors
    /// When the database refuses, or a stored counter does not fit the instrument.
    pub async fn tally_rows(
        &self,
        instrument: &Instrument,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        audience: Audience,
    ) -> Result<Vec<TallyRow>> {
        let _ = (instrument, from, to, audience);
        todo!()
    }
}
