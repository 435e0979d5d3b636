//! What the pages show of each petition. Pure.

use chrono::NaiveDate;

use crate::domain::petition::{Deadline, Rules, Urgency};
use crate::store::Petition;

/// Petitions of one page of the register.
pub(super) const OFFICE_PAGE: u32 = 50;
/// Petitions of one public page.
pub(super) const PUBLIC_PAGE: u32 = 10;

/// A petition with its limits.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) petition: Petition,
    /// `None` beyond the calendar.
    pub(super) deadline: Option<Deadline>,
    pub(super) today: NaiveDate,
}

impl Entry {
    /// How pressing it is today.
    pub(super) fn urgency(&self) -> Option<Urgency> {
        self.deadline.and_then(|deadline| deadline.urgency(self.today))
    }
}

/// Petitions with their limits.
pub(super) fn entries(petitions: Vec<Petition>, rules: &Rules, today: NaiveDate) -> Vec<Entry> {
    let entry = |petition: Petition| Entry {
        deadline: rules.deadline(&petition.clocked()),
        petition,
        today,
    };
    petitions.into_iter().map(entry).collect()
}
