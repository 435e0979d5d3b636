//! Effects of an act on current rows: units, touchpoints, accounts.

use super::remarks;
use crate::base::calendar::office_day;
use crate::domain::unit::{Change, Event, Organisation};
use crate::store::audit::{self, By, Entry};
use crate::store::dossier_mark::move_open;
use crate::store::transaction::Transaction;
use crate::store::{Result, plan};

/// Adds founded units to the office. A unit whose founding was withdrawn keeps its row, which old
/// answers may name, until it is founded again.
pub(super) async fn found(transaction: &mut Transaction, events: &[Event]) -> Result<()> {
    for event in events {
        let Change::Founded { name, .. } = &event.change else {
            continue;
        };
        execute!(
            transaction,
            "insert into unit (code, office, name_vi, name_en)
             values ($1, (select min(code) from office), $2, $3)
             on conflict (code) do update set name_vi = excluded.name_vi,
                 name_en = excluded.name_en",
            &event.unit,
            &name.vi,
            &name.en
        );
    }
    Ok(())
}

/// Moves touchpoints with their remarks to their new units; limits accounts of an ended unit to its
/// successors; passes its unfinished tasks to the first. Everything is changed before the first
/// audit entry: others, too, hold their rows and then wait for the log.
pub(super) async fn take_over(
    transaction: &mut Transaction,
    events: &[Event],
    by: &By,
) -> Result<()> {
    let mut entries = Vec::new();
    for event in events {
        let Change::Passed { into, touchpoints } = &event.change else {
            continue;
        };
        for (touchpoint, to) in touchpoints {
            put(transaction, touchpoint, &event.unit, to).await?;
            entries.extend(remarks::follow(transaction, touchpoint, &event.unit, to, by).await?);
        }
        if !into.contains(&event.unit) {
            entries.extend(succeed(transaction, &event.unit, into, by).await?);
        }
        if let Some(first) = into.first().filter(|_| !into.contains(&event.unit)) {
            entries.extend(plan::succeed(transaction, &event.unit, first, by).await?);
            entries.extend(remarks::succeed(transaction, &event.unit, first, by).await?);
        }
    }
    audit::append_all(transaction, &entries).await
}

/// Returns touchpoints, remarks and unfinished tasks that are still where these events put them.
pub(super) async fn give_back(
    transaction: &mut Transaction,
    events: &[Event],
    by: &By,
) -> Result<()> {
    let mut entries = Vec::new();
    for event in events {
        let Change::Passed { into, touchpoints } = &event.change else {
            continue;
        };
        for (touchpoint, to) in touchpoints {
            if put(transaction, touchpoint, to, &event.unit).await? {
                entries
                    .extend(remarks::follow(transaction, touchpoint, to, &event.unit, by).await?);
            }
        }
        if let Some(first) = into.first().filter(|_| !into.contains(&event.unit)) {
            entries.extend(plan::give_back(transaction, first, event.recorded, by).await?);
            entries.extend(remarks::give_back(transaction, first, &event.unit, by).await?);
        }
    }
    audit::append_all(transaction, &entries).await
}

/// Moves a touchpoint; `false` when it was not at `from`.
async fn put(
    transaction: &mut Transaction,
    touchpoint: &str,
    from: &str,
    to: &str,
) -> Result<bool> {
    let moved: u64 = execute!(
        transaction,
        "update touchpoint set unit = $3 where code = $1 and unit = $2",
        touchpoint,
        from,
        to
    );
    move_open(transaction, touchpoint, to).await?;
    Ok(moved > 0)
}

/// Adds the successors before removing the old unit: an account without a unit would see the whole
/// office.
async fn succeed(
    transaction: &mut Transaction,
    unit: &str,
    into: &[String],
    by: &By,
) -> Result<Vec<Entry>> {
    let accounts: Vec<String> =
        scalar_all!(transaction, "select staff from staff_unit where unit = $1", unit);
    let mut entries = Vec::new();
    for account in accounts {
        for successor in into {
            execute!(
                transaction,
                "insert into staff_unit (staff, unit) values ($1, $2)
                 on conflict (staff, unit) do nothing",
                &account,
                successor
            );
        }
        execute!(
            transaction,
            "delete from staff_unit where staff = $1 and unit = $2",
            &account,
            unit
        );
        let entry =
            by.did("staff.units-succeeded", "staff", &account).from(unit).to(into.join(" "));
        entries.push(entry);
    }
    Ok(entries)
}

/// Sets today's name of every unit these events are about.
pub(super) async fn rename(
    transaction: &mut Transaction,
    events: &[Event],
    organisation: &Organisation,
    by: &By,
) -> Result<()> {
    let today = office_day(by.at);
    for event in events {
        let Some(name) = organisation.name(&event.unit, today) else {
            continue;
        };
        execute!(
            transaction,
            "update unit set name_vi = $2, name_en = $3 where code = $1",
            &event.unit,
            &name.vi,
            &name.en
        );
    }
    Ok(())
}
