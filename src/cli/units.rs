//! `hailong units`.

use clap::Subcommand;

use super::rows_file::{RowsFile, bring_in};
use crate::config::Places;
use crate::domain::import::{Beside, FileKind};

#[derive(Subcommand, Debug)]
pub(super) enum UnitsTask {
    /// Brings in units with their names and the units above them from a CSV or XLSX file; all of it or nothing.
    ///
    /// Its columns are `code,name_vi,name_en,parent,from,to,basis`; all but the first two may be left out.
    Import {
        #[command(flatten)]
        file: RowsFile,
        /// Tells what would change and keeps nothing.
        #[arg(long)]
        preview: bool,
    },
}

impl UnitsTask {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let Self::Import { file, preview } = self;
        bring_in(places, FileKind::Units, (&file, &Beside::default()), preview).await
    }
}
