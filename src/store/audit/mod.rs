//! The audit log (nhật ký thao tác): who changed what and when, and what it was before.
//!
//! A store method that changes something takes a [`By`] and appends the entry in the transaction of
//! the change, as its last statement: neither is there without the other.
//!
//! ```text
//! let mut transaction = self.begin().await?;
//! …                                               // the change
//! let entry = by.did("staff.disabled", "staff", name).from(before).to(after);
//! audit::commit(transaction, &entry).await
//! ```

mod chain;
mod check;
mod entry;
mod page;

pub use chain::{AuditEnd, AuditFault};
pub use check::AuditCheck;
pub(super) use check::LastCheck;
pub use entry::{Actor, By, Entry};
pub use page::{AuditFilter, Recorded};

use sqlx::FromRow;

use super::transaction::{self, Transaction};
use super::{Result, Store};

#[derive(FromRow)]
struct Head {
    number: i64,
    hash: Vec<u8>,
}

/// Appends an entry in `transaction`, with the change it records.
///
/// It blocks every other append until the transaction ends, so it comes last before the commit.
pub(super) async fn append(transaction: &mut Transaction, entry: &Entry) -> Result<()> {
    let Head { number, hash } = fetch_one!(
        transaction,
        "update audit_head set number = number + 1 where id = 1 returning number, hash"
    );
    let own = chain::hash(&hash, number, entry);
    execute!(
        transaction,
        "insert into audit (number, at, actor_kind, actor, action, subject_kind, subject, unit,
             value_before, value_after, previous, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        number,
        entry.at.timestamp_millis(),
        entry.actor.kind(),
        entry.actor.name(),
        &entry.action,
        &entry.subject_kind,
        &entry.subject,
        &entry.unit,
        &entry.before,
        &entry.after,
        &hash,
        &own[..]
    );
    execute!(transaction, "update audit_head set hash = $1 where id = 1", &own[..]);
    Ok(())
}

pub(super) async fn append_all(transaction: &mut Transaction, entries: &[Entry]) -> Result<()> {
    for entry in entries {
        append(transaction, entry).await?;
    }
    Ok(())
}

pub(super) async fn commit(mut transaction: Transaction, entry: &Entry) -> Result<()> {
    append(&mut transaction, entry).await?;
    transaction::commit(transaction).await
}

impl Store {
    /// Appends an entry that records no change of data, such as a sign-in or a download.
    pub async fn record(&self, entry: &Entry) -> Result<()> {
        commit(self.begin().await?, entry).await
    }
}
