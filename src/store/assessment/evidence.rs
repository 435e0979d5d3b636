//! Evidence of criteria: files of their own, and those of the plan's tasks that they are about.

use super::score::is_scored;
use crate::store::audit::{self, By};
use crate::store::evidence::{self, Evidence, EvidenceFile, NewEvidence, Owner};
use crate::store::{Result, Store};

/// A file of the sheet, named by the criterion it shows.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AssessmentFile {
    /// Number of the criterion.
    pub number: String,
    /// Number of the plan's task whose evidence it is; empty for the criterion's own.
    pub task: String,
    /// The SHA-256 of its bytes.
    pub hash: Vec<u8>,
    /// Its name.
    pub name: String,
}

impl Store {
    /// Adds a file to a criterion; `false` where there is no such one, or it has the file already.
    pub async fn add_assessment_evidence(
        &self,
        (year, number): (i32, &str),
        file: &NewEvidence,
        by: &By,
    ) -> Result<bool> {
        let mut transaction = self.begin().await?;
        if !is_scored(&mut transaction, year, number).await? {
            return Ok(false);
        }
        if !evidence::add(&mut transaction, (Owner::Criterion, year, number), file, by).await? {
            return Ok(false);
        }
        let entry = by
            .did("assessment.evidence-added", "assessment", format!("{year}/{number}"))
            .to(&file.name);
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }

    /// The files of a criterion's own, in the order they were added.
    pub async fn assessment_evidence(&self, year: i32, number: &str) -> Result<Vec<Evidence>> {
        self.evidence_of((Owner::Criterion, year, number)).await
    }

    /// One file of a criterion, by the SHA-256 of its bytes.
    pub async fn assessment_file(
        &self,
        year: i32,
        number: &str,
        hash: &[u8],
    ) -> Result<Option<EvidenceFile>> {
        self.evidence_file_of((Owner::Criterion, year, number), hash).await
    }

    /// Every file of a year's sheet, without its bytes: of the criteria, and of the tasks they are about.
    pub async fn assessment_files(&self, year: i32) -> Result<Vec<AssessmentFile>> {
        let own: Vec<AssessmentFile> = fetch_all!(
            &self.read,
            "select number, '' as task, hash, name from assessment_evidence
             where year = $1 order by number, added_at, hash",
            i64::from(year)
        );
        let of_tasks: Vec<AssessmentFile> = fetch_all!(
            &self.read,
            "select c.number, c.task, t.hash, t.name
             from assessment_criterion c
             join task_evidence t on t.year = c.year and t.number = c.task
             where c.year = $1 and c.task <> '' order by c.number, t.added_at, t.hash",
            i64::from(year)
        );
        Ok(own.into_iter().chain(of_tasks).collect())
    }
}
