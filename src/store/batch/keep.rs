//! Writes settled batches, their receipts and their remarks.

use chrono::NaiveDate;

use super::remarks::{self, NewRemark};
use super::settle::Round;
use super::take::{Part, Taken};
use crate::domain::batch::{Batch, Duration, Standing, digest};
use crate::domain::survey::receipt_of;
use crate::store::transaction::Transaction;
use crate::store::{Error, Result};

/// What one transaction writes.
#[derive(Default)]
pub(super) struct Kept {
    batches: Vec<Batch>,
    /// Key hash, body MAC and day of each.
    receipts: Vec<(Vec<u8>, Vec<u8>, NaiveDate)>,
    remarks: Vec<NewRemark>,
}

impl Kept {
    /// Makes a batch of the answers taken, in random order.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when a record does not fit its instrument.
    pub(super) fn add(
        &mut self,
        round: &Round<'_>,
        part: &Part,
        mut taken: Vec<Taken>,
        number: i64,
    ) -> Result<()> {
        round.random.shuffle(&mut taken);
        let series = &part.series;
        let batch = batch(part, &taken, number.unsigned_abs());
        let misfit = taken.iter().find(|each| !round.fits(series, &each.record));
        if let Some(misfit) = misfit {
            return Err(Error::Corrupt(format!(
                "the answer with receipt {} does not fit `{}`, version {}; it waits until the \
                 instrument's file is put right.",
                receipt_of(&misfit.key_hash),
                series.instrument,
                series.version
            )));
        }
        self.remarks.extend(remarks::of(&batch, &taken, round));
        let receipts = taken.into_iter().filter(|each| !each.body_mac.is_empty());
        self.receipts.extend(receipts.map(|each| (each.key_hash, each.body_mac, part.day)));
        self.batches.push(batch);
        Ok(())
    }

    pub(super) fn answers(&self) -> u64 {
        self.batches.iter().map(|batch| batch.responses).sum()
    }

    pub(super) async fn write(
        mut self,
        transaction: &mut Transaction,
        round: &Round<'_>,
    ) -> Result<()> {
        write_batches(transaction, &self.batches).await?;
        // The order of keys says nothing about the order of answers in their batches.
        self.receipts.sort_unstable();
        insert!(
            transaction,
            &self.receipts,
            "insert into receipt (key_hash, body_mac, settled) ",
            |(key, body_mac, day)| [key, body_mac, *day]
        );
        round.random.shuffle(&mut self.remarks);
        remarks::write(transaction, &self.remarks).await
    }
}

/// Writes batches as they are.
pub(super) async fn write_batches(transaction: &mut Transaction, batches: &[Batch]) -> Result<()> {
    insert!(
        transaction,
        batches,
        "insert into batch (number, instrument, version, wave, office, unit, touchpoint, tier,
             day, responses, records, procedures, durations, digest, standing, released, merged,
             revision) ",
        |batch| [
            batch.number.cast_signed(),
            &batch.instrument,
            &batch.version,
            &batch.wave,
            &batch.office,
            batch.place.codes()[0],
            batch.place.codes()[1],
            batch.place.codes()[2],
            batch.day,
            batch.responses.cast_signed(),
            &batch.records,
            &batch.procedures,
            &batch.durations,
            digest(batch).to_vec(),
            batch.standing.code(),
            0_i64,
            false,
            0_i64
        ]
    );
    Ok(())
}

fn batch(part: &Part, taken: &[Taken], number: u64) -> Batch {
    let series = &part.series;
    let procedures = taken.iter().map(|each| each.procedure.as_deref());
    Batch {
        number,
        instrument: series.instrument.clone(),
        version: series.version.clone(),
        wave: series.wave.clone(),
        office: series.office.clone(),
        place: part.told.place(series),
        day: part.day,
        responses: taken.len() as u64,
        records: taken.iter().map(|each| each.record.as_str()).collect(),
        procedures: if part.told.tells_procedure() {
            Batch::procedures_of(procedures)
        } else {
            String::new()
        },
        durations: taken.iter().map(|each| Duration::of_seconds(each.duration).code()).collect(),
        standing: if series.apart { Standing::Apart } else { Standing::Counted },
        released: None,
    }
}
