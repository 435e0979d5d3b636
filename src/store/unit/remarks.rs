//! Remarks go with their touchpoint when it goes to another unit.

use crate::store::Result;
use crate::store::audit::{By, Entry};
use crate::store::transaction::Transaction;

/// Gives what was written at a touchpoint from one unit to another: whoever now runs the counter reads and
/// answers it. What a unit was to do and has not done goes along. The entry for the audit log, if there
/// was any remark.
pub(super) async fn follow(
    transaction: &mut Transaction,
    touchpoint: &str,
    (from, to): (&str, &str),
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
