//! Reads the plan.

use std::collections::BTreeMap;

use sqlx::FromRow;

use crate::base::calendar::due;
use crate::domain::measure::reports_delivered;
use crate::domain::plan::{
    Assignee, Overruled, PlanRow, Task, TaskEntry, TaskResult, TaskStatus, Units,
};
use crate::stats::Verdict;
use crate::store::stored::{Millis, text};
use crate::store::{Error, Result, Store};

#[derive(FromRow)]
pub(super) struct TaskRow {
    pub(super) year: i64,
    pub(super) number: String,
    pub(super) place: i64,
    title_vi: String,
    title_en: String,
    task_vi: String,
    task_en: String,
    requirement_vi: String,
    requirement_en: String,
    output_vi: String,
    output_en: String,
    due: String,
    due_vi: String,
    due_en: String,
    lead: String,
    coordinating: String,
    legal: String,
    measure: String,
    status: String,
    percent: i64,
    delivered: String,
    pub(super) entries: i64,
    evidence: i64,
    result: Option<String>,
    result_verdict: Option<String>,
    overruled: Option<String>,
    overruled_reason: Option<String>,
    overruled_by: Option<String>,
}

impl TaskRow {
    pub(super) fn read(self, assigned: Vec<Assignee>) -> Result<Task> {
        let broken = |what: String| Error::Corrupt(format!("task {}: {what}", self.number));
        let status = TaskStatus::of_code(&self.status)
            .ok_or_else(|| broken(format!("`{}` is no status", self.status)))?;
        let measure = match self.measure.as_str() {
            "" => None,
            measure => Some(measure.parse().map_err(broken)?),
        };
        let verdict = |code: Option<String>| code.map(|code| verdict(&code)).transpose();
        let result = self.result.zip(verdict(self.result_verdict)?);
        let reason = self.overruled_reason.zip(self.overruled_by);
        let overruled = verdict(self.overruled)?.zip(reason);
        Ok(Task {
            status,
            percent: u8::try_from(self.percent).map_err(|error| broken(error.to_string()))?,
            delivered: due::read(&self.delivered).map_err(broken)?,
            assigned,
            evidence: u32::try_from(self.evidence).map_err(|error| broken(error.to_string()))?,
            result: result.map(|(text, verdict)| TaskResult { text, verdict }),
            overruled: overruled.map(|(verdict, (reason, by))| Overruled { verdict, reason, by }),
            row: PlanRow {
                year: year(self.year)?,
                due: self.due.parse().map_err(broken)?,
                number: self.number.clone(),
                title: text(self.title_vi, self.title_en),
                task: text(self.task_vi, self.task_en),
                requirement: text(self.requirement_vi, self.requirement_en),
                output: text(self.output_vi, self.output_en),
                due_words: text(self.due_vi, self.due_en),
                lead: Units::of_code(&self.lead),
                coordinating: Units::of_code(&self.coordinating),
                legal: self.legal,
                measure,
            },
        })
    }
}

fn year(stored: i64) -> Result<i32> {
    i32::try_from(stored).map_err(|_| Error::Corrupt(format!("{stored} is no year")))
}

fn verdict(code: &str) -> Result<Verdict> {
    Verdict::of_code(code)
        .filter(|verdict| *verdict != Verdict::Open)
        .ok_or_else(|| Error::Corrupt(format!("`{code}` is no verdict of a task")))
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
        let mut years = years.into_iter().map(year).collect::<Result<Vec<_>>>()?;
        years.sort_unstable_by(|one, other| other.cmp(one));
        Ok(years)
    }

    /// The plan of a year in its order, headings and tasks; empty when there is none.
    pub async fn plan(&self, year: i32) -> Result<Vec<Task>> {
        let rows = fetch_all!(&self.read, "select * from task where year = $1", i64::from(year));
        self.tasks(year, rows).await
    }

    /// The unfinished rows of the plan of a year, in its order.
    pub async fn unfinished_tasks(&self, year: i32) -> Result<Vec<Task>> {
        let rows = fetch_all!(
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
            let of_task = assigned.entry(number).or_default();
            of_task.push(assignee(&kind, &who)?);
            of_task.sort();
        }
        rows.sort_by_key(|row| row.place);
        rows.into_iter()
            .map(|row| {
                let assigned = assigned.remove(&row.number).unwrap_or_default();
                let mut task = row.read(assigned)?;
                if task.row.is_about_reports() {
                    task.delivered = reports_delivered(task.row.year, &task.row.due, &sent);
                }
                Ok(task)
            })
            .collect()
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
