//! `hailong import dossiers`.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;

use crate::calendar::office_day;
use crate::cli::office;
use crate::clock::Clock;
use crate::config::Places;
use crate::dossier::table::{self, Context};
use crate::sheet::LARGEST;
use crate::store::{By, DossierImport, Store};
use crate::survey::Lang;

/// Faults told at most; the rest are counted.
const TOLD: usize = 500;

/// Arguments of `dossiers`.
#[derive(Args, Debug)]
pub(in crate::cli) struct Dossiers {
    /// The file, with the columns
    /// `dossier_code,procedure_code,touchpoint,received,due,completed,outcome,apology_sent,apology_new_due`.
    file: PathBuf,
}

impl Dossiers {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let file = self.file.display();
        let cannot = || format!("cannot read {file}");
        let mut bytes = Vec::new();
        // One byte over the limit tells that there are more; no file is read whole before that.
        let most = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
        let opened = File::open(&self.file).with_context(cannot)?;
        opened
            .take(most)
            .read_to_end(&mut bytes)
            .with_context(cannot)?;
        let store = office::open(places).await?.store;
        let now = Clock::System.now();
        let context = context(&store, office_day(now)).await?;
        let dossiers = match table::read(&bytes, &context) {
            Ok(dossiers) => dossiers,
            Err(unread) => {
                let faults = unread.told(Lang::En);
                let more = faults.len().saturating_sub(TOLD);
                let more = if more > 0 {
                    format!("\n  and {more} more")
                } else {
                    String::new()
                };
                let told: Vec<&str> = faults.iter().take(TOLD).map(String::as_str).collect();
                bail!(
                    "{file}: nothing was imported, {} fault(s):\n  {}{more}",
                    faults.len(),
                    told.join("\n  ")
                )
            }
        };
        match store
            .import_dossiers(dossiers, &By::command_line(now))
            .await?
        {
            DossierImport::Taken {
                added: 0,
                changed: 0,
                unchanged,
            } => {
                say!("{file}: nothing changed, {unchanged} dossiers as they were");
            }
            DossierImport::Taken {
                added,
                changed,
                unchanged,
            } => {
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
