//! Changes a task; the change, its history and the audit entry are one transaction.

use super::read::{TaskRow, assignee};
use crate::base::calendar::due;
use crate::domain::plan::{Change, Made, Refusal, Task, Units};
use crate::store::audit::{self, By, Entry};
use crate::store::transaction::Transaction;
use crate::store::{Result, Store};

/// Outcome of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It was made.
    Done,
    /// There is no such task.
    NotThere,
    /// It was refused; nothing was changed.
    Refused(Refusal),
}

/// A locked task, with the number of its next entry.
pub(super) struct Held {
    pub(super) task: Task,
    pub(super) entry: i64,
}

impl Store {
    /// Makes a change to a task if it is allowed; an assignee must exist.
    pub async fn change_task(
        &self,
        year: i32,
        number: &str,
        change: &Change,
        by: &By,
    ) -> Result<Changed> {
        let mut transaction = self.begin().await?;
        let Some(held) = hold(&mut transaction, year, number).await? else {
            return Ok(Changed::NotThere);
        };
        match apply(&mut transaction, &held, change, by).await? {
            Ok(entry) => audit::commit(transaction, &entry).await.map(|()| Changed::Done),
            Err(refusal) => Ok(Changed::Refused(refusal)),
        }
    }
}

/// Locks and reads the task by counting its next entry.
pub(super) async fn hold(
    transaction: &mut Transaction,
    year: i32,
    number: &str,
) -> Result<Option<Held>> {
    let year = i64::from(year);
    let row: Option<TaskRow> = fetch_optional!(
        transaction,
        "update task set entries = entries + 1 where year = $1 and number = $2 returning *",
        year,
        number
    );
    let Some(row) = row else { return Ok(None) };
    let assigned: Vec<(String, String)> = fetch_all!(
        transaction,
        "select kind, who from task_assignee where year = $1 and number = $2",
        year,
        number
    );
    let assigned = assigned.iter().map(|(kind, who)| assignee(kind, who));
    let task = Task { assigned: assigned.collect::<Result<_>>()?, ..row.task };
    Ok(Some(Held { task, entry: row.entries }))
}

/// Makes and stores a change of a locked task with its history; the audit entry.
pub(super) async fn apply(
    transaction: &mut Transaction,
    held: &Held,
    change: &Change,
    by: &By,
) -> Result<std::result::Result<Entry, Refusal>> {
    let made = match change.made(&held.task, by.actor.name()) {
        Ok(made) => made,
        Err(refusal) => return Ok(Err(refusal)),
    };
    keep(transaction, &made.task).await?;
    let row = &made.task.row;
    match change {
        Change::Assign(who) => execute!(
            transaction,
            "insert into task_assignee (year, number, kind, who) values ($1, $2, $3, $4)",
            i64::from(row.year),
            &row.number,
            who.kind(),
            who.who()
        ),
        Change::Release(who) => execute!(
            transaction,
            "delete from task_assignee
             where year = $1 and number = $2 and kind = $3 and who = $4",
            i64::from(row.year),
            &row.number,
            who.kind(),
            who.who()
        ),
        _ => 0,
    };
    note(transaction, &made, held.entry, by).await.map(Ok)
}

/// Stores what can change of a task.
pub(super) async fn keep(transaction: &mut Transaction, task: &Task) -> Result<()> {
    let result = task.result.as_ref();
    let overruled = task.overruled.as_ref();
    let stored = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    execute!(
        transaction,
        "update task set status = $3, percent = $4, delivered = $5, evidence = $6,
             result = $7, result_verdict = $8, overruled = $9, overruled_reason = $10,
             overruled_by = $11, declared_part = $12, declared_whole = $13
         where year = $1 and number = $2",
        i64::from(task.row.year),
        &task.row.number,
        task.status.code(),
        i64::from(task.percent),
        due::written(&task.delivered),
        i64::from(task.evidence),
        result.map(|each| &each.text),
        result.map(|each| each.verdict.code()),
        overruled.map(|each| each.verdict.code()),
        overruled.map(|each| &each.reason),
        overruled.map(|each| &each.by),
        task.declared.map(|it| stored(it.part)),
        task.declared.and_then(|it| it.whole).map(stored)
    );
    Ok(())
}

/// Adds the entry of a change to the history; the audit entry.
pub(super) async fn note(
    transaction: &mut Transaction,
    made: &Made,
    entry: i64,
    by: &By,
) -> Result<Entry> {
    let row = &made.task.row;
    execute!(
        transaction,
        "insert into task_entry (year, number, entry, at, actor, kind, before, after, note)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        i64::from(row.year),
        &row.number,
        entry,
        by.at.timestamp_millis(),
        by.actor.name(),
        made.action,
        &made.before,
        &made.after,
        &made.note
    );
    let after = match made.note.as_str() {
        "" => made.after.clone(),
        note => format!("{}: {note}", made.after),
    };
    let mut logged = by
        .did(made.action, "task", format!("{}/{}", row.year, row.number))
        .from(&made.before)
        .to(after);
    if let Units::Of(units) = &row.lead
        && let [unit] = &units[..]
    {
        logged = logged.in_unit(unit);
    }
    Ok(logged)
}
