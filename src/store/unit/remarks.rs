//! Moves remarks with their touchpoint, or with the unit of their batch, to another unit.

use std::collections::BTreeSet;

use sqlx::QueryBuilder;

use crate::store::Result;
use crate::store::audit::{By, Entry};
use crate::store::deadline::answered;
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

/// Moves the remarks of a unit that ended whose touchpoint is not told to its first successor. The
/// audit entry, if there was any.
pub(super) async fn succeed(
    transaction: &mut Transaction,
    from: &str,
    to: &str,
    by: &By,
) -> Result<Option<Entry>> {
    let moved: u64 = execute!(
        transaction,
        "update remark set unit = $2,
             assigned = case when assigned = $1 and state <> 'done' then $2 else assigned end
         where touchpoint = '' and unit = $1",
        from,
        to
    );
    Ok(entry(from, to, moved, by))
}

/// Returns them: those at `from` whose batch was of `to`, or of a unit that `to` has succeeded.
pub(super) async fn give_back(
    transaction: &mut Transaction,
    from: &str,
    to: &str,
    by: &By,
) -> Result<Option<Entry>> {
    let units = succeeded_by(transaction, to).await?;
    let moved: u64 = on!(&mut *transaction, |it| {
        answered(
            QueryBuilder::new("update remark set unit = ")
                .push_bind(to)
                .push(", assigned = case when state <> 'done' and assigned = ")
                .push_bind(from)
                .push(" then ")
                .push_bind(to)
                .push(" else assigned end where touchpoint = '' and unit = ")
                .push_bind(from)
                .push(" and batch in (select number from batch where unit in ")
                .push_tuples(&units, |mut row, unit| {
                    row.push_bind(unit.clone());
                })
                .push(")")
                .build()
                .execute(&mut **it),
        )
        .await?
        .rows_affected()
    });
    Ok(entry(from, to, moved, by))
}

/// A unit and those whose first successor it is, or was by way of others.
async fn succeeded_by(transaction: &mut Transaction, unit: &str) -> Result<BTreeSet<String>> {
    let passed: Vec<(String, String)> = fetch_all!(
        transaction,
        "select e.unit, e.successors from unit_event e join unit_act a on a.id = e.act
         where e.kind = 'passed' and a.withdrawn is null"
    );
    let mut units = BTreeSet::from([unit.to_owned()]);
    loop {
        let before = units.len();
        units.extend(
            passed
                .iter()
                .filter_map(|(unit, successors)| {
                    let first = successors.split(' ').next().unwrap_or_default();
                    units.contains(first).then(|| unit.clone())
                })
                .collect::<Vec<_>>(),
        );
        if units.len() == before {
            return Ok(units);
        }
    }
}

fn entry(from: &str, to: &str, moved: u64, by: &By) -> Option<Entry> {
    let entry = by.did("remark.units-succeeded", "unit", from).in_unit(to);
    (moved > 0).then(|| entry.from(from).to(format!("{to} ({moved})")))
}
