//! Remarks of settled answers: what is told of their time and place.

use chrono::{Datelike, Months, NaiveDate};

use super::row::id_of;
use super::settle::Round;
use super::take::Taken;
use crate::domain::batch::{Batch, Standing};
use crate::domain::remark::State;
use crate::store::Result;
use crate::store::transaction::Transaction;

/// A remark to keep. Its words are indexed later.
pub(super) struct NewRemark {
    id: String,
    instrument: String,
    /// The id of the response it came with.
    response: String,
    /// Empty where not told.
    touchpoint: String,
    unit: String,
    /// The days it is told to be of; `None` while its batch is held apart, and in no list.
    days: Option<(NaiveDate, NaiveDate)>,
    body: String,
    batch: u64,
}

/// The remarks among the answers of a batch. Where the batch has too few of them, a reader who knows
/// of a visit could guess who wrote: then the month and the unit alone are told.
pub(super) fn of(batch: &Batch, taken: &[Taken], round: &Round<'_>) -> Vec<NewRemark> {
    let written = taken.iter().filter(|each| each.remark.is_some()).count() as u64;
    let is_told = written >= round.rule.at_least;
    let touchpoint = batch.place.touchpoint.as_deref().filter(|_| is_told).unwrap_or_default();
    let days = if is_told { (batch.day, batch.day) } else { month(batch.day) };
    let days = (batch.standing == Standing::Counted).then_some(days);
    let remark = |(slot, each): (usize, &Taken)| {
        Some(NewRemark {
            id: round.random.uuid(),
            instrument: batch.instrument.clone(),
            response: id_of(batch.number, slot),
            touchpoint: touchpoint.to_owned(),
            unit: batch.place.unit.clone().unwrap_or_default(),
            days,
            body: each.remark.clone()?,
            batch: batch.number,
        })
    };
    taken.iter().enumerate().filter_map(remark).collect()
}

/// The first and the last day of a month.
pub(super) fn month(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(Months::new(1));
    (first, next.and_then(|next| next.pred_opt()).unwrap_or(day))
}

pub(super) async fn write(transaction: &mut Transaction, remarks: &[NewRemark]) -> Result<()> {
    insert!(
        transaction,
        remarks,
        "insert into remark (id, instrument, response, touchpoint, unit, words, state, note,
             by_hand, reading, batch_from, batch_to, redacted, publication, body, batch) ",
        |remark| [
            &remark.id,
            &remark.instrument,
            &remark.response,
            &remark.touchpoint,
            &remark.unit,
            "",
            State::Unread.code(),
            "",
            false,
            "",
            remark.days.map(|days| days.0),
            remark.days.map(|days| days.1),
            false,
            "",
            &remark.body,
            remark.batch.cast_signed()
        ]
    );
    Ok(())
}
