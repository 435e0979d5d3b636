//! A petition as a row.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::domain::petition::{Clocked, Kind, State};

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
    /// The office that sent it here; empty where the citizen did.
    pub received_from: String,
    /// Who assigned it to this office; empty where nobody did.
    pub assigned_by: String,
    /// Its state.
    pub state: State,
    /// Why it was refused or is insufficient, or what the sender was asked for.
    pub reason: Option<String>,
    /// The agency it was passed on to.
    pub agency: Option<String>,
    /// The answer.
    pub answer: Option<String>,
    /// The day of the answer.
    pub answered: Option<NaiveDate>,
    /// The day it was published, while it is.
    pub published: Option<NaiveDate>,
    /// The last day to answer it; fixed with the answer. `None` until it is counted.
    pub reply_due: Option<NaiveDate>,
    /// Working days for which the clock stood.
    #[sqlx(try_from = "i64")]
    pub waited: u32,
    /// Since when the clock stands.
    pub waits_since: Option<NaiveDate>,
}

impl Petition {
    /// What its last days depend on.
    pub fn clocked(&self) -> Clocked {
        Clocked {
            state: self.state,
            received: self.received,
            waited: self.waited,
            answered: self.answered,
            reply_due: self.reply_due,
        }
    }
}

/// A query of whole rows, from a literal after `from petition`.
macro_rules! select_petition {
    ($rest:literal) => {
        concat!(
            "select code, number, kind, subject, body, unit, received, entered_by, received_from,
                 assigned_by, state, reason, agency, answer, answered, published, reply_due, waited,
                 waits_since
             from petition ",
            $rest
        )
    };
}

pub(super) use select_petition;

/// The same, to be narrowed by a builder.
pub(super) const SELECT: &str = select_petition!("");
