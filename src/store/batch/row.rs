//! A batch as a row.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::domain::batch::{Batch, Place, Release, Standing};
use crate::store::Result;
use crate::store::stored;

/// `select_batches!("where …")`: a statement that reads [`Row`]s.
macro_rules! select_batches {
    ($rest:literal) => {
        concat!(
            "select number, instrument, version, wave, office, unit, touchpoint, tier, day,
                 responses, records, procedures, durations, standing, released, merged from batch ",
            $rest
        )
    };
}
pub(super) use select_batches;

stored::stored_as_codes!(Standing: "standing of a batch");

#[derive(FromRow)]
pub(super) struct Row {
    number: i64,
    instrument: String,
    version: String,
    wave: String,
    office: String,
    unit: String,
    touchpoint: String,
    tier: String,
    day: NaiveDate,
    responses: i64,
    records: String,
    procedures: String,
    durations: String,
    standing: Standing,
    released: i64,
    merged: bool,
}

impl Row {
    pub(super) fn read(self) -> Result<Batch> {
        Ok(Batch {
            number: self.number.unsigned_abs(),
            place: place(self.unit, self.touchpoint, &self.tier)?,
            instrument: self.instrument,
            version: self.version,
            wave: self.wave,
            office: self.office,
            day: self.day,
            responses: self.responses.unsigned_abs(),
            records: self.records,
            procedures: self.procedures,
            durations: self.durations,
            standing: self.standing,
            released: release(self.released, self.merged),
        })
    }
}

/// The place of a batch; empty texts are what is not told.
pub(super) fn place(unit: String, touchpoint: String, tier: &str) -> Result<Place> {
    let told = |code: String| Some(code).filter(|code| !code.is_empty());
    let tier = if tier.is_empty() { None } else { Some(stored::tier(tier)?) };
    Ok(Place { unit: told(unit), touchpoint: told(touchpoint), tier })
}

/// The release of a batch; number 0 is none.
pub(super) fn release(number: i64, merged: bool) -> Option<Release> {
    (number > 0).then(|| Release { number: number.unsigned_abs(), merged })
}

/// The batch number and the slot of a response's id, such as `1042.7`.
pub(super) fn id_of(number: u64, slot: usize) -> String {
    format!("{number}.{slot}")
}
