//! Apology letters issued here: number and days, but never the addressee.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use sqlx::FromRow;

use crate::domain::dossier::Apology;
use crate::store::audit::{self, By};
use crate::store::dossier_mark::mark_received;
use crate::store::stored::Millis;
use crate::store::{Result, Store};

/// A letter to be recorded.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct NewLetter {
    /// Code of the dossier.
    pub dossier: String,
    /// Its number in the year it was sent, from 1.
    #[sqlx(try_from = "i64")]
    pub number: u32,
    /// The day it was sent.
    pub sent: NaiveDate,
    /// The new day it names.
    pub new_due: NaiveDate,
}

/// A letter that was recorded.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct IssuedLetter {
    /// Its number, its days and its dossier.
    #[sqlx(flatten)]
    pub letter: NewLetter,
    /// Name of the account that recorded it.
    pub actor: String,
    /// When it was recorded.
    #[sqlx(try_from = "Millis")]
    pub at: DateTime<Utc>,
}

impl IssuedLetter {
    /// The letter as an apology.
    pub fn apology(&self) -> Apology {
        Apology { sent: self.letter.sent, new_due: Some(self.letter.new_due) }
    }
}

/// Outcome of recording a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Issuing {
    /// It is recorded, now or before.
    Recorded,
    /// There is no such dossier.
    NoDossier,
    /// Another letter of the year has the number; it is for this dossier.
    NumberTaken(String),
}

impl Store {
    /// Records that a letter was sent.
    pub async fn issue_letter(&self, letter: &NewLetter, by: &By) -> Result<Issuing> {
        let Some(kept) = self.dossier(&letter.dossier).await? else {
            return Ok(Issuing::NoDossier);
        };
        let mut transaction = self.begin().await?;
        let added = execute!(
            &mut transaction,
            "insert into apology_letter (year, number, dossier, sent, new_due, actor, at)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (year, number) do nothing",
            i64::from(letter.sent.year()),
            i64::from(letter.number),
            &letter.dossier,
            letter.sent,
            letter.new_due,
            by.actor.name(),
            by.at.timestamp_millis()
        );
        if added == 0 {
            // Reads use another connection, so this one must be free.
            drop(transaction);
            return self.taken(letter).await;
        }
        mark_received(&mut transaction, [kept.dossier.received]).await?;
        let after = format!("{}/PXL {} → {}", letter.number, letter.sent, letter.new_due);
        let entry = by
            .did("dossier.apologised", "dossier", &letter.dossier)
            .from(kept.dossier.due.to_string())
            .to(after)
            .in_unit(kept.unit);
        audit::commit(transaction, &entry).await?;
        Ok(Issuing::Recorded)
    }

    /// Whether the letter with the same number is the same one.
    async fn taken(&self, letter: &NewLetter) -> Result<Issuing> {
        let (dossier, sent, new_due): (String, NaiveDate, NaiveDate) = fetch_one!(
            &self.read,
            "select dossier, sent, new_due from apology_letter where year = $1 and number = $2",
            i64::from(letter.sent.year()),
            i64::from(letter.number)
        );
        let same = (&dossier, sent, new_due) == (&letter.dossier, letter.sent, letter.new_due);
        Ok(if same { Issuing::Recorded } else { Issuing::NumberTaken(dossier) })
    }

    /// The letters issued here for a dossier, the first one first.
    pub async fn letters(&self, dossier: &str) -> Result<Vec<IssuedLetter>> {
        Ok(fetch_all!(
            &self.read,
            "select dossier, number, sent, new_due, actor, at from apology_letter
             where dossier = $1 order by sent, number",
            dossier
        ))
    }

    /// One more than the highest number of a year.
    pub async fn next_letter(&self, year: i32) -> Result<u32> {
        let last: i64 = scalar_one!(
            &self.read,
            "select coalesce(max(number), 0) from apology_letter where year = $1",
            i64::from(year)
        );
        Ok(u32::try_from(last).unwrap_or(u32::MAX).saturating_add(1))
    }
}
