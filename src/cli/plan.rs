//! `hailong plan`.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, Subcommand};

use super::office::{self, Opened};
use super::sheet_file;
use crate::base::clock::Clock;
use crate::config::Places;
use crate::domain::measure::is_share;
use crate::domain::plan::table::{Known, Plan};
use crate::domain::plan::{PlanRow, table};
use crate::store::{By, PlanImport};

/// Its tasks.
#[derive(Subcommand, Debug)]
pub(super) enum PlanTask {
    /// Brings in a year's plan from a CSV or XLSX file; all of it or nothing.
    Import(Import),
}

/// Arguments of `import`.
#[derive(Args, Debug)]
pub(super) struct Import {
    /// The file, CSV or XLSX; its columns are those of `seeds/plan-2023.csv`. In XLSX the numbers of tasks
    /// must be cells of text: as a number 1.10 is 1.1.
    file: PathBuf,
}

impl PlanTask {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        match self {
            Self::Import(task) => task.run(places).await,
        }
    }
}

impl Import {
    async fn run(self, places: &Places) -> anyhow::Result<()> {
        let file = self.file.display();
        let rows = sheet_file::read(&self.file)?;
        let office = office::open(places).await?;
        let plan = read(&rows, &office).await?;
        let plan = plan.map_err(|faults| sheet_file::refused(&self.file, &faults))?;
        let by = By::command_line(Clock::System.now());
        let imported = office.store.import_plan(plan.year, &plan.rows, &by).await?;
        let tasks = plan.rows.iter().filter(|row| PlanRow::is_task(row)).count();
        match imported {
            PlanImport::Added => say!("{file}: {tasks} tasks of {} added", plan.year),
            PlanImport::Same => say!("{file}: {tasks} tasks of {} as they were", plan.year),
            PlanImport::Differs(numbers) => bail!(
                "{file}: nothing was imported: there is a plan of {} already, and it differs at {}; \
                 a plan that is worked on is not replaced",
                plan.year,
                numbers.join(", ")
            ),
        }
        Ok(())
    }
}

/// A plan, checked against the office's units and instruments; or its faults.
pub(super) async fn read(
    rows: &[u8],
    office: &Opened,
) -> anyhow::Result<Result<Plan, Vec<String>>> {
    let units = office.store.units().await?;
    let units = units.into_iter().map(|unit| unit.code).collect();
    let has_share = |id: &&str| {
        let newest = office.instruments.newest(id);
        newest.is_some_and(|newest| is_share(newest.formula.method))
    };
    let ids = office.instruments.ids().into_iter();
    let instruments: BTreeSet<String> = ids.filter(has_share).map(str::to_owned).collect();
    let known = Known { units: &units, instruments: &instruments };
    let read = table::read(rows, known);
    Ok(read.map_err(|faults| faults.iter().map(ToString::to_string).collect()))
}
