//! Settles waiting answers: batch by batch, in small transactions between which answers are accepted.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::keep::Kept;
use super::mark;
use super::take::{Part, Work};
use super::waiting::coarsen;
use crate::base::calendar::office_day;
use crate::base::clock::instant;
use crate::base::random::Random;
use crate::domain::batch::{Moment, Series, SettleRule, Shape, plan};
use crate::domain::survey::Catalogue;
use crate::store::transaction::{commit, retrying};
use crate::store::{Error, Result, Store};

/// Outcome of a round of settling.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Answers moved out of the inbox.
    pub responses: u64,
    /// Answers that still wait.
    pub waiting: u64,
    /// What cannot be settled without intervention, one sentence each.
    pub stuck: Vec<String>,
}

/// A day ends this long after midnight: answers accepted before it may still be on their way to the
/// disk.
const GRACE: TimeDelta = TimeDelta::minutes(1);

/// How long settling waits while answers come in, in times of its last transaction: these have the disk and the
/// processors fifteen sixteenths of the time.
const PAUSE: u32 = 15;

/// What it waits at most: a day's answers are settled all the same.
const LONGEST_PAUSE: Duration = Duration::from_millis(500);

/// How often a part is tried again that another node has taken from.
const ATTEMPTS: u32 = 5;

/// What a round of settling needs.
pub(super) struct Round<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) random: &'a Random,
    pub(super) rule: SettleRule,
    pub(super) now: DateTime<Utc>,
    pub(super) shapes: BTreeMap<(String, String), Shape>,
}

impl Store {
    /// Settles what may be settled while the server runs: the ends of days that have passed, then
    /// the large series of today. After an error, what was settled before stays settled.
    pub async fn settle(
        &self,
        catalogue: &Catalogue,
        random: &Random,
        rule: SettleRule,
        now: DateTime<Utc>,
    ) -> Result<Settled> {
        self.settle_at(Moment::Within, Round::of(catalogue, random, rule, now)).await
    }

    /// The same, and every series of today in which enough wait: for an operator.
    pub async fn settle_now(
        &self,
        catalogue: &Catalogue,
        random: &Random,
        rule: SettleRule,
        now: DateTime<Utc>,
    ) -> Result<Settled> {
        self.settle_at(Moment::Requested, Round::of(catalogue, random, rule, now)).await
    }

    async fn settle_at(&self, moment: Moment, mut round: Round<'_>) -> Result<Settled> {
        let mut settled = Settled::default();
        self.mark_weeks(round.now).await?;
        let before = self.batch_state().await?.closed;
        let closed = self.close_days(&mut round, &mut settled).await?;
        let today = office_day(round.now);
        // Nothing is added to a day that was closed, also when the clock is set back.
        let day = closed.and_then(|closed| closed.succ_opt()).map_or(today, |next| next.max(today));
        self.settle_moment(&mut round, (moment, None, day), &mut settled).await?;
        if settled.responses > 0 {
            self.forget_inbox().await?;
        }
        // At the end of a quarter what is left of it is released, also when nothing was settled.
        if settled.responses > 0 || closed != before {
            self.release(&round).await?;
        }
        // Another process may have settled.
        self.look_for_batches().await?;
        settled.waiting = self.inbox_size().await?;
        Ok(settled)
    }

    /// Settles the ends of all days that have passed since the last one closed; the last day closed.
    async fn close_days(
        &self,
        round: &mut Round<'_>,
        settled: &mut Settled,
    ) -> Result<Option<NaiveDate>> {
        let mut closed = self.batch_state().await?.closed;
        let Some(last) = office_day(round.now - GRACE).pred_opt() else {
            return Ok(closed);
        };
        if let Some(closed) = closed.filter(|closed| *closed >= last) {
            if closed > last {
                // The clock was set back: what is due is settled, under the day after the closed ones.
                let day = closed.succ_opt().unwrap_or(closed);
                let moment = (Moment::EndOf(last), Some(last), day);
                self.settle_moment(round, moment, settled).await?;
            }
            return Ok(Some(closed));
        }
        let oldest = self.oldest_day().await?;
        let next = closed.and_then(|day| day.succ_opt());
        let first = oldest.map(|oldest| next.map_or(oldest, |next| next.max(oldest)));
        let days = first.into_iter().flat_map(|first| first.iter_days());
        for day in days.take_while(|day| *day < last).chain([last]) {
            self.settle_moment(round, (Moment::EndOf(day), Some(day), day), settled).await?;
            let mut transaction = self.begin().await?;
            if mark::close(&mut transaction, day).await? {
                let coarsened = coarsen(&mut transaction, day, round.rule).await?;
                commit(transaction).await?;
                if coarsened > 0 {
                    self.forget_inbox().await?;
                }
            }
            closed = Some(day);
        }
        Ok(closed)
    }

    /// Settles what is ripe at one moment among the answers accepted by the end of `until`.
    async fn settle_moment(
        &self,
        round: &mut Round<'_>,
        (moment, until, day): (Moment, Option<NaiveDate>, NaiveDate),
        settled: &mut Settled,
    ) -> Result<()> {
        let ends = self.wave_ends().await?;
        let waves = (until.unwrap_or(day), &ends);
        for _ in 0..ATTEMPTS {
            if plan(&self.waiting(until, waves).await?, moment, round.rule).is_empty() {
                return Ok(());
            }
            let inbox = self.inbox(until, waves).await?;
            let planned = plan(&inbox.waiting, moment, round.rule);
            let work = Work::of(&inbox, &planned, round, day, &mut settled.stuck);
            match self.settle_work(round, work, settled).await {
                Err(Error::Overtaken) => {}
                done => return done,
            }
        }
        Ok(())
    }

    async fn settle_work(
        &self,
        round: &mut Round<'_>,
        work: Work,
        settled: &mut Settled,
    ) -> Result<()> {
        for parts in work.transactions() {
            let (begun, asked) = (instant(), self.asked_to_accept.load(Ordering::Relaxed));
            match self.settle_parts(round, &parts).await {
                Ok(moved) => settled.responses += moved,
                Err(Error::Corrupt(_)) => {
                    // One bad answer must not keep the others waiting.
                    for part in &parts {
                        self.settle_around_misfits(round, part, settled).await?;
                    }
                }
                Err(error) => return Err(error),
            }
            if self.asked_to_accept.load(Ordering::Relaxed) != asked {
                tokio::time::sleep((begun.elapsed() * PAUSE).min(LONGEST_PAUSE)).await;
            }
        }
        Ok(())
    }

    /// Settles a batch; where some of its answers do not fit their instrument, the others if they are
    /// enough without them.
    async fn settle_around_misfits(
        &self,
        round: &Round<'_>,
        part: &Part,
        settled: &mut Settled,
    ) -> Result<()> {
        match self.settle_parts(round, std::slice::from_ref(part)).await {
            Ok(moved) => settled.responses += moved,
            Err(Error::Corrupt(fault)) => {
                settled.stuck.push(fault);
                let rest = self.without_misfits(round, part).await?;
                if rest.people() >= round.rule.at_least {
                    settled.responses += self.settle_parts(round, &[rest]).await?;
                }
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Settles some batches in one transaction; how many answers.
    async fn settle_parts(&self, round: &Round<'_>, parts: &[Part]) -> Result<u64> {
        retrying(|| async {
            let mut transaction = self.begin().await?;
            let first = mark::next_batches(&mut transaction, parts.len()).await?;
            let mut kept = Kept::default();
            let taken = Part::take(&mut transaction, parts).await?;
            for ((part, taken), number) in parts.iter().zip(taken).zip(first..) {
                kept.add(round, part, taken, number)?;
            }
            let answers = kept.answers();
            kept.write(&mut transaction, round).await?;
            commit(transaction).await?;
            Ok(answers)
        })
        .await
    }
}

impl<'a> Round<'a> {
    pub(super) fn of(
        catalogue: &'a Catalogue,
        random: &'a Random,
        rule: SettleRule,
        now: DateTime<Utc>,
    ) -> Self {
        Self { catalogue, random, rule, now, shapes: BTreeMap::new() }
    }

    /// The shape of the records of an instrument version; `None` when it is not at hand.
    pub(super) fn know(&mut self, instrument: &str, version: &str) -> bool {
        let key = (instrument.to_owned(), version.to_owned());
        if !self.shapes.contains_key(&key) {
            let Some(found) = self.catalogue.version(instrument, version) else {
                return false;
            };
            self.shapes.insert(key, Shape::of(found));
        }
        true
    }

    /// Whether a record fits the instrument of its series.
    pub(super) fn fits(&self, series: &Series, record: &str) -> bool {
        let shape = self.shapes.get(&(series.instrument.clone(), series.version.clone()));
        let columns: Vec<&[u8]> = record.as_bytes().chunks(1).collect();
        shape.is_some_and(|shape| shape.fits(&columns))
    }
}
