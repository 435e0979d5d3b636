//! Brings in the criteria of a year, whole and once.

use crate::domain::assessment::Criterion;
use crate::store::audit::{self, By};
use crate::store::transaction::hold;
use crate::store::{Result, Store};

/// Outcome of bringing criteria in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CriteriaImport {
    /// They were added, with the first round.
    Added,
    /// The same ones are there; nothing was changed.
    Same,
    /// Others are there; these numbers differ, and nothing was changed.
    Differs(Vec<String>),
}

impl Store {
    /// Brings in the criteria of one year in their order, all or none, and opens its first round. Criteria that are
    /// there are never replaced, since they carry scores.
    pub async fn import_criteria(
        &self,
        year: i32,
        criteria: &[Criterion],
        by: &By,
    ) -> Result<CriteriaImport> {
        let known = self.criteria(year).await?;
        if !known.is_empty() {
            let gone = known.iter().filter(|it| criteria.iter().all(|new| new.number != it.number));
            let changed = criteria.iter().filter(|it| !known.contains(it));
            let differing: Vec<String> = changed.chain(gone).map(|it| it.number.clone()).collect();
            return Ok(if differing.is_empty() {
                CriteriaImport::Same
            } else {
                CriteriaImport::Differs(differing)
            });
        }
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "assessment").await?;
        for (place, each) in (0_i64..).zip(criteria) {
            execute!(
                &mut transaction,
                "insert into assessment_criterion (year, number, place, title_vi, title_en, most,
                     declares, rule_vi, rule_en, task, source)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                i64::from(year),
                &each.number,
                place,
                &each.title.vi,
                &each.title.en,
                each.most.and_then(|most| i64::try_from(most).ok()),
                each.declares.code(),
                &each.rule.vi,
                &each.rule.en,
                &each.task,
                &each.source
            );
        }
        execute!(
            &mut transaction,
            "insert into assessment_round (year, round, opened_by, opened_at) values ($1, 1, $2, $3)",
            i64::from(year),
            by.actor.name(),
            by.at.timestamp_millis()
        );
        let scored = criteria.iter().filter(|each| each.is_scored()).count();
        let entry = by
            .did("assessment.imported", "assessment", year.to_string())
            .to(format!("{scored} criteria"));
        audit::commit(transaction, &entry).await?;
        Ok(CriteriaImport::Added)
    }
}
