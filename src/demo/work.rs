//! Brings a made-up plan and the work on it into a store, through the methods the pages use.

use super::Failed;
use super::plan::{Deed, What};
use crate::domain::plan::PlanRow;
use crate::store::{By, Changed, PlanImport, ReportRecorded, Store};

/// Brings in the plan and does the deeds, as the account `staff`; gives how many were done.
///
/// After an error, what was done until then stays.
pub async fn load_plan(
    store: &Store,
    rows: &[PlanRow],
    deeds: &[Deed],
    staff: &str,
) -> Result<usize, Failed> {
    let (Some(first), Some(row)) = (deeds.first(), rows.first()) else {
        return Ok(0);
    };
    let year = row.year;
    let by = By::account(staff, first.at);
    if store.import_plan(year, rows, &by).await? != PlanImport::Added {
        return Err(Failed::Plan(format!("there is a plan of {year} already")));
    }
    for Deed { at, number, what } in deeds {
        let by = By::account(staff, *at);
        let changed = match what {
            What::Change(change) => store.change_task(year, number, change, &by).await?,
            What::Attach(file) => store.add_evidence(year, number, file, &by).await?,
            What::Report(report) => match store.record_report(report, &by).await? {
                ReportRecorded::Done => Changed::Done,
                _ => Changed::NotThere,
            },
        };
        if changed != Changed::Done {
            return Err(Failed::Plan(format!("task {number}, {what:?}: {changed:?}")));
        }
    }
    Ok(deeds.len())
}
