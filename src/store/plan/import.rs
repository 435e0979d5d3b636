//! Imports the plan of a year, whole and once.

use crate::domain::plan::{PlanRow, Task};
use crate::store::audit::{self, By};
use crate::store::transaction::Transaction;
use crate::store::{Result, Store};

/// Outcome of importing a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanImport {
    /// It was added.
    Added,
    /// The same plan is there already; nothing was changed.
    Same,
    /// Another plan of the year is there; these numbers differ, and nothing was changed.
    Differs(Vec<String>),
}

impl Store {
    /// Imports the rows of one year's plan in their order, all or none. An existing plan is never
    /// replaced, since its tasks carry work.
    pub async fn import_plan(&self, year: i32, rows: &[PlanRow], by: &By) -> Result<PlanImport> {
        let known = self.plan(year).await?;
        if !known.is_empty() {
            let differing = differing(&known, rows);
            return Ok(if differing.is_empty() {
                PlanImport::Same
            } else {
                PlanImport::Differs(differing)
            });
        }
        let mut transaction = self.begin().await?;
        for (place, row) in (0_i64..).zip(rows) {
            // Somebody else has imported a plan of the year since it was read.
            if !write(&mut transaction, (place, row), false).await? {
                return Ok(PlanImport::Differs(vec![row.number.clone()]));
            }
        }
        let tasks = rows.iter().filter(|row| row.is_task()).count();
        let entry = by.did("plan.imported", "plan", year.to_string()).to(format!("{tasks} tasks"));
        audit::commit(transaction, &entry).await?;
        Ok(PlanImport::Added)
    }
}

/// The numbers whose rows differ or are missing on one side.
fn differing(known: &[Task], rows: &[PlanRow]) -> Vec<String> {
    let is_known = |row: &&PlanRow| known.iter().any(|task| task.row == **row);
    let is_wanted = |task: &&Task| rows.iter().any(|row| row.number == task.row.number);
    let changed = rows.iter().filter(|row| !is_known(row));
    let gone = known.iter().filter(|task| !is_wanted(task));
    changed.map(|row| row.number.clone()).chain(gone.map(|task| task.row.number.clone())).collect()
}

/// Writes a row at its place. One that is there is adjusted, and keeps the work that was done; otherwise
/// nothing is written and this is `false`.
pub(super) async fn write(
    transaction: &mut Transaction,
    (place, row): (i64, &PlanRow),
    adjusts: bool,
) -> Result<bool> {
    let measure = row.measure.as_ref().map(ToString::to_string);
    let written = execute!(
        transaction,
        "insert into task (year, number, place, title_vi, title_en, task_vi, task_en,
             requirement_vi, requirement_en, output_vi, output_en, due, due_vi, due_en, lead,
             coordinating, legal, measure, status, percent, delivered, entries, evidence)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
             $18, 'not-started', 0, '', 0, 0)
         on conflict (year, number) do update set place = excluded.place,
             title_vi = excluded.title_vi, title_en = excluded.title_en,
             task_vi = excluded.task_vi, task_en = excluded.task_en,
             requirement_vi = excluded.requirement_vi, requirement_en = excluded.requirement_en,
             output_vi = excluded.output_vi, output_en = excluded.output_en, due = excluded.due,
             due_vi = excluded.due_vi, due_en = excluded.due_en, lead = excluded.lead,
             coordinating = excluded.coordinating, legal = excluded.legal,
             measure = excluded.measure where $19 = 1",
        i64::from(row.year),
        &row.number,
        place,
        &row.title.vi,
        &row.title.en,
        &row.task.vi,
        &row.task.en,
        &row.requirement.vi,
        &row.requirement.en,
        &row.output.vi,
        &row.output.en,
        row.due.to_string(),
        &row.due_words.vi,
        &row.due_words.en,
        row.lead.code(),
        row.coordinating.code(),
        &row.legal,
        measure.unwrap_or_default(),
        i64::from(adjusts)
    );
    Ok(written > 0)
}
