//! Adds a petition to the register.

use chrono::NaiveDate;

use super::{files, letters};
use crate::domain::petition::{FileSide, Kind, NewPetition, Origin, State};
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
        if let Some(known) = known(&mut transaction, petition, &code).await? {
            return Ok(known);
        }
        let row = Row {
            code: &code,
            number: next_number(&mut transaction).await?,
            body_mac: &petition.body_mac,
            kind: petition.kind,
            subject: &petition.subject,
            body: &petition.body,
            unit: petition.unit.as_deref(),
            received: petition.received,
            sealed: &petition.sealed,
            origin: Some(&petition.origin),
        };
        insert(&mut transaction, &row, by).await?;
        execute!(
            &mut transaction,
            "update petition set reply_due = $2, act_due = $3, warn_from = $4, words = $5,
                 words_masked = $6
             where code = $1",
            &code,
            petition.days.reply_due,
            petition.days.act_due,
            petition.days.warn_from,
            &petition.words.written,
            &petition.words.nameless
        );
        for file in &petition.files {
            files::insert(&mut transaction, (&code, FileSide::Sender), file, by).await?;
        }
        if let Some(id) = &petition.letter {
            letters::insert(&mut transaction, id, (&code, State::New), by).await?;
        }
        let mut entry = by.did("petition.received", "petition", &code).to(State::New.code());
        entry.unit.clone_from(&petition.unit);
        audit::commit(transaction, &entry).await?;
        Ok(Added::Kept(code))
    }
}

/// What became of this form before, in the register or outside of it. Locks the number first, so that of a
/// form that comes in twice at once the second sees the first.
pub(super) async fn known(
    transaction: &mut Transaction,
    petition: &NewPetition,
    code: &str,
) -> Result<Option<Added>> {
    execute!(&mut *transaction, "update petition_number set last = last where id = 1");
    let kept: Option<Vec<u8>> = scalar_optional!(
        transaction,
        "select body_mac from petition where code = $1
         union all select body_mac from petition_apart where code = $1",
        code
    );
    Ok(kept.map(|kept| {
        if kept == petition.body_mac { Added::Repeated(code.to_owned()) } else { Added::Conflict }
    }))
}

/// The next number of the register. Locks it until commit.
pub(super) async fn next_number(transaction: &mut Transaction) -> Result<i64> {
    Ok(scalar_one!(
        transaction,
        "update petition_number set last = last + 1 where id = 1 returning last"
    ))
}

/// A petition to insert.
pub(super) struct Row<'a> {
    pub(super) code: &'a str,
    pub(super) number: i64,
    pub(super) body_mac: &'a [u8],
    pub(super) kind: Kind,
    pub(super) subject: &'a str,
    pub(super) body: &'a str,
    pub(super) unit: Option<&'a str>,
    pub(super) received: NaiveDate,
    pub(super) sealed: &'a [u8],
    /// Where it came from; a citizen's own comes from nowhere else.
    pub(super) origin: Option<&'a Origin>,
}

/// Inserts a petition with the first row of its history; `by` is who brought it, and when.
pub(super) async fn insert(transaction: &mut Transaction, row: &Row<'_>, by: &By) -> Result<()> {
    let entered_by = match &by.actor {
        Actor::Account(name) | Actor::Token(name) => Some(name.as_str()),
        Actor::CommandLine | Actor::System => None,
    };
    execute!(
        &mut *transaction,
        "insert into petition (code, number, body_mac, kind, subject, body, unit, received,
             entered_by, sealed, state, received_from, assigned_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        row.code,
        row.number,
        row.body_mac,
        row.kind.code(),
        row.subject,
        row.body,
        row.unit,
        row.received,
        entered_by,
        row.sealed,
        State::New.code(),
        row.origin.map_or("", |origin| origin.received_from.as_str()),
        row.origin.map_or("", |origin| origin.assigned_by.as_str())
    );
    execute!(
        transaction,
        "insert into petition_move (petition, step, at, actor, state_after, note)
         values ($1, 0, $2, $3, $4, '')",
        row.code,
        by.at.timestamp_millis(),
        entered_by.unwrap_or_default(),
        State::New.code()
    );
    Ok(())
}
