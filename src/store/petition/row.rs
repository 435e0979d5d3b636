//! A petition as a row.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::domain::petition::{Kind, State};

/// A petition without its sender.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Petition {
    /// Sixteen characters the sender finds it by.
    pub code: String,
    /// Its number in the register, from 1.
    #[sqlx(try_from = "i64")]
    pub number: u64,
    /// What it is.
    pub kind: Kind,
    /// What it is about.
    pub subject: String,
    /// What was written.
    pub body: String,
    /// Code of the unit that handles it; `None` before it is assigned.
    pub unit: Option<String>,
    /// Day on which it came in.
    pub received: NaiveDate,
    /// The account that entered it for a citizen; `None` when the citizen sent it.
    pub entered_by: Option<String>,
    /// Its state.
    pub state: State,
    /// Why it was refused or is insufficient.
    pub reason: Option<String>,
    /// The agency it was passed on to.
    pub agency: Option<String>,
    /// The answer.
    pub answer: Option<String>,
    /// The day of the answer.
    pub answered: Option<NaiveDate>,
    /// The day it was published, while it is.
    pub published: Option<NaiveDate>,
}

/// A query of whole rows, from a literal after `from petition`.
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
