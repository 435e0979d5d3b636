//! A petition as a row.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::domain::petition::{Kind, State};
use crate::store::{Error, Result};

/// A petition without who sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Petition {
    /// Sixteen characters the sender finds it by.
    pub code: String,
    /// Its number in the register, from 1.
    pub number: u64,
    /// What it is.
    pub kind: Kind,
    /// What it is about.
    pub subject: String,
    /// What was written.
    pub body: String,
    /// Code of the unit that handles it; `None` until it is given to one.
    pub unit: Option<String>,
    /// The office's day on which it came in.
    pub received: NaiveDate,
    /// The account that wrote it down for a citizen; `None` when the citizen sent it.
    pub entered_by: Option<String>,
    /// Where it stands.
    pub state: State,
    /// Why it was refused, or does not suffice.
    pub reason: Option<String>,
    /// The office it was passed on to.
    pub agency: Option<String>,
    /// The answer.
    pub answer: Option<String>,
    /// The day of the answer.
    pub answered: Option<NaiveDate>,
    /// The day it was published, while it is.
    pub published: Option<NaiveDate>,
}

/// A query of whole rows, with what follows `from petition`: SQL is a literal, never put together at
/// run time.
macro_rules! select_petition {
    ($rest:literal) => {
        concat!(
            "select code, number, kind, subject, body, unit, received, entered_by, state, reason,
                 agency, answer, answered, published
             from petition ",
            $rest
        )
    };
}

pub(super) use select_petition;

#[derive(FromRow)]
pub(super) struct PetitionRow {
    code: String,
    number: i64,
    kind: String,
    subject: String,
    body: String,
    unit: Option<String>,
    received: NaiveDate,
    entered_by: Option<String>,
    state: String,
    reason: Option<String>,
    agency: Option<String>,
    answer: Option<String>,
    answered: Option<NaiveDate>,
    published: Option<NaiveDate>,
}

impl PetitionRow {
    pub(super) fn read(self) -> Result<Petition> {
        Ok(Petition {
            kind: kind(&self.kind)?,
            state: state(&self.state)?,
            number: number(self.number)?,
            code: self.code,
            subject: self.subject,
            body: self.body,
            unit: self.unit,
            received: self.received,
            entered_by: self.entered_by,
            reason: self.reason,
            agency: self.agency,
            answer: self.answer,
            answered: self.answered,
            published: self.published,
        })
    }
}

pub(super) fn kind(code: &str) -> Result<Kind> {
    Kind::of_code(code).ok_or_else(|| Error::Corrupt(format!("`{code}` is no kind of petition")))
}

pub(super) fn state(code: &str) -> Result<State> {
    State::of_code(code)
        .ok_or_else(|| Error::Corrupt(format!("`{code}` is no state of a petition")))
}

pub(super) fn number(stored: i64) -> Result<u64> {
    u64::try_from(stored)
        .map_err(|_| Error::Corrupt(format!("`{stored}` is no number of a petition")))
}
