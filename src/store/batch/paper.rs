//! Settles paper forms, which are never in the inbox: they wait in their bundles.

use chrono::{DateTime, NaiveDate, Utc};

use super::keep::Kept;
use super::mark;
use super::settle::Round;
use super::take::{Part, Taken};
use super::weeks::keep_weeks;
use crate::base::calendar::{monday, office_day};
use crate::base::random::Random;
use crate::domain::batch::{Series, SettleRule, Told, of_sheet};
use crate::domain::survey::{Answer, Catalogue, Record};
use crate::store::transaction::Transaction;
use crate::store::{Error, Result, Store};

/// A form that waits on paper.
#[derive(Clone, Debug)]
pub(in crate::store) struct PaperAnswer {
    pub(in crate::store) key_hash: Vec<u8>,
    pub(in crate::store) body_mac: Vec<u8>,
    pub(in crate::store) procedure: Option<String>,
    pub(in crate::store) record: String,
    pub(in crate::store) remark: Option<String>,
}

/// A batch of paper forms.
#[derive(Clone, Debug)]
pub(in crate::store) struct PaperSettled {
    /// Its number.
    pub(in crate::store) batch: i64,
    /// Positions of its forms among those that were given.
    pub(in crate::store) forms: Vec<usize>,
    /// How many items are not told of them.
    pub(in crate::store) untold: usize,
}

/// What settles paper.
pub(in crate::store) struct PaperSettling<'a> {
    round: Round<'a>,
}

impl<'a> PaperSettling<'a> {
    pub(in crate::store) fn of(
        catalogue: &'a Catalogue,
        random: &'a Random,
        rule: SettleRule,
        now: DateTime<Utc>,
    ) -> Self {
        Self { round: Round::of(catalogue, random, rule, now) }
    }

    pub(in crate::store) fn catalogue(&self) -> &'a Catalogue {
        self.round.catalogue
    }

    /// The office's day.
    pub(in crate::store) fn today(&self) -> NaiveDate {
        office_day(self.round.now)
    }

    /// The day of settling: nothing is added to a closed day without need.
    pub(in crate::store) async fn day(&self, transaction: &mut Transaction) -> Result<NaiveDate> {
        let closed: Option<NaiveDate> =
            scalar_one!(transaction, "select closed from batch_mark where id = 1");
        let next = closed.and_then(|closed| closed.succ_opt());
        Ok(next.map_or(self.today(), |next| next.max(self.today())))
    }

    /// Makes one batch of the forms, if they are enough people; else they wait on. Forms are of one series but for
    /// their fullness and for what is not told.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when a form does not fit its instrument.
    pub(in crate::store) async fn settle(
        &mut self,
        transaction: &mut Transaction,
        (series, told_of, day): (&Series, Told, NaiveDate),
        forms: &[PaperAnswer],
    ) -> Result<Option<PaperSettled>> {
        let Some(instrument) = self.round.catalogue.version(&series.instrument, &series.version)
        else {
            return Err(Error::Corrupt(format!(
                "version {} of `{}` is not among the instruments; put its file back.",
                series.version, series.instrument
            )));
        };
        // One that does not fit its instrument waits until the instrument's file is put right.
        let read: Vec<(usize, Vec<Answer>)> = forms
            .iter()
            .enumerate()
            .filter_map(|(at, it)| Some((at, Record::stored(&it.record).answers(instrument)?)))
            .collect();
        let (places, answers): (Vec<usize>, Vec<Vec<Answer>>) = read.into_iter().unzip();
        let Some(told) = of_sheet(instrument, &answers, self.round.rule.at_least) else {
            return Ok(None);
        };
        self.round.know(&series.instrument, &series.version);
        let number = mark::next_batches(transaction, 1).await?;
        let part = Part::beside_inbox(series.clone(), told_of, day);
        let pairs = places.iter().zip(&told.records);
        let answers = pairs.map(|(at, record)| taken_of(&forms[*at], record)).collect();
        let mut kept = Kept::default();
        kept.add(&self.round, &part, answers, number)?;
        kept.write(transaction, &self.round).await?;
        if let Some(week) = monday(day).filter(|_| told_of < Told::Unit) {
            keep_weeks(transaction, &[(series.touchpoint.clone(), week)]).await?;
        }
        Ok(Some(PaperSettled { batch: number, forms: places, untold: told.untold }))
    }

    /// What follows a transaction that settled paper: what is enough is released, and pages are told.
    pub(in crate::store) async fn done(&self, store: &Store) -> Result<()> {
        store.release(&self.round).await?;
        store.forget_inbox().await?;
        store.look_for_batches().await
    }
}

fn taken_of(form: &PaperAnswer, told: &Record) -> Taken {
    Taken {
        key_hash: form.key_hash.clone(),
        body_mac: form.body_mac.clone(),
        procedure: form.procedure.clone(),
        record: told.as_str().to_owned(),
        remark: form.remark.clone(),
        duration: None,
    }
}
