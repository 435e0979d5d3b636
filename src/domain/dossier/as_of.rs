//! Which day dossiers are told of.

use chrono::NaiveDate;

/// The end of a day, as far as dossiers depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// What was completed on this day or earlier is done.
    pub known: NaiveDate,
    /// What was due before this day and is not done is overdue.
    pub past: NaiveDate,
}

impl AsOf {
    /// During a day: what is due on it still has time.
    pub fn today(today: NaiveDate) -> Self {
        Self { known: today, past: today }
    }

    /// A period that ends on `last`: as it is today, or was when it ended. What is completed later does not move it.
    pub fn period(last: Option<NaiveDate>, today: NaiveDate) -> Self {
        match last.filter(|last| *last < today) {
            Some(last) => Self { known: last, past: last.succ_opt().unwrap_or(last) },
            None => Self::today(today),
        }
    }
}
