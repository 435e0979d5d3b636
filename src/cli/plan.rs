//! `hailong plan`.

use anyhow::bail;
use clap::Subcommand;

use super::office::{self, Opened};
use super::rows_file::RowsFile;
use super::{notes, sheet_file};
use crate::base::clock::Clock;
use crate::base::table::{Source, Taken};
use crate::config::Places;
use crate::domain::import::FileKind;
use crate::domain::measure::is_share;
use crate::domain::plan::table::{Known, Plan};
use crate::domain::plan::{PlanRow, table};
use crate::store::{By, PlanAdjusted, PlanImport};

#[derive(Subcommand, Debug)]
pub(super) enum PlanTask {
    /// Brings in a year's plan from a CSV or XLSX file; all of it or nothing.
    ///
    /// Its columns are those of `seeds/demo/plan-2023.csv`. In XLSX the numbers of tasks must be cells of text: as a
    /// number 1.10 is 1.1.
    Import {
        #[command(flatten)]
        of: RowsFile,
        /// Takes the file in place of a plan that is there: rows keep the work that was done, and rows without any
        /// may go.
        #[arg(long)]
        adjust: bool,
    },
}

impl PlanTask {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let Self::Import { of, adjust } = self;
        let office = office::existing(places).await?;
        let Some(path) = of.path(FileKind::Plan, &office).await? else { return Ok(()) };
        let file = path.display();
        let sent = of.read(FileKind::Plan, (path, &office.store)).await?;
        let plan = read(sent.source(), &office).await?;
        let plan = plan.map_err(|faults| sheet_file::refused(path, &faults))?;
        notes::add(path, &plan.notes);
        let Plan { year, rows, .. } = plan.rows;
        let by = By::command_line(Clock::System.now());
        let tasks = rows.iter().filter(|row| PlanRow::is_task(row)).count();
        match office.store.import_plan(year, &rows, &by).await? {
            PlanImport::Added => say!("{file}: {tasks} tasks of {year} added"),
            PlanImport::Same => say!("{file}: {tasks} tasks of {year} as they were"),
            PlanImport::Differs(_) if adjust => {
                match office.store.adjust_plan(year, &rows, &by).await? {
                    PlanAdjusted::Done { added, changed, removed } => say!(
                        "{file}: the plan of {year} adjusted: {added} rows added, {changed} changed, {removed} taken out"
                    ),
                    PlanAdjusted::Worked(numbers) => bail!(
                        "{file}: nothing was changed: {} are worked on, so they cannot be taken out, become headings \
                         or be measured by something else than was declared",
                        numbers.join(", ")
                    ),
                }
            }
            PlanImport::Differs(numbers) => bail!(
                "{file}: nothing was imported: there is a plan of {year} already, and it differs at {}; \
                 --adjust takes the file in its place and keeps the work that was done",
                numbers.join(", ")
            ),
        }
        sent.remember(&office.store, &by).await?;
        notes::say();
        Ok(())
    }
}

/// A plan, checked against the office's units and instruments; or its faults.
pub(super) async fn read(
    rows: impl Into<Source<'_>>,
    office: &Opened,
) -> anyhow::Result<Result<Taken<Plan>, Vec<String>>> {
    let units = office.store.units().await?;
    let has_share = |id: &&str| {
        let newest = office.instruments.newest(id);
        newest.is_some_and(|newest| is_share(newest.formula.method))
    };
    let ids = office.instruments.ids().into_iter();
    let instruments = ids.filter(has_share).map(str::to_owned).collect();
    let read = table::read(rows, Known { units: &units, instruments: &instruments });
    Ok(read.map_err(|faults| faults.iter().map(ToString::to_string).collect()))
}
