//! Releases settled counts to the public in batches large enough to hide one citizen.

use super::settle::Batch;
use crate::store::Result;
use crate::store::transaction::Transaction;

/// Releases all settled answers of the touchpoint when at least the rule's number of them is new.
///
/// Locks the touchpoint until the transaction ends: two nodes counting at once could otherwise
/// release fewer.
pub(super) async fn release(transaction: &mut Transaction, batch: &Batch<'_>) -> Result<()> {
    let group = batch.group;
    // Changes nothing, but locks the row on PostgreSQL. Only the batch's mark is locked after it.
    execute!(transaction, "update touchpoint set unit = unit where code = $1", &group.touchpoint);
    let unreleased: Option<i64> = scalar_one!(
        transaction,
        "select cast(sum(responses - released_responses) as bigint) from tally
         where touchpoint = $1 and instrument = $2 and version = $3
             and responses > released_responses",
        &group.touchpoint,
        &group.instrument,
        &group.version
    );
    if unreleased.unwrap_or(0).unsigned_abs() >= batch.rule.release_at_least {
        execute!(
            transaction,
            "update tally set released_responses = responses, released = counts
             where touchpoint = $1 and instrument = $2 and version = $3
                 and responses > released_responses",
            &group.touchpoint,
            &group.instrument,
            &group.version
        );
    }
    Ok(())
}
