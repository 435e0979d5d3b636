//! Letters that tell senders of a new state: queued with the move, retried until sent or too old.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::FromRow;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::enum_codes;
use crate::domain::petition::State;
use crate::store::stored::{Millis, stored_as_codes};
use crate::store::transaction::Transaction;
use crate::store::{By, Result, Store};

/// How long a node has to send a letter before another may take it.
const LEASE: TimeDelta = TimeDelta::minutes(5);

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum LetterState {
    /// Waits for its first or next attempt.
    Waiting,
    /// A mail server accepted it.
    Sent,
    /// Given up after days of attempts.
    GivenUp,
}

enum_codes!(pub LetterState);
stored_as_codes!(LetterState: "state of a letter");

/// A letter taken for sending.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct PetitionLetter {
    /// Its id.
    pub id: String,
    /// Code of the petition.
    pub code: String,
    /// Its number in the register.
    #[sqlx(try_from = "i64")]
    pub number: u64,
    /// The state it tells of.
    pub state: State,
    /// The seal with the address.
    pub sealed: Vec<u8>,
    /// Failed attempts so far.
    pub failures: i64,
}

/// A letter as the office sees it.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct SenderTold {
    /// The state it told of.
    pub state: State,
    /// When it was written.
    #[sqlx(try_from = "Millis")]
    pub made: DateTime<Utc>,
    /// What became of it.
    pub outcome: LetterState,
}

impl Store {
    /// Takes the due letter that has waited longest; no other node gets it for some minutes.
    pub async fn take_petition_letter(&self, now: DateTime<Utc>) -> Result<Option<PetitionLetter>> {
        let id: Option<String> = scalar_optional!(
            &self.write,
            "update petition_letter set next = $2 where outcome = 'waiting' and next <= $1 and id = (
                 select id from petition_letter where outcome = 'waiting' and next <= $1
                 order by next, id limit 1)
             returning id",
            now.timestamp_millis(),
            (now + LEASE).timestamp_millis()
        );
        let Some(id) = id else { return Ok(None) };
        Ok(fetch_optional!(
            &self.read,
            "select l.id, p.code, p.number, l.state, p.sealed, l.failures
             from petition_letter l join petition p on p.code = l.petition where l.id = $1",
            id
        ))
    }

    /// Marks a letter as sent.
    pub async fn petition_letter_sent(&self, id: &str) -> Result<()> {
        execute!(&self.write, "update petition_letter set outcome = 'sent' where id = $1", id);
        Ok(())
    }

    /// Records a failed attempt; `next` is the next one, `None` gives up. What the mail server said may name the
    /// address and is not kept.
    pub async fn petition_letter_failed(
        &self,
        id: &str,
        next: Option<DateTime<Utc>>,
    ) -> Result<()> {
        execute!(
            &self.write,
            "update petition_letter set failures = failures + 1, next = coalesce($2, next),
                 outcome = $3
             where id = $1",
            id,
            next.map(|at| at.timestamp_millis()),
            next.map_or(LetterState::GivenUp, |_| LetterState::Waiting).code()
        );
        Ok(())
    }

    /// The letters about a petition, the first first.
    pub async fn sender_told(&self, code: &str) -> Result<Vec<SenderTold>> {
        Ok(fetch_all!(
            &self.read,
            "select state, made, outcome from petition_letter where petition = $1
             order by made, id",
            code
        ))
    }
}

/// Queues a letter about a new state.
pub(super) async fn insert(
    transaction: &mut Transaction,
    id: &str,
    (code, state): (&str, State),
    by: &By,
) -> Result<()> {
    execute!(
        transaction,
        "insert into petition_letter (id, petition, state, made, failures, next, outcome)
         values ($1, $2, $3, $4, 0, $4, 'waiting')",
        id,
        code,
        state.code(),
        by.at.timestamp_millis()
    );
    Ok(())
}
