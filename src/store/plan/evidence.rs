//! Evidence of tasks.

use super::work::{Changed, hold, keep, note};
use crate::domain::plan::{Made, Refusal};
use crate::store::audit::{self, By};
use crate::store::evidence::{self, Evidence, EvidenceFile, NewEvidence, Owner};
use crate::store::{Result, Store};

impl Store {
    /// Adds a file to a task that is open for work.
    pub async fn add_evidence(
        &self,
        year: i32,
        number: &str,
        file: &NewEvidence,
        by: &By,
    ) -> Result<Changed> {
        let mut transaction = self.begin().await?;
        let Some(held) = hold(&mut transaction, year, number).await? else {
            return Ok(Changed::NotThere);
        };
        let mut task = held.task;
        if !task.row.is_task() {
            return Ok(Changed::Refused(Refusal::Heading));
        }
        if !task.status.takes_work() {
            return Ok(Changed::Refused(Refusal::Closed));
        }
        if !evidence::add(&mut transaction, (Owner::Task, year, number), file, by).await? {
            return Ok(Changed::Refused(Refusal::SameFile));
        }
        task.evidence += 1;
        keep(&mut transaction, &task).await?;
        let made = Made {
            task,
            action: "task.evidence_added",
            before: String::new(),
            after: file.name.clone(),
            note: String::new(),
        };
        let entry = note(&mut transaction, &made, held.entry, by).await?;
        audit::commit(transaction, &entry).await?;
        Ok(Changed::Done)
    }

    /// The files of a task, in the order they were added.
    pub async fn evidence(&self, year: i32, number: &str) -> Result<Vec<Evidence>> {
        self.evidence_of((Owner::Task, year, number)).await
    }

    /// One file of a task, by the SHA-256 of its bytes.
    pub async fn evidence_file(
        &self,
        year: i32,
        number: &str,
        hash: &[u8],
    ) -> Result<Option<EvidenceFile>> {
        self.evidence_file_of((Owner::Task, year, number), hash).await
    }
}
