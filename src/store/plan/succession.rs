//! Passes unfinished tasks of a unit that ended to its successor.
//!
//! The plan's own text about who leads stays; the successor is assigned beside it. Finished tasks
//! stay as they are.

use chrono::{DateTime, Utc};

use super::work::{apply, hold};
use crate::domain::plan::{Assignee, Change, Units};
use crate::store::Result;
use crate::store::audit::{By, Entry};
use crate::store::transaction::Transaction;

/// Assigns the successor to every unfinished task that the unit leads or is assigned to, unless it
/// works on it already; the audit entries.
pub(crate) async fn succeed(
    transaction: &mut Transaction,
    unit: &str,
    successor: &str,
    by: &By,
) -> Result<Vec<Entry>> {
    let tasks: Vec<(i64, String, String)> = fetch_all!(
        transaction,
        "select year, number, lead from task where status <> 'done' order by year, place"
    );
    let put_on: Vec<(i64, String)> = fetch_all!(
        transaction,
        "select year, number from task_assignee where kind = 'unit' and who = $1",
        unit
    );
    let is_of = |lead: &str, unit: &str| match Units::of_code(lead) {
        Units::All => false,
        Units::Of(units) => units.iter().any(|each| each == unit),
    };
    let mut entries = Vec::new();
    for (year, number, lead) in tasks {
        let is_own = is_of(&lead, unit) || put_on.contains(&(year, number.clone()));
        if is_own && !is_of(&lead, successor) {
            let change = Change::Assign(Assignee::Unit(successor.to_owned()));
            entries.extend(changed(transaction, year, &number, &change, by).await?);
        }
    }
    Ok(entries)
}

/// Removes the successor from unfinished tasks it was assigned to by the act recorded at that
/// instant.
pub(crate) async fn give_back(
    transaction: &mut Transaction,
    successor: &str,
    recorded: DateTime<Utc>,
    by: &By,
) -> Result<Vec<Entry>> {
    let who = Assignee::Unit(successor.to_owned());
    let tasks: Vec<(i64, String)> = fetch_all!(
        transaction,
        "select task.year, task.number from task join task_entry e
             on e.year = task.year and e.number = task.number
         where e.kind = 'task.assigned' and e.after = $1 and e.at = $2
             and task.status <> 'done'
         order by task.year, task.place",
        who.code(),
        recorded.timestamp_millis()
    );
    let change = Change::Release(who);
    let mut entries = Vec::new();
    for (year, number) in tasks {
        entries.extend(changed(transaction, year, &number, &change, by).await?);
    }
    Ok(entries)
}

/// Makes a change of assignees, if there is one to make.
async fn changed(
    transaction: &mut Transaction,
    year: i64,
    number: &str,
    change: &Change,
    by: &By,
) -> Result<Option<Entry>> {
    let Ok(year) = i32::try_from(year) else {
        return Ok(None);
    };
    let Some(held) = hold(transaction, year, number).await? else {
        return Ok(None);
    };
    let entry = apply(transaction, &held, change, by).await?.ok();
    if entry.is_none() {
        // Nothing to change: undoes the count of an entry.
        execute!(
            transaction,
            "update task set entries = entries - 1 where year = $1 and number = $2",
            i64::from(year),
            number
        );
    }
    Ok(entry)
}
