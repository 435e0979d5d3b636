//! `hailong import dossiers`.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use crate::base::Lang;
use crate::base::calendar::office_day;
use crate::base::clock::Clock;
use crate::cli::{office, sheet_file};
use crate::config::Places;
use crate::domain::dossier::table;
use crate::domain::dossier::table::Context;
use crate::store::{By, DossierImport, Store};

/// Arguments of `dossiers`.
#[derive(Args, Debug)]
pub(crate) struct Dossiers {
    /// The file, with the columns
    /// `dossier_code,procedure_code,touchpoint,received,due,completed,outcome,apology_sent,apology_new_due`.
    file: PathBuf,
}

impl Dossiers {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let file = self.file.display();
        let rows = sheet_file::read(&self.file)?;
        let store = office::open(places).await?.store;
        let now = Clock::System.now();
        let context = context(&store, office_day(now)).await?;
        let dossiers = table::read(&rows, &context)
            .map_err(|unread| sheet_file::refused(&self.file, &unread.told(Lang::En)))?;
        match store.import_dossiers(dossiers, &By::command_line(now)).await? {
            DossierImport::Taken { added: 0, changed: 0, unchanged } => {
                say!("{file}: nothing changed, {unchanged} dossiers as they were");
            }
            DossierImport::Taken { added, changed, unchanged } => {
                say!("{file}: {added} new, {changed} changed, {unchanged} as they were");
            }
            DossierImport::Conflicts(codes) => bail!(
                "{file}: nothing was imported: {} completed dossier(s) differ, and a completed one keeps its \
                 days and its outcome: {}",
                codes.len(),
                codes.join(", ")
            ),
        }
        Ok(())
    }
}

/// What a row may refer to.
async fn context(store: &Store, today: chrono::NaiveDate) -> anyhow::Result<Context> {
    let procedures = store.procedures().await?.into_iter();
    let touchpoints = store.touchpoints().await?.into_iter();
    Ok(Context {
        procedures: procedures.map(|each| each.code).collect(),
        touchpoints: touchpoints.map(|each| each.code).collect(),
        today,
    })
}
