//! Petitions that came in a flood: kept whole, and outside of the register until somebody has looked.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

use super::add::{self, Row};
use super::{Added, PetitionFile};
use super::{files, letters};
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

/// Bytes of all files that are held apart, at most: a flood must not fill the disk.
const MOST_HELD: u64 = 256 * 1024 * 1024;

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
            for file in &petition.files {
                files::hold(&mut transaction, &code, file, by).await?;
            }
            commit(transaction).await?;
            Ok(Added::Kept(code))
        })
        .await
    }

    /// Whether files of so many bytes can be held apart beside those that are.
    pub async fn has_room_apart(&self, bytes: u64) -> Result<bool> {
        let held: i64 = scalar_one!(
            &self.read,
            "select cast(coalesce(sum(size), 0) as bigint) from petition_apart_file"
        );
        Ok(held.unsigned_abs().saturating_add(bytes) <= MOST_HELD)
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

    /// The files of these petitions, by their codes; a petition without any has none.
    pub async fn files_apart(
        &self,
        petitions: &[PetitionApart],
    ) -> Result<BTreeMap<String, Vec<PetitionFile>>> {
        let (Some(first), Some(last)) = (petitions.first(), petitions.last()) else {
            return Ok(BTreeMap::new());
        };
        // Of the petitions that wait, which are listed by instant and code, those in between.
        let with_files: Vec<String> = scalar_all!(
            &self.read,
            "select distinct petition from petition_apart_file f
             join petition_apart a on a.code = f.petition
             where a.reason is null and (a.at, a.code) >= ($1, $2) and (a.at, a.code) <= ($3, $4)",
            first.at.timestamp_millis(),
            &first.code,
            last.at.timestamp_millis(),
            &last.code
        );
        let mut files = BTreeMap::new();
        for code in with_files {
            let of_petition = self.petition_files(&code).await?;
            files.insert(code, of_petition);
        }
        Ok(files)
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

    /// The seal of a petition that waits, for the program's own use.
    pub async fn apart_seal(&self, code: &str) -> Result<Option<Vec<u8>>> {
        Ok(scalar_optional!(
            &self.read,
            "select sealed from petition_apart where code = $1 and reason is null",
            code
        ))
    }

    /// Enters a petition into the register under the next number, received on the day it came in, with a letter of
    /// this id to its sender; whether it waited.
    pub async fn take_in_petition(
        &self,
        code: &str,
        letter: Option<&str>,
        by: &By,
    ) -> Result<bool> {
        retrying(|| async {
            let mut transaction = self.begin().await?;
            let number = add::next_number(&mut transaction).await?;
            let held: Option<Whole> = fetch_optional!(
                &mut transaction,
                "update petition_apart set reason = '' where code = $1 and reason is null
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
            files::take_in(&mut transaction, code).await?;
            execute!(&mut transaction, "delete from petition_apart where code = $1", code);
            if let Some(id) = letter {
                letters::insert(&mut transaction, id, (code, State::New), by).await?;
            }
            let entry = by.did("petition.received", "petition", code).to(State::New.code());
            audit::commit(transaction, &entry).await?;
            Ok(true)
        })
        .await
    }

    /// Leaves a petition out of the register, with a reason for its sender, and deletes its files; whether it
    /// waited.
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
        files::forget_held(&mut transaction, code).await?;
        let entry = by.did("petition.left-out", "petition", code).to(reason);
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }
}
