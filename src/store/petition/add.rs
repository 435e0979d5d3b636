//! Adds a petition to the register.

use crate::domain::petition::{NewPetition, State};
use crate::store::transaction::{Transaction, retrying};
use crate::store::{Actor, By, Result, Store, audit};

/// Outcome of adding a petition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// Stored, under this code.
    Kept(String),
    /// Stored before, under this code.
    Repeated(String),
    /// Another petition is stored under this form's key.
    Conflict,
}

impl Store {
    /// Stores a petition, whose unit must exist; `by` is [`By::system`] for what a citizen sent.
    pub async fn add_petition(&self, petition: &NewPetition, by: &By) -> Result<Added> {
        // Of a form that came in twice at once, one breaks the unique key.
        retrying(|| self.try_to_add(petition, by)).await
    }

    async fn try_to_add(&self, petition: &NewPetition, by: &By) -> Result<Added> {
        let code = petition.code();
        let mut transaction = self.begin().await?;
        let kept: Option<Vec<u8>> = scalar_optional!(
            &mut transaction,
            "select body_mac from petition where code = $1",
            &code
        );
        if let Some(kept) = kept {
            return Ok(if kept == petition.body_mac {
                Added::Repeated(code)
            } else {
                Added::Conflict
            });
        }
        let number = scalar_one!(
            &mut transaction,
            "update petition_number set last = last + 1 where id = 1 returning last"
        );
        insert(&mut transaction, petition, &code, number, by).await?;
        let mut entry = by.did("petition.received", "petition", &code).to(State::New.code());
        entry.unit.clone_from(&petition.unit);
        audit::commit(transaction, &entry).await?;
        Ok(Added::Kept(code))
    }
}

async fn insert(
    transaction: &mut Transaction,
    petition: &NewPetition,
    code: &str,
    number: i64,
    by: &By,
) -> Result<()> {
    let entered_by = match &by.actor {
        Actor::Account(name) | Actor::Token(name) => Some(name.as_str()),
        Actor::CommandLine | Actor::System => None,
    };
    execute!(
        transaction,
        "insert into petition (code, number, body_mac, kind, subject, body, unit, received,
             entered_by, sealed, state, received_from, assigned_by, reply_due, act_due, warn_from,
             words, words_masked)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        code,
        number,
        &petition.body_mac[..],
        petition.kind.code(),
        &petition.subject,
        &petition.body,
        &petition.unit,
        petition.received,
        entered_by,
        &petition.sealed,
        State::New.code(),
        &petition.origin.received_from,
        &petition.origin.assigned_by,
        petition.days.reply_due,
        petition.days.act_due,
        petition.days.warn_from,
        &petition.words.written,
        &petition.words.nameless
    );
    execute!(
        transaction,
        "insert into petition_move (petition, step, at, actor, state_after, note)
         values ($1, 0, $2, $3, $4, '')",
        code,
        by.at.timestamp_millis(),
        entered_by.unwrap_or_default(),
        State::New.code()
    );
    Ok(())
}
