//! Batches page by page, for checks.

use std::collections::BTreeSet;

use sqlx::FromRow;

use super::row::{Row, select_batches};
use crate::domain::batch::Batch;
use crate::store::{Result, Store};

/// Batches read at a time: some thousand responses, about a megabyte.
const PAGE: i64 = 500;

#[derive(FromRow)]
struct Digest {
    number: i64,
    digest: Vec<u8>,
}

impl Store {
    /// The number of the last batch.
    pub(in crate::store) async fn last_batch(&self) -> Result<u64> {
        Ok(self.batch_state().await?.number.unsigned_abs())
    }

    /// The numbers of the batches that somebody proposed and somebody else confirmed to take back.
    pub(in crate::store) async fn batches_taken_back(&self) -> Result<BTreeSet<u64>> {
        let numbers: Vec<i64> = scalar_all!(
            &self.read,
            "select batch from batch_take_back where confirmed_by <> proposed_by"
        );
        Ok(numbers.into_iter().map(i64::unsigned_abs).collect())
    }

    /// Receipts of settled answers. Those of an earlier version's answers that wait again are not among
    /// them.
    pub(in crate::store) async fn receipts_kept(&self) -> Result<u64> {
        let kept: i64 = scalar_one!(
            &self.read,
            "select (select count(*) from receipt)
                 - (select count(*) from inbox where length(body_mac) = 0)"
        );
        Ok(kept.unsigned_abs())
    }

    /// The batches after the number `after` and up to `last`, each with its digest; empty at the end.
    pub(in crate::store) async fn batch_page(
        &self,
        after: u64,
        last: u64,
    ) -> Result<Vec<(Batch, Vec<u8>)>> {
        let (after, last) = (after.cast_signed(), last.cast_signed());
        let rows: Vec<Row> = fetch_all!(
            &self.read,
            select_batches!("where number > $1 and number <= $2 order by number limit $3"),
            after,
            last,
            PAGE
        );
        let digests: Vec<Digest> = fetch_all!(
            &self.read,
            "select number, digest from batch where number > $1 and number <= $2
             order by number limit $3",
            after,
            last,
            PAGE
        );
        rows.into_iter()
            .zip(digests)
            .map(|(row, digest)| {
                debug_assert!(digest.number > after, "the same rows");
                Ok((row.read()?, digest.digest))
            })
            .collect()
    }
}
