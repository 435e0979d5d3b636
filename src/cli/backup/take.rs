//! Takes a backup of one instant, while others write.

use std::path::Path;

use anyhow::{Context, anyhow, bail};
use chrono::{DateTime, Utc};
use indicatif::{ProgressBar, ProgressStyle};
use tokio::sync::mpsc;

use super::office_files;
use super::writing::{self, Step, WAITING, Written};
use crate::base::archive::Recipient;
use crate::cli::petition_key;
use crate::config::Places;
use crate::store::Store;
use crate::store::backup::{Counted, FORMAT, Manifest, PetitionKey, entry_of};

/// What a backup is to hold and who can open it.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// Without one, everybody who has the file can read it.
    pub(super) recipient: Option<Recipient>,
    /// Whether the petition key is in it.
    pub(super) with_key: bool,
}

/// Writes everything that `snapshot` sees to a new file at `path`, and reads it again.
pub(super) async fn take(
    snapshot: &Store,
    places: &Places,
    wanted: &Wanted,
    (path, at): (&Path, DateTime<Utc>),
    bar: &ProgressBar,
) -> anyhow::Result<Written> {
    let has_key = snapshot.fact(petition_key::FINGERPRINT).await?.is_some();
    let files = office_files::read(places, has_key && wanted.with_key)?;
    let mut tables = Vec::new();
    for table in snapshot.tables().await? {
        tables.push(Counted { rows: snapshot.rows_of(&table).await?, table });
    }
    bar.set_length(tables.iter().map(|each| each.rows).sum());
    let (steps, outcome) = writing::begin(path, wanted.recipient.clone(), bar.clone())?;
    let sent = send(snapshot, &steps, (&tables, files)).await;
    if let Some(()) = sent? {
        let manifest = Manifest {
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            taken: at,
            migrations: snapshot.migrations_made().await?,
            petition_key: match (has_key, wanted.with_key) {
                (true, true) => PetitionKey::Included,
                (true, false) => PetitionKey::LeftOut,
                (false, _) => PetitionKey::None,
            },
            tables,
            entries: Vec::new(),
        };
        // When the writer is gone, its outcome says why.
        let _ = steps.send(Step::End(manifest)).await;
    }
    drop(steps);
    outcome.await.map_err(|_| anyhow!("the writer of the backup has stopped"))?
}

/// Sends all rows and files; `None` when the writer is gone.
async fn send(
    snapshot: &Store,
    steps: &mpsc::Sender<Step>,
    (tables, files): (&[Counted], Vec<office_files::OfficeFile>),
) -> anyhow::Result<Option<()>> {
    for Counted { table, rows } in tables {
        let (chunks, received) = mpsc::channel(WAITING);
        if steps.send(Step::Entry(entry_of(table), received)).await.is_err() {
            return Ok(None);
        }
        match snapshot.dump(table, &chunks).await.with_context(|| table.name.clone())? {
            None => return Ok(None),
            Some(sent) if sent != *rows => bail!("`{}` changed while it was read", table.name),
            Some(_) => {}
        }
    }
    for file in files {
        let (chunks, received) = mpsc::channel(1);
        if steps.send(Step::Entry(file.entry, received)).await.is_err()
            || chunks.send(file.bytes).await.is_err()
        {
            return Ok(None);
        }
    }
    Ok(Some(()))
}

/// Shown on a terminal only.
pub(in crate::cli) fn progress_bar() -> anyhow::Result<ProgressBar> {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} rows, {eta} left {msg}")?;
    Ok(ProgressBar::new(0).with_style(style))
}
