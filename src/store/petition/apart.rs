//! Petitions that came in a flood: kept whole, and outside of the register until somebody has looked.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

use super::Added;
use super::add::{self, Row};
use crate::domain::petition::{Kind, NewPetition, State};
use crate::store::stored::Millis;
use crate::store::transaction::{commit, retrying};
use crate::store::{By, Page, Result, Store, audit};

/// A petition that is not in the register.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct PetitionApart {
    /// Sixteen characters the sender finds it by.
    pub code: String,
    /// What it is.
    pub kind: Kind,
    /// What it is about.
    pub subject: String,
    /// What was written.
    pub body: String,
    /// Day on which it came in.
    pub received: NaiveDate,
    /// When it came in.
    #[sqlx(try_from = "Millis")]
    pub at: DateTime<Utc>,
    /// Why it was left out of the register; `None` while it waits.
    pub reason: Option<String>,
}

/// Where the rest of those that wait is: behind the one that came in at this instant with this code.
pub type ApartKey = (DateTime<Utc>, String);

#[derive(FromRow)]
struct Whole {
    body_mac: Vec<u8>,
    kind: Kind,
    subject: String,
    body: String,
    received: NaiveDate,
    at: Millis,
    sealed: Vec<u8>,
}

impl Store {
    /// Keeps a petition of a citizen outside of the register, without a number.
    pub async fn hold_petition(&self, petition: &NewPetition, by: &By) -> Result<Added> {
        retrying(|| async {
            let code = petition.code();
            let mut transaction = self.begin().await?;
            if let Some(known) = add::known(&mut transaction, petition, &code).await? {
                return Ok(known);
            }
            execute!(
                &mut transaction,
                "insert into petition_apart (code, body_mac, kind, subject, body, received, at,
                     sealed)
                 values ($1, $2, $3, $4, $5, $6, $7, $8)",
                &code,
                &petition.body_mac[..],
                petition.kind.code(),
                &petition.subject,
                &petition.body,
                petition.received,
                by.at.timestamp_millis(),
                &petition.sealed
            );
            commit(transaction).await?;
            Ok(Added::Kept(code))
        })
        .await
    }

    /// How many wait to be looked at.
    pub async fn petitions_apart_count(&self) -> Result<u64> {
        let waiting: i64 =
            scalar_one!(&self.read, "select count(*) from petition_apart where reason is null");
        Ok(waiting.unsigned_abs())
    }

    /// Those that wait, the first received first: at most `most` behind an instant and a code.
    pub async fn petitions_apart(
        &self,
        behind: Option<&ApartKey>,
        most: u32,
    ) -> Result<Page<PetitionApart, ApartKey>> {
        let (at, code) = match behind {
            Some((at, code)) => (at.timestamp_millis(), code.as_str()),
            None => (i64::MIN, ""),
        };
        let found = fetch_all!(
            &self.read,
            "select code, kind, subject, body, received, at, reason from petition_apart
             where reason is null and (at, code) > ($1, $2) order by at, code limit $3",
            at,
            code,
            i64::from(most) + 1
        );
        Ok(Page::of(found, most, |last: &PetitionApart| (last.at, last.code.clone())))
    }

    /// The petition with this code, if it is outside of the register.
    pub async fn petition_apart(&self, code: &str) -> Result<Option<PetitionApart>> {
        Ok(fetch_optional!(
            &self.read,
            "select code, kind, subject, body, received, at, reason from petition_apart
             where code = $1",
            code
        ))
    }

    /// Enters a petition into the register under the next number, received on the day it came in;
    /// whether it waited.
    pub async fn take_in_petition(&self, code: &str, by: &By) -> Result<bool> {
        retrying(|| async {
            let mut transaction = self.begin().await?;
            let number = add::next_number(&mut transaction).await?;
            let held: Option<Whole> = fetch_optional!(
                &mut transaction,
                "delete from petition_apart where code = $1 and reason is null
                 returning body_mac, kind, subject, body, received, at, sealed",
                code
            );
            let Some(held) = held else {
                return Ok(false);
            };
            let row = Row {
                code,
                number,
                body_mac: &held.body_mac,
                kind: held.kind,
                subject: &held.subject,
                body: &held.body,
                unit: None,
                received: held.received,
                sealed: &held.sealed,
                origin: None,
            };
            add::insert(&mut transaction, &row, &By::system(held.at.into())).await?;
            let entry = by.did("petition.received", "petition", code).to(State::New.code());
            audit::commit(transaction, &entry).await?;
            Ok(true)
        })
        .await
    }

    /// Leaves a petition out of the register, with a reason for its sender; whether it waited.
    pub async fn leave_out_petition(&self, code: &str, reason: &str, by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let changed = execute!(
            &mut transaction,
            "update petition_apart set reason = $2, decided_by = $3, decided_at = $4
             where code = $1 and reason is null",
            code,
            reason,
            by.actor.name(),
            by.at.timestamp_millis()
        );
        if changed == 0 {
            return Ok(false);
        }
        let entry = by.did("petition.left-out", "petition", code).to(reason);
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }
}
