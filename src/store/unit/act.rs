//! What was recorded at once. Pure.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::unit::{Change, Event};

/// An act to be recorded: one decision about one or several units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAct {
    /// Made by the program.
    pub id: String,
    /// The decision it rests on, `QĐ 12/QĐ-UBND ngày 20/02/2026`.
    pub basis: String,
    /// The day from which it is in force.
    pub day: NaiveDate,
    /// Each unit with what happens to it, foundings first.
    pub changes: Vec<(String, Change)>,
}

impl NewAct {
    /// Its events, recorded at that instant.
    pub fn events(&self, at: DateTime<Utc>) -> Vec<Event> {
        let event = |(unit, change): &(String, Change)| Event {
            act: self.id.clone(),
            unit: unit.clone(),
            day: self.day,
            change: change.clone(),
            recorded: at,
            withdrawn: None,
        };
        self.changes.iter().map(event).collect()
    }
}

/// An act as it stands in the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Its id.
    pub id: String,
    /// The decision it rests on.
    pub basis: String,
    /// Who recorded it: the name of an account.
    pub recorded_by: String,
    /// Who took it back and why; `None` stands.
    pub withdrawn: Option<(String, String)>,
    /// What it did, in order.
    pub events: Vec<Event>,
}
