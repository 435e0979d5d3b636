//! Keeping the rows of a file.

use super::Rows;
use crate::base::random::Random;
use crate::domain::plan::table::Plan;
use crate::domain::touchpoint::Changes;
use crate::store::{
    self, By, CriteriaImport, DossierImport, PlanAdjusted, PlanImport, Store, UnitsChanged,
};

/// Keeps rows; `false` where they may not be kept.
pub async fn keep(
    (store, random): (&Store, &Random),
    rows: Rows,
    (name, by): (&str, &By),
) -> store::Result<bool> {
    match rows {
        Rows::Units(read) => {
            let done = store.import_units(&read, (name, random), by).await?;
            Ok(done == UnitsChanged::Done)
        }
        Rows::Touchpoints(read) => {
            let changes = Changes::between(&store.touchpoints().await?, read);
            store.import_touchpoints(&changes.to_keep(), by).await?;
            Ok(true)
        }
        Rows::Procedures(read) => {
            store.import_procedures(&read, by).await?;
            Ok(true)
        }
        Rows::Dossiers(read) => {
            let done = store.import_dossiers(read, by).await?;
            Ok(matches!(done, DossierImport::Taken { .. }))
        }
        Rows::Plan(Plan { year, rows }) => match store.import_plan(year, &rows, by).await? {
            PlanImport::Added | PlanImport::Same => Ok(true),
            PlanImport::Differs(_) => {
                let done = store.adjust_plan(year, &rows, by).await?;
                Ok(matches!(done, PlanAdjusted::Done { .. }))
            }
        },
        Rows::Criteria(read) => {
            let year = read.first().map_or(0, |each| each.year);
            let done = store.import_criteria(year, &read, by).await?;
            Ok(!matches!(done, CriteriaImport::Differs(_)))
        }
        Rows::Official(read) => {
            store.import_official(name, &read, by).await?;
            Ok(true)
        }
        Rows::Board(read) => {
            store.import_portal(name, &read, by).await?;
            Ok(true)
        }
    }
}
