//! What the pages show of each petition. Pure.

use chrono::NaiveDate;

use super::filter::Asked;
use crate::base::text::folded;
use crate::domain::petition::{Deadline, Handling, Rates, Rules};
use crate::store::Petition;

/// Petitions of one page of the register.
pub(super) const OFFICE_PAGE: usize = 50;
/// Petitions of one public page.
pub(super) const PUBLIC_PAGE: u32 = 10;

/// A petition with its limits as they are today.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) petition: Petition,
    /// `None` beyond the calendar.
    pub(super) deadline: Option<Deadline>,
}

/// Petitions with their limits.
pub(super) fn entries(petitions: Vec<Petition>, rules: &Rules, today: NaiveDate) -> Vec<Entry> {
    let entry = |petition: Petition| Entry {
        deadline: rules.deadline(petition.state, petition.received, today),
        petition,
    };
    petitions.into_iter().map(entry).collect()
}

/// Those that are as pressing as was requested and have the words somewhere.
pub(super) fn narrowed(entries: Vec<Entry>, asked: &Asked) -> Vec<Entry> {
    let words = folded(&asked.words);
    let fits = |entry: &Entry| {
        let petition = &entry.petition;
        let urgency = entry.deadline.and_then(|deadline| deadline.urgency);
        let pressing = asked.urgency.is_none_or(|wanted| urgency == Some(wanted));
        pressing && folded(&format!("{} {}", petition.subject, petition.body)).contains(&words)
    };
    entries.into_iter().filter(fits).collect()
}

/// The rates over some petitions.
pub(super) fn rates(entries: &[Entry], today: NaiveDate) -> Rates {
    let handling = |entry: &Entry| {
        entry.deadline.map(|deadline| Handling {
            state: entry.petition.state,
            due: deadline.reply.day,
            answered: entry.petition.answered,
        })
    };
    Rates::of(entries.iter().filter_map(handling), today)
}
