//! Adds a petition to the register.

use chrono::NaiveDate;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::domain::petition::{Key, Kind, NONCE, State, Written};
use crate::store::survey::receipt_of;
use crate::store::transaction::{Transaction, retrying};
use crate::store::{Actor, By, Result, Store, audit};

/// A petition to be stored; see [`super::Petition`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPetition {
    /// SHA-256 of the form's key, which a repeated form shares.
    pub key_hash: [u8; 32],
    /// A MAC of what was typed, under the form's key, which is not stored.
    pub body_mac: [u8; 32],
    /// What it is.
    pub kind: Kind,
    /// What it is about.
    pub subject: String,
    /// What was written.
    pub body: String,
    /// Code of a unit, when it is known.
    pub unit: Option<String>,
    /// Day on which it came in.
    pub received: NaiveDate,
    /// The sender, sealed for [`NewPetition::code`].
    pub sealed: Vec<u8>,
}

impl NewPetition {
    /// Seals the sender of what was written with the office's key and a fresh nonce. `None` only
    /// beyond the cipher's limits.
    pub fn seal(
        written: &Written,
        form_key: Uuid,
        received: NaiveDate,
        (key, nonce): (&Key, [u8; NONCE]),
    ) -> Option<Self> {
        let key_hash = Sha256::digest(form_key.as_bytes()).into();
        Some(Self {
            key_hash,
            body_mac: written.mac(form_key)?,
            kind: written.kind,
            subject: written.subject.clone(),
            body: written.body.clone(),
            unit: None,
            received,
            sealed: key.seal(&written.person, &receipt_of(&key_hash), nonce)?,
        })
    }

    /// The code it will have.
    pub fn code(&self) -> String {
        receipt_of(&self.key_hash)
    }
}

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
        insert(&mut transaction, petition, (&code, number), by).await?;
        let mut entry = by.did("petition.received", "petition", &code).to(State::New.code());
        entry.unit.clone_from(&petition.unit);
        audit::commit(transaction, &entry).await?;
        Ok(Added::Kept(code))
    }
}

async fn insert(
    transaction: &mut Transaction,
    petition: &NewPetition,
    (code, number): (&str, i64),
    by: &By,
) -> Result<()> {
    let entered_by = match &by.actor {
        Actor::Account(name) | Actor::Token(name) => Some(name.as_str()),
        Actor::CommandLine | Actor::System => None,
    };
    execute!(
        transaction,
        "insert into petition (code, number, body_mac, kind, subject, body, unit, received,
             entered_by, sealed, state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
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
        State::New.code()
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
