//! Remarks of responses that are put into batches.

use super::super::remarks::month;
use super::super::row::id_of;
use super::Before;
use crate::base::random::Random;
use crate::domain::batch::{Batch, SettleRule};
use crate::store::Result;
use crate::store::transaction::Transaction;

/// Leads the remarks of responses to their batch, and keeps those that were not indexed yet.
pub(super) async fn move_remarks(
    transaction: &mut Transaction,
    batch: &Batch,
    responses: &[Before],
    random: &Random,
) -> Result<()> {
    let written = responses.iter().filter(|each| each.remark.is_some()).count() as u64;
    let is_told = written >= SettleRule::default().at_least;
    let touchpoint = batch.place.touchpoint.as_deref().filter(|_| is_told).unwrap_or_default();
    let unit = batch.place.unit.as_deref().unwrap_or_default();
    let (from, to) = if is_told { (batch.day, batch.day) } else { month(batch.day) };
    for (slot, each) in responses.iter().enumerate() {
        let Some(body) = &each.remark else { continue };
        let response = id_of(batch.number, slot);
        let changed = execute!(
            &mut *transaction,
            "update remark set response = $3, batch = $4, touchpoint = $5,
                 unit = case when batch_to is null and $8 = '' then '' else unit end,
                 batch_from = $6, batch_to = $7
             where instrument = $1 and response = $2",
            &each.instrument,
            &each.id,
            &response,
            batch.number.cast_signed(),
            touchpoint,
            from,
            to,
            unit
        );
        if changed == 0 {
            execute!(
                &mut *transaction,
                "insert into remark (id, instrument, response, touchpoint, unit, words, state,
                     note, by_hand, reading, batch_from, batch_to, redacted, publication, body,
                     batch)
                 values ($1, $2, $3, $4, $5, '', 'unread', '', false, '', $6, $7, false, '', $8,
                     $9)",
                random.uuid(),
                &each.instrument,
                response,
                touchpoint,
                unit,
                from,
                to,
                body,
                batch.number.cast_signed()
            );
        }
    }
    Ok(())
}

/// The remark of a response that waits again. One that was not shown yet waits with it; one that
/// was stays, with no more than its month and unit.
pub(super) async fn remark_left(
    transaction: &mut Transaction,
    each: &Before,
) -> Result<Option<String>> {
    if each.remark.is_none() {
        return Ok(None);
    }
    let (from, to) = month(each.day);
    let shown = execute!(
        &mut *transaction,
        "update remark set touchpoint = '', batch_from = $3, batch_to = $4
         where instrument = $1 and response = $2 and batch_to is not null",
        &each.instrument,
        &each.id,
        from,
        to
    );
    if shown > 0 {
        return Ok(None);
    }
    execute!(
        &mut *transaction,
        "delete from remark_topic where remark in
             (select id from remark where instrument = $1 and response = $2)",
        &each.instrument,
        &each.id
    );
    execute!(
        transaction,
        "delete from remark where instrument = $1 and response = $2",
        &each.instrument,
        &each.id
    );
    Ok(each.remark.clone())
}
