//! `hailong import official` and `papi`: figures that others publish.

use std::path::{Path, PathBuf};

use anyhow::anyhow;
use clap::Args;

use crate::base::clock::Clock;
use crate::cli::{office, papi, sheet_file};
use crate::config::Places;
use crate::domain::measure::papi::Series;
use crate::domain::official::{OfficialFigure, table};
use crate::store::By;

/// Arguments of `official`.
#[derive(Args, Debug)]
pub(crate) struct Official {
    /// The file, CSV or XLSX; its columns are those of `seeds/official-published.csv`.
    file: PathBuf,
}

/// Arguments of `papi`.
#[derive(Args, Debug)]
pub(crate) struct PapiSeries {
    /// Sub-dimensions, dimensions or totals, with a column `year`.
    file: PathBuf,
    /// Title of the source.
    #[arg(long, value_name = "TITLE", default_value = "PAPI (CECODES, VFF-CRT, RTA, UNDP)")]
    source: String,
    /// Address of the source.
    #[arg(long, value_name = "URL", default_value = "https://papi.org.vn")]
    address: String,
}

impl Official {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let rows = sheet_file::read(&self.file)?;
        let figures = table::read(&rows).map_err(|faults| {
            let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
            sheet_file::refused(&self.file, &told)
        })?;
        take(places, &self.file, &figures).await
    }
}

impl PapiSeries {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let series = Series::built_in().map_err(|fault| anyhow!("surveys/papi: {fault}"))?;
        let figures = papi::official(&self.file, &series, (&self.source, &self.address))?;
        take(places, &self.file, &figures).await
    }
}

async fn take(places: &Places, file: &Path, figures: &[OfficialFigure]) -> anyhow::Result<()> {
    let office = office::open(places).await?;
    let by = By::command_line(Clock::System.now());
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let done = office.store.import_official(&name, figures, &by).await?;
    say!(
        "{}: {} figures added, {} corrected, {} as they were",
        file.display(),
        done.added,
        done.corrected,
        done.same
    );
    Ok(())
}
