//! `hailong import`: what other systems keep, and what others publish.

mod dossiers;
mod official;

use clap::Subcommand;

use crate::config::Places;

/// What can be imported.
#[derive(Subcommand, Debug)]
pub(super) enum Import {
    /// Brings in dossiers of the one-stop system from a CSV or XLSX file; all of it or nothing.
    Dossiers(dossiers::Dossiers),
    /// Brings in official PAR Index, SIPAS, XHH and PAPI figures from a CSV or XLSX file; all of it or nothing.
    Official(official::Official),
    /// Brings in published PAPI figures of provinces, as `papi score` reads them; all of the file or
    /// nothing.
    Papi(official::PapiSeries),
}

impl Import {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        match self {
            Self::Dossiers(task) => task.run(places).await,
            Self::Official(task) => task.run(places).await,
            Self::Papi(task) => task.run(places).await,
        }
    }
}
