//! Takes whole batches back: one person says why, another confirms.

use chrono::{DateTime, NaiveDate, Utc};

use super::mark;
use super::release::withdraw_rest;
use super::row::{place_of, release_of};
use crate::domain::batch::{Place, Release, SettleRule, Standing};
use crate::store::audit::{self, By};
use crate::store::stored::Millis;
use crate::store::{Page, Result, Store};

/// A settled batch without its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchEntry {
    /// Its number.
    pub number: u64,
    /// Instrument id.
    pub instrument: String,
    /// Code of its wave; empty outside of waves.
    pub wave: String,
    /// What is told of its place.
    pub place: Place,
    /// Its day.
    pub day: NaiveDate,
    /// Its responses.
    pub responses: u64,
    /// Whether it counts.
    pub standing: Standing,
    /// The release it is in.
    pub released: Option<Release>,
    /// That it is to be taken back, or was.
    pub take_back: Option<TakeBack>,
}

/// Why and by whom a batch is taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeBack {
    /// Why.
    pub reason: String,
    /// Name of the account that proposed it.
    pub proposed_by: String,
    /// When.
    pub proposed_at: DateTime<Utc>,
    /// The account that confirmed it, and when; `None` before.
    pub confirmed: Option<(String, DateTime<Utc>)>,
}

/// Outcome of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakeBackStep {
    /// It was made.
    Made,
    /// There is no such batch.
    NotThere,
    /// A reason is missing.
    NoReason,
    /// It is proposed already, or taken back.
    Already,
    /// Nobody has proposed it.
    NotProposed,
    /// The account that proposed it cannot confirm it.
    SamePerson,
}

use TakeBackStep::{Already, Made, NoReason, NotProposed, NotThere, SamePerson};

/// Which batches to list; `None` does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BatchFilter {
    /// Of this day.
    pub day: Option<NaiveDate>,
    /// Only those proposed to be taken back and not confirmed.
    pub proposed: bool,
    /// Only those taken back.
    pub taken_back: bool,
    /// Only those held apart.
    pub apart: bool,
    /// With smaller numbers than this.
    pub before: Option<u64>,
}

from_row!(BatchEntry, |row| {
    let number: i64 = row.try_get("number")?;
    let responses: i64 = row.try_get("responses")?;
    let reason: Option<String> = row.try_get("reason")?;
    let take_back = match reason {
        None => None,
        Some(reason) => {
            let by: Option<String> = row.try_get("confirmed_by")?;
            let at: Option<Millis> = row.try_get("confirmed_at")?;
            Some(TakeBack {
                reason,
                proposed_by: row.try_get("proposed_by")?,
                proposed_at: row.try_get::<Millis, _>("proposed_at")?.into(),
                confirmed: by.zip(at.map(Into::into)),
            })
        }
    };
    BatchEntry {
        number: number.unsigned_abs(),
        instrument: row.try_get("instrument")?,
        wave: row.try_get("wave")?,
        place: place_of(row, number)?,
        day: row.try_get("day")?,
        responses: responses.unsigned_abs(),
        standing: row.try_get("standing")?,
        released: release_of(row, number)?,
        take_back,
    }
});

/// `select_entries!("where …")`: a statement that reads [`BatchEntry`]s.
macro_rules! select_entries {
    ($rest:literal) => {
        concat!(
            "select number, instrument, wave, unit, touchpoint, tier, day, responses, standing, released,
                 merged, span, reason, proposed_by, proposed_at, confirmed_by, confirmed_at
             from batch left join batch_take_back t on t.batch = batch.number ",
            $rest
        )
    };
}

impl Store {
    /// The batches that fit, the newest first: at most `most`, and the number to go on before.
    pub async fn batches(&self, filter: &BatchFilter, most: u32) -> Result<Page<BatchEntry, u64>> {
        let found = self.batches_below(filter, i64::from(most) + 1).await?;
        Ok(Page::of(found, most, |last| last.number))
    }

    async fn batches_below(&self, filter: &BatchFilter, most: i64) -> Result<Vec<BatchEntry>> {
        let before = filter.before.map_or(i64::MAX, u64::cast_signed);
        if filter.proposed || filter.taken_back {
            return Ok(fetch_readable!(
                &self.read,
                select_entries!(
                    "where number in (select batch from batch_take_back
                         where (confirmed_by is null) = $1) and number < $2
                     order by number desc limit $3"
                ),
                filter.proposed,
                before,
                most
            ));
        }
        if filter.apart {
            return Ok(fetch_all!(
                &self.read,
                select_entries!(
                    "where standing = 'apart' and number < $1 order by number desc limit $2"
                ),
                before,
                most
            ));
        }
        // A statement for each case, so that each can use its index.
        if let Some(day) = filter.day {
            return Ok(fetch_readable!(
                &self.read,
                select_entries!(
                    "where day = $1 and number < $2 order by day desc, number desc limit $3"
                ),
                day,
                before,
                most
            ));
        }
        Ok(fetch_readable!(
            &self.read,
            select_entries!("where number < $1 order by number desc limit $2"),
            before,
            most
        ))
    }

    /// One batch.
    pub async fn batch(&self, number: u64) -> Result<Option<BatchEntry>> {
        Ok(fetch_optional!(&self.read, select_entries!("where number = $1"), number.cast_signed()))
    }

    /// The batches of an instrument that were taken back, the newest first.
    pub async fn taken_back(&self, instrument: &str) -> Result<Vec<BatchEntry>> {
        Ok(fetch_readable!(
            &self.read,
            select_entries!(
                "where number in (select batch from batch_take_back
                     where confirmed_by is not null) and instrument = $1 order by number desc"
            ),
            instrument
        ))
    }

    /// Says that a batch is to be taken back, and why.
    pub async fn propose_take_back(
        &self,
        number: u64,
        reason: &str,
        by: &By,
    ) -> Result<TakeBackStep> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Ok(NoReason);
        }
        let Some(entry) = self.batch(number).await? else {
            return Ok(NotThere);
        };
        if entry.take_back.is_some() || entry.standing != Standing::Counted {
            return Ok(Already);
        }
        let mut transaction = self.begin().await?;
        let added = execute!(
            &mut transaction,
            "insert into batch_take_back (batch, reason, proposed_by, proposed_at)
             values ($1, $2, $3, $4) on conflict (batch) do nothing",
            number.cast_signed(),
            reason,
            by.actor.name(),
            by.at.timestamp_millis()
        );
        if added == 0 {
            return Ok(Already);
        }
        let entry = by.did("batch.take-back-proposed", "batch", number.to_string()).to(reason);
        audit::commit(transaction, &entry).await?;
        Ok(Made)
    }

    /// Withdraws a proposal that was not confirmed.
    pub async fn withdraw_take_back(&self, number: u64, by: &By) -> Result<TakeBackStep> {
        let mut transaction = self.begin().await?;
        let gone = execute!(
            &mut transaction,
            "delete from batch_take_back where batch = $1 and confirmed_by is null",
            number.cast_signed()
        );
        if gone == 0 {
            return Ok(NotProposed);
        }
        let entry = by.did("batch.take-back-withdrawn", "batch", number.to_string());
        audit::commit(transaction, &entry).await?;
        Ok(Made)
    }

    /// Takes a batch out of all figures, and its remarks out of all lists. Nothing is deleted. What is left of
    /// the row it was released in waits again where it is of fewer people than a release.
    pub async fn confirm_take_back(
        &self,
        number: u64,
        rule: SettleRule,
        by: &By,
    ) -> Result<TakeBackStep> {
        let Some(entry) = self.batch(number).await? else {
            return Ok(NotThere);
        };
        let Some(proposal) = entry.take_back.filter(|it| it.confirmed.is_none()) else {
            return Ok(if entry.standing == Standing::TakenBack { Already } else { NotProposed });
        };
        if proposal.proposed_by == by.actor.name() {
            return Ok(SamePerson);
        }
        let mut transaction = self.begin().await?;
        let is_public = entry.released.is_some();
        let (revision, _) = mark::next_revision(&mut transaction, is_public).await?;
        let confirmed = execute!(
            &mut transaction,
            "update batch_take_back set confirmed_by = $2, confirmed_at = $3
             where batch = $1 and confirmed_by is null and proposed_by <> $2",
            number.cast_signed(),
            by.actor.name(),
            by.at.timestamp_millis()
        );
        if confirmed == 0 {
            return Ok(NotProposed);
        }
        execute!(
            &mut transaction,
            "update batch set standing = $2, revision = $3 where number = $1",
            number.cast_signed(),
            Standing::TakenBack.code(),
            revision
        );
        if let Some(released) = entry.released {
            let at_least = rule.release_at_least;
            withdraw_rest(&mut transaction, number, released, (at_least, revision)).await?;
        }
        execute!(
            &mut transaction,
            "update public_remark set taken_back = true
             where remark in (select id from remark where batch = $1)",
            number.cast_signed()
        );
        execute!(
            &mut transaction,
            "update remark set batch_from = null, batch_to = null where batch = $1",
            number.cast_signed()
        );
        let audited = by.did("batch.taken-back", "batch", number.to_string());
        let audited = audited.from(proposal.proposed_by).to(proposal.reason);
        audit::commit(transaction, &audited).await?;
        self.look_for_batches().await?;
        Ok(Made)
    }
}
