//! Remarks go with their touchpoint when it goes to another unit.

use crate::store::Result;
use crate::store::audit::{self, By};
use crate::store::transaction::Transaction;

/// Gives what was written at a touchpoint from one unit to another, with an entry in the audit log: whoever
/// now runs the counter reads and answers it. What a unit was to do and has not done goes along.
pub(super) async fn follow(
    transaction: &mut Transaction,
    touchpoint: &str,
    (from, to): (&str, &str),
    by: &By,
) -> Result<()> {
    if from == to {
        return Ok(());
    }
    let moved: u64 = on!(&mut *transaction, |it| {
        sqlx::query(
            "update remark set unit = $3,
                 assigned = case when assigned = $2 and state <> 'done' then $3 else assigned end
             where touchpoint = $1 and unit = $2",
        )
        .bind(touchpoint)
        .bind(from)
        .bind(to)
        .execute(&mut **it)
        .await?
        .rows_affected()
    });
    if moved > 0 {
        let entry = by
            .did("remark.units-succeeded", "touchpoint", touchpoint)
            .in_unit(to)
            .from(from)
            .to(format!("{to} ({moved})"));
        audit::append(transaction, &entry).await?;
    }
    Ok(())
}
