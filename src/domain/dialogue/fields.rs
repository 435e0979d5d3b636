//! What the forms of the register send.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Asker, Dialogue, DialogueRequest, Settlement};
use crate::base::calendar::read_day;
use crate::base::text::{clean, length};

/// Characters of a text at most.
const LONGEST: usize = 2000;

/// A field that cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldFault {
    /// Nothing is written.
    Empty(&'static str),
    /// It is longer than 2,000 characters.
    TooLong(&'static str),
    /// It is no day, or a day to come of something that has happened.
    Day(&'static str),
    /// It is none of the choices.
    NoChoice(&'static str),
}

impl FieldFault {
    /// The field.
    pub fn field(self) -> &'static str {
        match self {
            Self::Empty(it) | Self::TooLong(it) | Self::Day(it) | Self::NoChoice(it) => it,
        }
    }
}

/// The state of reading a form.
struct Reading<'a> {
    fields: &'a [(String, String)],
    faults: Vec<FieldFault>,
}

impl Reading<'_> {
    fn value(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(each, _)| each == name);
        found.map_or("", |(_, value)| value.trim())
    }

    fn text(&mut self, name: &'static str, needed: bool) -> String {
        let text = clean(self.value(name));
        if needed && text.is_empty() {
            self.faults.push(FieldFault::Empty(name));
        }
        if length(&text) > LONGEST {
            self.faults.push(FieldFault::TooLong(name));
        }
        text
    }

    /// A day that has come.
    fn past(&mut self, name: &'static str, today: NaiveDate) -> Option<NaiveDate> {
        let day = read_day(self.value(name)).filter(|day| *day <= today);
        if day.is_none() {
            self.faults.push(FieldFault::Day(name));
        }
        day
    }

    fn done<T>(self, read: Option<T>) -> Result<T, Vec<FieldFault>> {
        match read {
            Some(read) if self.faults.is_empty() => Ok(read),
            _ => Err(self.faults),
        }
    }
}

/// Reads `held`, `topic`, `chair` and `document`.
pub fn read_dialogue(
    fields: &[(String, String)],
    today: NaiveDate,
) -> Result<Dialogue, Vec<FieldFault>> {
    let mut reading = Reading { fields, faults: Vec::new() };
    let held = reading.past("held", today);
    let (topic, chair) = (reading.text("topic", true), reading.text("chair", true));
    let document = reading.text("document", false);
    let read = held.map(|held| Dialogue { held, topic, chair, document });
    reading.done(read)
}

/// Reads `asker`, `content`, `unit` and `due`; `units` are the codes that are known.
pub fn read_request(
    fields: &[(String, String)],
    units: &BTreeSet<String>,
) -> Result<DialogueRequest, Vec<FieldFault>> {
    let mut reading = Reading { fields, faults: Vec::new() };
    let asker = Asker::of_code(reading.value("asker"));
    if asker.is_none() {
        reading.faults.push(FieldFault::NoChoice("asker"));
    }
    let content = reading.text("content", true);
    let unit = reading.value("unit").to_owned();
    if !units.contains(&unit) {
        reading.faults.push(FieldFault::NoChoice("unit"));
    }
    let due = read_day(reading.value("due"));
    if due.is_none() && !reading.value("due").is_empty() {
        reading.faults.push(FieldFault::Day("due"));
    }
    let read = asker.map(|asker| DialogueRequest { asker, content, unit, due });
    reading.done(read)
}

/// Reads `settled`, `answer` and `document`.
pub fn read_settlement(
    fields: &[(String, String)],
    today: NaiveDate,
) -> Result<Settlement, Vec<FieldFault>> {
    let mut reading = Reading { fields, faults: Vec::new() };
    let settled = reading.past("settled", today);
    let answer = reading.text("answer", true);
    let document = reading.text("document", false);
    let read = settled.map(|settled| Settlement { settled, answer, document });
    reading.done(read)
}
