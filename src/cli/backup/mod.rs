//! `hailong backup`: everything in one file, while the server goes on.

mod drill;
mod office_files;
mod opened;
mod part;
mod take;
mod writing;

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use clap::Args;

use self::take::{Wanted, take};
use self::writing::Written;
use crate::base::archive::Recipient;
use crate::base::clock::Clock;
use crate::config::Places;
use crate::store::backup::{Manifest, PetitionKey};
use crate::store::{By, Store};

pub(super) use self::office_files::{refuse_others, surveys_of, write as write_files};
pub(super) use self::opened::Backup;
pub(super) use self::part::Part;
pub(super) use self::take::progress_bar;

/// Writes the whole database, the office's own seeds and instruments and the petition key to one file,
/// and reads that file again before it says that it is done.
#[derive(Args, Debug)]
pub(super) struct BackupTask {
    /// The new file.
    #[arg(required_unless_present = "drill", conflicts_with = "drill")]
    file: Option<PathBuf>,
    #[command(flatten)]
    holds: Holds,
    /// Restores a new backup into a scratch directory below the data directory and compares the figures.
    #[arg(long)]
    drill: bool,
    /// The comparison as JSON.
    #[arg(long, requires = "drill")]
    json: bool,
}

/// Who can open a backup and whether it holds the petition key.
#[derive(Args, Clone, Debug)]
pub(super) struct Holds {
    /// Encrypts the file to this recipient of age (age1…), whose identity is kept elsewhere.
    #[arg(long, value_name = "AGE", env = "HAILONG_BACKUP_RECIPIENT")]
    recipient: Option<Recipient>,
    /// Puts the petition key into a file that is not encrypted.
    #[arg(long, conflicts_with = "without_key")]
    with_key: bool,
    /// Leaves the petition key out.
    #[arg(long)]
    without_key: bool,
}

impl Holds {
    fn wanted(&self) -> anyhow::Result<Wanted> {
        ensure!(
            self.recipient.is_some() || self.with_key || self.without_key,
            "without --recipient anyone who has the file can read it, so say whether it holds the petition \
             key: --with-key, and names and contacts on petitions can be read by anyone too; \
             --without-key, and they can never be read after a restore unless you keep petition.key elsewhere"
        );
        Ok(Wanted { recipient: self.recipient.clone(), with_key: !self.without_key })
    }
}

impl BackupTask {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let Some(path) = &self.file else {
            return drill::run(places, self.holds.recipient, self.json).await;
        };
        let wanted = self.holds.wanted()?;
        let at = Clock::System.now();
        let snapshot = Store::snapshot(&places.database_url()).await?;
        let bar = progress_bar()?;
        let written = take(&snapshot, places, &wanted, (path, at), &bar).await?;
        bar.finish_and_clear();
        snapshot.close().await;
        say!("{}", done(path, &wanted, &written));
        say!("{}", of_key(&written.manifest, places.directory()));
        note(places, &written.manifest).await.context(
            "the backup is good, but its time could not be noted, so that pages go on asking for one",
        )
    }
}

/// One line about the file.
fn done(path: &Path, wanted: &Wanted, written: &Written) -> String {
    let Written { manifest, bytes, .. } = written;
    let sealed = if wanted.recipient.is_some() { "encrypted" } else { "NOT encrypted" };
    let files = manifest.entries.len() - manifest.tables.len();
    format!(
        "{}: {} rows of {} tables and {files} files, {bytes} bytes, {sealed}; read again and found whole",
        path.display(),
        manifest.rows(),
        manifest.tables.len()
    )
}

/// One line about the petition key.
fn of_key(manifest: &Manifest, directory: &Path) -> String {
    match manifest.petition_key {
        PetitionKey::Included => "The petition key is in it.".to_owned(),
        PetitionKey::LeftOut => format!(
            "The petition key is NOT in it: without a copy of {} names and contacts on petitions \
             can never be read after a restore.",
            directory.join("petition.key").display()
        ),
        PetitionKey::None => "There is no petition key yet.".to_owned(),
    }
}

/// Keeps when the backup was taken, in a database of this version: one of an earlier version, backed up
/// before an upgrade, is not touched.
async fn note(places: &Places, manifest: &Manifest) -> anyhow::Result<()> {
    let url = places.database_url();
    if !Store::is_current(&url, &manifest.migrations) {
        return Ok(());
    }
    let store = Store::open(&url).await?;
    store.note_backup(manifest, &By::command_line(manifest.taken)).await?;
    store.close().await;
    Ok(())
}
