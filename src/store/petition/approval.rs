//! Answers that a second person approves.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::files::held;
use super::history::{Act, note};
use crate::domain::petition::State;
use crate::store::stored::Millis;
use crate::store::transaction::Transaction;
use crate::store::{By, Result, Store, audit};

/// An answer that waits for a second person, or was returned.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct AnswerDraft {
    /// The answer.
    pub answer: String,
    /// Name of the account that wrote it.
    pub proposed_by: String,
    /// When.
    #[sqlx(try_from = "Millis")]
    pub proposed_at: DateTime<Utc>,
    /// Why it was returned; `None` while it waits.
    pub returned: Option<String>,
}

/// A petition whose answer waits.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct WaitingAnswer {
    /// The petition's code.
    pub code: String,
    /// Its number.
    #[sqlx(try_from = "i64")]
    pub number: u64,
    /// Its subject.
    pub subject: String,
    /// Who wrote the answer.
    pub proposed_by: String,
}

/// Outcome of proposing or returning an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// It was made.
    Made,
    /// The text is blank.
    Incomplete,
    /// The petition is not being handled, or another answer waits, or none does.
    Overtaken,
}

impl Store {
    /// Keeps an answer for a second person to approve, in place of one that was returned.
    pub async fn propose_answer(&self, code: &str, answer: &str, by: &By) -> Result<Proposed> {
        if answer.trim().is_empty() {
            return Ok(Proposed::Incomplete);
        }
        let mut transaction = self.begin().await?;
        if held(&mut transaction, code).await? != Some(State::Handling) {
            return Ok(Proposed::Overtaken);
        }
        let kept = execute!(
            &mut transaction,
            "insert into petition_draft (petition, answer, proposed_by, proposed_at)
             values ($1, $2, $3, $4)
             on conflict (petition) do update set answer = excluded.answer,
                 proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at,
                 returned = null
             where petition_draft.returned is not null",
            code,
            answer.trim(),
            by.actor.name(),
            by.at.timestamp_millis()
        );
        if kept == 0 {
            return Ok(Proposed::Overtaken);
        }
        note(&mut transaction, (code, State::Handling), (Act::Proposed, ""), by).await?;
        let entry = by.did("petition.answer-proposed", "petition", code);
        audit::commit(transaction, &entry).await?;
        Ok(Proposed::Made)
    }

    /// Returns an answer to who wrote it, with a reason. Who wrote it may take it back in the same way.
    pub async fn return_answer(&self, code: &str, reason: &str, by: &By) -> Result<Proposed> {
        if reason.trim().is_empty() {
            return Ok(Proposed::Incomplete);
        }
        let mut transaction = self.begin().await?;
        let returned = execute!(
            &mut transaction,
            "update petition_draft set returned = $2 where petition = $1 and returned is null",
            code,
            reason.trim()
        );
        if returned == 0 {
            return Ok(Proposed::Overtaken);
        }
        note(&mut transaction, (code, State::Handling), (Act::Returned, reason.trim()), by).await?;
        let entry = by.did("petition.answer-returned", "petition", code);
        audit::commit(transaction, &entry).await?;
        Ok(Proposed::Made)
    }

    /// The answer of a petition that waits or was returned.
    pub async fn answer_draft(&self, code: &str) -> Result<Option<AnswerDraft>> {
        Ok(fetch_optional!(
            &self.read,
            "select answer, proposed_by, proposed_at, returned from petition_draft
             where petition = $1",
            code
        ))
    }

    /// How many answers wait for approval.
    pub async fn answers_waiting(&self) -> Result<u64> {
        let count: i64 =
            scalar_one!(&self.read, "select count(*) from petition_draft where returned is null");
        Ok(count.unsigned_abs())
    }

    /// Petitions whose answers wait, the first proposed first.
    pub async fn waiting_answers(&self, most: u32) -> Result<Vec<WaitingAnswer>> {
        Ok(fetch_all!(
            &self.read,
            "select p.code, p.number, p.subject, d.proposed_by
             from petition_draft d join petition p on p.code = d.petition
             where d.returned is null order by d.proposed_at, d.petition limit $1",
            i64::from(most)
        ))
    }
}

/// Takes an answer that waits, if it is this one and somebody else's; whether it did.
pub(super) async fn approved(
    transaction: &mut Transaction,
    code: &str,
    answer: &str,
    by: &By,
) -> Result<bool> {
    let taken = execute!(
        transaction,
        "delete from petition_draft
         where petition = $1 and answer = $2 and proposed_by <> $3 and returned is null",
        code,
        answer.trim(),
        by.actor.name()
    );
    Ok(taken == 1)
}
