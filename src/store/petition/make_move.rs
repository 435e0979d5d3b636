//! Moves a petition from one state to another.

use super::history::Act;
use super::{approval, letters};
use crate::base::calendar::office_day;
use crate::base::text::folded;
use crate::domain::petition::{Move, Needs, State, StoredDays};
use crate::store::transaction::Transaction;
use crate::store::{By, Result, Store, audit};

/// The texts that become public, without names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicText {
    /// What it is about.
    pub subject: String,
    /// What was written.
    pub body: String,
    /// The answer.
    pub answer: String,
}

/// The input of a move.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// The reason, the agency or the answer, as the move needs it; else a note.
    pub text: String,
    /// The public texts, for publication.
    pub public: PublicText,
    /// Code of the unit that handles it from now on; `None` keeps it.
    pub unit: Option<String>,
    /// Its last days after the move, counted from the row that was seen.
    pub days: StoredDays,
    /// Working days for which the clock has stood, after the move.
    pub waited: u32,
    /// Whether the text is an answer that waited for this second person.
    pub approves: bool,
    /// Id of the letter that tells the sender; `None` writes none.
    pub letter: Option<String>,
}

/// Outcome of a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It was made.
    Made,
    /// There is no such petition.
    NoPetition,
    /// There is no such move.
    NotAllowed,
    /// The input lacks what the move needs.
    Incomplete,
    /// The petition is no longer in the state it was seen in, or the answer is not the one that waited.
    Overtaken,
    /// The answer is this account's own, and a second person approves it.
    OwnAnswer,
}

impl Store {
    /// Moves a petition `from` the state it was seen in `to` another; a new unit must exist.
    pub async fn move_petition(
        &self,
        code: &str,
        (from, to): (State, State),
        brought: &Brought,
        by: &By,
    ) -> Result<Moved> {
        let Some(step) = Move::between(from, to) else {
            return Ok(Moved::NotAllowed);
        };
        if !suffices(step.needs, brought) {
            return Ok(Moved::Incomplete);
        }
        let mut transaction = self.begin().await?;
        if !change(&mut transaction, code, step, brought, by).await? {
            let there: Option<String> = scalar_optional!(
                &mut transaction,
                "select code from petition where code = $1",
                code
            );
            return Ok(if there.is_some() { Moved::Overtaken } else { Moved::NoPetition });
        }
        if brought.approves {
            if own(&mut transaction, code, by).await? {
                return Ok(Moved::OwnAnswer);
            }
            if !approval::approved(&mut transaction, code, &brought.text, by).await? {
                return Ok(Moved::Overtaken);
            }
        } else if step.from == State::Handling {
            execute!(&mut transaction, "delete from petition_draft where petition = $1", code);
        }
        publish(&mut transaction, code, step, brought, by).await?;
        if let Some(id) = &brought.letter {
            letters::insert(&mut transaction, id, (code, to), by).await?;
        }
        // The answer is stored in the petition.
        let note = if step.needs == Needs::Answer { "" } else { brought.text.trim() };
        execute!(
            &mut transaction,
            "insert into petition_move (petition, step, at, actor, state_before, state_after,
                 note, act)
             select $1, max(step) + 1, $2, $3, $4, $5, $6, $7 from petition_move
             where petition = $1",
            code,
            by.at.timestamp_millis(),
            by.actor.name(),
            from.code(),
            to.code(),
            note,
            if brought.approves { Act::Approved } else { Act::Move }.code()
        );
        let mut entry = by.did("petition.moved", "petition", code).from(from.code()).to(to.code());
        entry.unit.clone_from(&brought.unit);
        audit::commit(transaction, &entry).await?;
        Ok(Moved::Made)
    }
}

/// Whether the answer that waits is this account's own.
async fn own(transaction: &mut Transaction, code: &str, by: &By) -> Result<bool> {
    let author: Option<String> = scalar_optional!(
        transaction,
        "select proposed_by from petition_draft where petition = $1 and returned is null",
        code
    );
    Ok(author.as_deref() == Some(by.actor.name()))
}

fn suffices(needs: Needs, brought: &Brought) -> bool {
    let written = |text: &str| !text.trim().is_empty();
    match needs {
        Needs::Nothing => true,
        Needs::Reason | Needs::Agency | Needs::Answer | Needs::Supplement => written(&brought.text),
        Needs::PublicText => {
            let public = &brought.public;
            written(&public.subject) && written(&public.body) && written(&public.answer)
        }
    }
}

/// Changes the row if it is still in the expected state; whether it was.
async fn change(
    transaction: &mut Transaction,
    code: &str,
    step: Move,
    brought: &Brought,
    by: &By,
) -> Result<bool> {
    let text = |needed: bool| needed.then_some(brought.text.trim());
    let is_answer = step.needs == Needs::Answer;
    let changed = execute!(
        transaction,
        "update petition set state = $3, unit = coalesce($4, unit),
             reason = coalesce($5, reason), agency = coalesce($6, agency),
             answer = coalesce($7, answer), answered = coalesce($8, answered),
             reply_due = coalesce($9, reply_due), act_due = $10, warn_from = $11, waited = $12,
             waits_since = $13
         where code = $1 and state = $2",
        code,
        step.from.code(),
        step.to.code(),
        &brought.unit,
        text(step.needs == Needs::Reason && !step.to.is_answered()),
        text(step.needs == Needs::Agency),
        text(is_answer),
        is_answer.then(|| office_day(by.at)),
        brought.days.reply_due,
        brought.days.act_due,
        brought.days.warn_from,
        i64::from(brought.waited),
        (step.to == State::Awaiting).then(|| office_day(by.at))
    );
    Ok(changed == 1)
}

/// Sets the public texts, or removes them.
async fn publish(
    transaction: &mut Transaction,
    code: &str,
    step: Move,
    brought: &Brought,
    by: &By,
) -> Result<()> {
    let public = (step.to == State::Published).then_some(&brought.public);
    if public.is_none() && step.from != State::Published {
        return Ok(());
    }
    let search = public.map(|it| folded(&[&*it.subject, &it.body, &it.answer].join(" ")));
    execute!(
        transaction,
        "update petition set public_subject = $2, public_body = $3, public_answer = $4,
             published = $5, search = $6
         where code = $1",
        code,
        public.map(|it| it.subject.trim()),
        public.map(|it| it.body.trim()),
        public.map(|it| it.answer.trim()),
        public.map(|_| office_day(by.at)),
        search
    );
    Ok(())
}
