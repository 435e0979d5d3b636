//! Marks the months whose dossiers were changed, so that what is kept of them in memory is read again.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Result;
use super::transaction::Transaction;
use crate::domain::dossier::ReceivedMonth;

/// Marks that dossiers received on these days are changed, in the transaction that changes them.
pub(super) async fn mark_received(
    transaction: &mut Transaction,
    days: impl IntoIterator<Item = NaiveDate>,
) -> Result<()> {
    let months: BTreeSet<NaiveDate> = days.into_iter().map(ReceivedMonth::of).collect();
    for first in months {
        execute!(
            &mut *transaction,
            "insert into dossier_month (first, changes) values ($1, 1)
             on conflict (first) do update set changes = dossier_month.changes + 1",
            first
        );
    }
    Ok(())
}

/// Gives the open dossiers of a touchpoint its unit; what was completed stays where it was.
pub(super) async fn move_open(
    transaction: &mut Transaction,
    touchpoint: &str,
    unit: &str,
) -> Result<()> {
    let days: Vec<NaiveDate> = scalar_all!(
        &mut *transaction,
        "select distinct received from dossier
         where touchpoint = $1 and completed is null and unit <> $2",
        touchpoint,
        unit
    );
    if !days.is_empty() {
        execute!(
            &mut *transaction,
            "update dossier set unit = $2
             where touchpoint = $1 and completed is null and unit <> $2",
            touchpoint,
            unit
        );
    }
    mark_received(transaction, days).await
}
