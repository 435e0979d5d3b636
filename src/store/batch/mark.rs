//! How far settling has come: one row that every change of batches writes first.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::store::transaction::Transaction;
use crate::store::{Result, Store};

/// The state of all batches: readers that have seen the same mark hold the same batches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromRow)]
pub(crate) struct Mark {
    /// Number of the last batch.
    pub(super) number: i64,
    /// Number of the last change of a batch.
    pub(super) revision: i64,
    /// Number of the last release to the public.
    pub(super) released: i64,
    /// The last office day at whose end it was settled.
    pub(super) closed: Option<NaiveDate>,
}

impl Mark {
    /// Whether both are of the same batches.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.number, self.revision) == (other.number, other.revision)
    }
}

impl Store {
    /// The mark of all batches, as of now.
    pub(crate) async fn batch_state(&self) -> Result<Mark> {
        Ok(fetch_one!(
            &self.read,
            "select number, revision, released, closed from batch_mark where id = 1"
        ))
    }

    /// A short text that changes with every batch and with every change of one.
    pub async fn batch_mark(&self) -> Result<String> {
        let mark = self.batch_state().await?;
        Ok(format!("{}.{}", mark.number, mark.revision))
    }

    /// The last office day at whose end it was settled: nothing is added to it or to days before.
    pub async fn closed_day(&self) -> Result<Option<NaiveDate>> {
        Ok(self.batch_state().await?.closed)
    }

    /// A number that changes with everything the public sees of batches.
    pub async fn release_mark(&self) -> Result<u64> {
        Ok(self.batch_state().await?.released.unsigned_abs())
    }
}

/// Takes the numbers of `more` batches: the first of them. Locks the mark until commit.
pub(super) async fn next_batches(transaction: &mut Transaction, more: usize) -> Result<i64> {
    let more = i64::try_from(more).unwrap_or(i64::MAX);
    let last: i64 = scalar_one!(
        transaction,
        "update batch_mark set number = number + $1 where id = 1 returning number",
        more
    );
    Ok(last - more + 1)
}

/// Takes the number of a change of batches, and of a release if the public sees it. Locks the mark
/// until commit.
pub(super) async fn next_revision(
    transaction: &mut Transaction,
    is_public: bool,
) -> Result<(i64, i64)> {
    Ok(fetch_one!(
        transaction,
        "update batch_mark set revision = revision + 1, released = released + $1
         where id = 1 returning revision, released",
        i64::from(is_public)
    ))
}

/// Remembers that a day has been closed; `false` when another node was faster.
pub(super) async fn close(transaction: &mut Transaction, day: NaiveDate) -> Result<bool> {
    let changed = execute!(
        transaction,
        "update batch_mark set closed = $1 where id = 1 and (closed is null or closed < $1)",
        day
    );
    Ok(changed == 1)
}
