//! Acts that change units. Pure.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::unit::{Change, Event};

/// An act to be recorded: one decision about one or several units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAct {
    /// Chosen by the program.
    pub id: String,
    /// The decision it rests on, `QĐ 12/QĐ-UBND ngày 20/02/2026`.
    pub basis: String,
    /// The day it takes effect.
    pub day: NaiveDate,
    /// The changes by unit, foundings first.
    pub changes: Vec<(String, Change)>,
}

impl NewAct {
    /// Its events, recorded at `at`.
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

/// A recorded act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Its id.
    pub id: String,
    /// The decision it rests on.
    pub basis: String,
    /// Name of the account that recorded it.
    pub recorded_by: String,
    /// Who withdrew it and why; `None` while it is valid.
    pub withdrawn: Option<(String, String)>,
    /// Its events, in order.
    pub events: Vec<Event>,
}
