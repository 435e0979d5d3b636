//! Moves remarks with their touchpoint to another unit.

use crate::store::Result;
use crate::store::audit::{By, Entry};
use crate::store::transaction::Transaction;

/// Moves the remarks of a touchpoint from one unit to another, with what is still to be done about
/// them. The audit entry, if there was any remark.
pub(super) async fn follow(
    transaction: &mut Transaction,
    touchpoint: &str,
    from: &str,
    to: &str,
    by: &By,
) -> Result<Option<Entry>> {
    if from == to {
        return Ok(None);
    }
    let moved: u64 = execute!(
        transaction,
        "update remark set unit = $3,
             assigned = case when assigned = $2 and state <> 'done' then $3 else assigned end
         where touchpoint = $1 and unit = $2",
        touchpoint,
        from,
        to
    );
    let entry = by
        .did("remark.units-succeeded", "touchpoint", touchpoint)
        .in_unit(to)
        .from(from)
        .to(format!("{to} ({moved})"));
    Ok((moved > 0).then_some(entry))
}
