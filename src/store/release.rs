//! Showing settled counts to the public, in batches large enough to hide one citizen.

use super::Result;
use super::settle::Batch;
use super::transaction::Transaction;

/// Releases all settled answers of the touchpoint when at least the rule's number of them is new.
pub(super) async fn release(transaction: &mut Transaction, batch: &Batch<'_>) -> Result<()> {
    let group = batch.group;
    on!(transaction, |it| {
        let unreleased: Option<i64> = sqlx::query_scalar(
            "select cast(sum(responses - released_responses) as bigint) from tally
             where touchpoint = $1 and instrument = $2 and version = $3
                 and responses > released_responses",
        )
        .bind(&group.touchpoint)
        .bind(&group.instrument)
        .bind(&group.version)
        .fetch_one(&mut **it)
        .await?;
        if unreleased.unwrap_or(0).unsigned_abs() >= batch.rule.release_at_least {
            sqlx::query(
                "update tally set released_responses = responses, released = counts
                 where touchpoint = $1 and instrument = $2 and version = $3
                     and responses > released_responses",
            )
            .bind(&group.touchpoint)
            .bind(&group.instrument)
            .bind(&group.version)
            .execute(&mut **it)
            .await?;
        }
    });
    Ok(())
}
