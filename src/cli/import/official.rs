//! `hailong import official` and `papi`: figures that others publish.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use clap::Args;

use crate::cli::{office, papi};
use crate::clock::Clock;
use crate::config::Places;
use crate::measure::papi::Series;
use crate::official::table;
use crate::store::{By, OfficialFigure};

/// Arguments of `official`.
#[derive(Args, Debug)]
pub(in crate::cli) struct Official {
    /// The file; its columns are those of `seeds/official-published.csv`.
    file: PathBuf,
}

/// Arguments of `papi`.
#[derive(Args, Debug)]
pub(in crate::cli) struct PapiSeries {
    /// Sub-dimensions, dimensions or totals, with a column `year`.
    file: PathBuf,
    /// Title of the source.
    #[arg(
        long,
        value_name = "TITLE",
        default_value = "PAPI (CECODES, VFF-CRT, RTA, UNDP)"
    )]
    source: String,
    /// Address of the source.
    #[arg(long, value_name = "URL", default_value = "https://papi.org.vn")]
    address: String,
}

impl Official {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let file = self.file.display();
        let csv = fs::read_to_string(&self.file)
            .with_context(|| format!("cannot read {file}; it must be text in UTF-8"))?;
        let figures = match table::read(&csv) {
            Ok(figures) => figures,
            Err(faults) => {
                let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
                bail!(
                    "{file}: nothing was imported, {} fault(s):\n  {}",
                    told.len(),
                    told.join("\n  ")
                )
            }
        };
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
