//! Reads the plan.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::base::calendar::due;
use crate::domain::measure::{Declared, reports_delivered};
use crate::domain::plan::{
    Assignee, Overruled, PlanRow, Task, TaskEntry, TaskResult, TaskStatus, Units,
};
use crate::stats::Verdict;
use crate::store::readable::or_left_out;
use crate::store::stored::{Millis, corrupt, text};
use crate::store::{Error, Result, Store};

/// A task without its assignees, its place in the plan and the number of its entries.
pub(super) struct TaskRow {
    pub(super) task: Task,
    pub(super) place: i64,
    pub(super) entries: i64,
}

from_row!(TaskRow, |row| {
    let number: String = row.try_get("number")?;
    let broken = |what: String| corrupt(format!("task {number}: {what}"));
    let string = |column| row.try_get::<String, &str>(column);
    let maybe = |column| row.try_get::<Option<String>, &str>(column);
    let verdict = |column| maybe(column)?.map(|code| verdict(&code)).transpose();
    let (status, measure) = (string("status")?, string("measure")?);
    let (percent, evidence): (i64, i64) = (row.try_get("percent")?, row.try_get("evidence")?);
    let result = maybe("result")?.zip(verdict("result_verdict")?);
    let count = |column: &'static str| {
        let stored: Option<i64> = row.try_get(column)?;
        let count = |it: i64| u64::try_from(it).map_err(|error| broken(error.to_string()));
        stored.map(count).transpose()
    };
    let whole = count("declared_whole")?;
    let declared = count("declared_part")?.map(|part| Declared { part, whole });
    let reason = maybe("overruled_reason")?.zip(maybe("overruled_by")?);
    let overruled = verdict("overruled")?.zip(reason);
    let task = Task {
        status: TaskStatus::of_code(&status)
            .ok_or_else(|| broken(format!("`{status}` is no status")))?,
        percent: u8::try_from(percent).map_err(|error| broken(error.to_string()))?,
        delivered: due::read(&string("delivered")?).map_err(broken)?,
        assigned: Vec::new(),
        evidence: u32::try_from(evidence).map_err(|error| broken(error.to_string()))?,
        result: result.map(|(text, verdict)| TaskResult { text, verdict }),
        declared,
        overruled: overruled.map(|(verdict, (reason, by))| Overruled { verdict, reason, by }),
        row: PlanRow {
            year: year(row.try_get("year")?)?,
            title: text(row, "title")?,
            task: text(row, "task")?,
            requirement: text(row, "requirement")?,
            output: text(row, "output")?,
            due: string("due")?.parse().map_err(broken)?,
            due_words: text(row, "due")?,
            lead: Units::of_code(&string("lead")?),
            coordinating: Units::of_code(&string("coordinating")?),
            legal: string("legal")?,
            measure: match measure.as_str() {
                "" => None,
                measure => Some(measure.parse().map_err(broken)?),
            },
            number: number.clone(),
        },
    };
    TaskRow { task, place: row.try_get("place")?, entries: row.try_get("entries")? }
});

fn year(stored: i64) -> sqlx::Result<i32> {
    i32::try_from(stored).map_err(|_| corrupt(format!("{stored} is no year")))
}

fn verdict(code: &str) -> sqlx::Result<Verdict> {
    Verdict::of_code(code)
        .filter(|verdict| *verdict != Verdict::Open)
        .ok_or_else(|| corrupt(format!("`{code}` is no verdict of a task")))
}

type AssigneeRow = (String, String, String);

pub(super) fn assignee(kind: &str, who: &str) -> Result<Assignee> {
    Assignee::of_code(&format!("{kind}:{who}"))
        .ok_or_else(|| Error::Corrupt(format!("`{kind}` is no kind of assignee")))
}

impl Store {
    /// The years that have a plan, the newest first.
    pub async fn plan_years(&self) -> Result<Vec<i32>> {
        let years: Vec<i64> = scalar_all!(&self.read, "select distinct year from task");
        let mut years = years.into_iter().map(year).collect::<sqlx::Result<Vec<_>>>()?;
        years.sort_unstable_by(|one, other| other.cmp(one));
        Ok(years)
    }

    /// The plan of a year in its order, headings and tasks, at most the 2,000 rows that a file of it may have; empty
    /// when there is none.
    pub async fn plan(&self, year: i32) -> Result<Vec<Task>> {
        let rows =
            fetch_readable!(&self.read, "select * from task where year = $1", i64::from(year));
        self.tasks(year, rows).await
    }

    /// The same plan as its tasks stood at an instant, by their histories; their rows and their deliveries of reports
    /// are today's.
    pub async fn plan_before(&self, year: i32, until: DateTime<Utc>) -> Result<Vec<Task>> {
        type Row = (String, Millis, String, String, String, String, String);
        let rows: Vec<Row> = fetch_all!(
            &self.read,
            "select number, at, actor, kind, before, after, note from task_entry
             where year = $1 and at < $2 order by number, entry",
            i64::from(year),
            until.timestamp_millis()
        );
        let mut histories: BTreeMap<String, Vec<TaskEntry>> = BTreeMap::new();
        for (number, Millis(at), actor, kind, before, after, note) in rows {
            let entry = TaskEntry { at, actor, kind, before, after, note };
            histories.entry(number).or_default().push(entry);
        }
        let history = |task: &Task| histories.get(&task.row.number).map_or(&[][..], Vec::as_slice);
        let tasks = self.plan(year).await?;
        Ok(tasks.iter().map(|task| task.after(history(task))).collect())
    }

    /// The unfinished rows of the plan of a year, in its order.
    pub async fn unfinished_tasks(&self, year: i32) -> Result<Vec<Task>> {
        let rows = fetch_readable!(
            &self.read,
            "select * from task where year = $1 and status <> 'done'",
            i64::from(year)
        );
        self.tasks(year, rows).await
    }

    /// The task or heading with this number.
    pub async fn task(&self, year: i32, number: &str) -> Result<Option<Task>> {
        let rows = fetch_all!(
            &self.read,
            "select * from task where year = $1 and number = $2",
            i64::from(year),
            number
        );
        Ok(self.tasks(year, rows).await?.pop())
    }

    /// Rows of a year's plan as tasks, with their assignees and deliveries.
    async fn tasks(&self, year: i32, mut rows: Vec<TaskRow>) -> Result<Vec<Task>> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let sent = self.report_days(year).await?;
        let assignees: Vec<AssigneeRow> = fetch_all!(
            &self.read,
            "select number, kind, who from task_assignee where year = $1",
            i64::from(year)
        );
        let mut assigned: BTreeMap<String, Vec<Assignee>> = BTreeMap::new();
        for (number, kind, who) in assignees {
            if let Some(assignee) = or_left_out(assignee(&kind, &who), &number)? {
                let of_task = assigned.entry(number).or_default();
                of_task.push(assignee);
                of_task.sort();
            }
        }
        rows.sort_by_key(|row| row.place);
        let tasks = rows.into_iter().map(|TaskRow { mut task, .. }| {
            task.assigned = assigned.remove(&task.row.number).unwrap_or_default();
            if task.row.is_about_reports() {
                task.delivered = reports_delivered(task.row.year, &task.row.due, &sent);
            }
            task
        });
        Ok(tasks.collect())
    }

    /// The history of a task, the newest entry first.
    pub async fn task_entries(&self, year: i32, number: &str) -> Result<Vec<TaskEntry>> {
        type Row = (Millis, String, String, String, String, String);
        let rows: Vec<Row> = fetch_all!(
            &self.read,
            "select at, actor, kind, before, after, note from task_entry
             where year = $1 and number = $2 order by entry desc",
            i64::from(year),
            number
        );
        let entry = |(Millis(at), actor, kind, before, after, note): Row| TaskEntry {
            at,
            actor,
            kind,
            before,
            after,
            note,
        };
        Ok(rows.into_iter().map(entry).collect())
    }
}
