//! Takes a changed plan of a year (kế hoạch điều chỉnh) in place of the one that is there.

use std::collections::BTreeSet;

use super::import::write;
use crate::domain::plan::{PlanRow, Task};
use crate::store::audit::{self, By};
use crate::store::{Result, Store};

/// Outcome of adjusting a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanAdjusted {
    /// How many rows were added, changed and taken out.
    Done {
        /// Rows with a new number.
        added: usize,
        /// Rows that say something else, or stand elsewhere.
        changed: usize,
        /// Rows that the new plan does not have.
        removed: usize,
    },
    /// These rows are worked on, and the new plan takes them out, makes a heading of them or measures what was
    /// declared by something else; nothing was changed.
    Worked(Vec<String>),
}

impl Store {
    /// The numbers of a year's rows that are worked on: that have an entry in their history, or evidence.
    pub async fn worked_tasks(&self, year: i32) -> Result<BTreeSet<String>> {
        let numbers: Vec<String> = scalar_all!(
            &self.read,
            "select number from task where year = $1 and (entries > 0 or evidence > 0)",
            i64::from(year)
        );
        Ok(numbers.into_iter().collect())
    }

    /// The rows of a changed plan that work which was done does not allow; see [`PlanAdjusted::Worked`].
    pub async fn plan_conflicts(&self, year: i32, rows: &[PlanRow]) -> Result<Vec<String>> {
        Ok(broken(&self.plan(year).await?, rows, &self.worked_tasks(year).await?))
    }

    /// Takes a changed plan of a year in place of the one that is there, all or nothing: rows keep the work that
    /// was done, and rows without any may go.
    pub async fn adjust_plan(&self, year: i32, rows: &[PlanRow], by: &By) -> Result<PlanAdjusted> {
        let mut transaction = self.begin().await?;
        let known = self.plan(year).await?;
        let conflicts = broken(&known, rows, &self.worked_tasks(year).await?);
        if !conflicts.is_empty() {
            return Ok(PlanAdjusted::Worked(conflicts));
        }
        let gone: Vec<&Task> = known
            .iter()
            .filter(|task| !rows.iter().any(|row| row.number == task.row.number))
            .collect();
        for task in &gone {
            // Work that began since the rows were read stays: the row is then not taken out.
            let removed = execute!(
                &mut transaction,
                "delete from task where year = $1 and number = $2 and entries = 0 and evidence = 0",
                i64::from(year),
                &task.row.number
            );
            if removed == 0 {
                return Ok(PlanAdjusted::Worked(vec![task.row.number.clone()]));
            }
        }
        let (mut added, mut changed) = (Vec::new(), Vec::new());
        for (place, row) in (0_i64..).zip(rows) {
            write(&mut transaction, (place, row), true).await?;
            match known.iter().find(|task| task.row.number == row.number) {
                None => added.push(row.number.as_str()),
                Some(task) if task.row != *row => changed.push(row.number.as_str()),
                Some(_) => {}
            }
        }
        let done =
            PlanAdjusted::Done { added: added.len(), changed: changed.len(), removed: gone.len() };
        let gone: Vec<&str> = gone.iter().map(|task| task.row.number.as_str()).collect();
        if !(added.is_empty() && changed.is_empty() && gone.is_empty()) {
            let entry = by
                .did("plan.adjusted", "plan", year.to_string())
                .from(gone.join(", "))
                .to([added, changed].concat().join(", "));
            audit::commit(transaction, &entry).await?;
        }
        Ok(done)
    }
}

/// The numbers of rows that are worked on and that the new rows take out, make a heading, or measure by
/// something else.
fn broken(known: &[Task], rows: &[PlanRow], worked: &BTreeSet<String>) -> Vec<String> {
    let stays = |task: &Task| {
        let row = rows.iter().find(|row| row.number == task.row.number);
        row.is_some_and(|row| {
            row.is_task() == task.row.is_task()
                && (row.measure == task.row.measure || task.declared.is_none())
        })
    };
    let broken = known.iter().filter(|task| worked.contains(&task.row.number) && !stays(task));
    broken.map(|task| task.row.number.clone()).collect()
}
