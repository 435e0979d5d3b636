//! What is told of a remark's time.

use chrono::NaiveDate;

/// The days a remark is told to be of, both included: the day its batch was settled where the batch
/// has enough remarks, else all days of that month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Batch {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}
