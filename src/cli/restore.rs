//! `hailong restore`: puts a backup into an empty place.

use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use clap::Args;
use indicatif::ProgressBar;

use super::backup::{self, Backup, Part, progress_bar};
use super::{instruments, petition_key, verify};
use crate::base::archive::Identities;
use crate::base::clock::Clock;
use crate::config::Places;
use crate::store::backup::{Load, Manifest, PetitionKey};
use crate::store::{By, Store};

/// Puts a backup into an empty data directory and an empty database, SQLite or PostgreSQL whichever it
/// came from, then checks everything as `verify` does.
#[derive(Args, Debug)]
pub(super) struct Restore {
    /// The backup.
    file: PathBuf,
    /// The file with the identity of age that opens it (AGE-SECRET-KEY-1…).
    #[arg(long, value_name = "FILE", env = "HAILONG_BACKUP_IDENTITY")]
    identity: Option<PathBuf>,
    /// The checks as JSON.
    #[arg(long)]
    json: bool,
}

impl Restore {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let identities = self.identities()?;
        let mut backup = Backup::open(&self.file, &identities)?;
        let bar = progress_bar()?;
        restore(&mut backup, places, &bar).await?;
        bar.finish_and_clear();

        let store = Store::open(&places.database_url()).await?;
        let manifest = &backup.manifest;
        store.note_restored(manifest, &By::command_line(Clock::System.now())).await?;
        let places = with_surveys(places, manifest);
        let checks =
            verify::checks(&store, instruments::with_published(&places, &store).await).await;
        if !self.json {
            say!("restored {} rows, as of {}", manifest.rows(), manifest.taken);
            for line in next_steps(manifest, &places, &store).await? {
                say!("{line}");
            }
        }
        store.close().await;
        verify::report(&checks, self.json)
    }

    fn identities(&self) -> anyhow::Result<Identities> {
        let Some(path) = &self.identity else { return Ok(Identities::none()) };
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        Identities::read(&text).map_err(|fault| anyhow::anyhow!("{}: {fault}", path.display()))
    }
}

/// Puts everything into the empty `places`: first the files, which may be there already from a try
/// before, then the database, all of it or nothing.
pub(super) async fn restore(
    backup: &mut Backup,
    places: &Places,
    bar: &ProgressBar,
) -> anyhow::Result<()> {
    let url = places.database_url();
    let file = Store::sqlite_file(&url)?;
    if let Some(file) = &file {
        refuse_remains(file)?;
    }
    let files = backup.office_files()?;
    refuse_other_key(backup, places)?;
    backup::refuse_others(&files, places)?;
    make_folder(places.directory())?;
    let Some(file) = file else {
        return load(backup, &url, bar, async || backup::write_files(&files, places)).await;
    };
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        make_folder(folder)?;
    }
    let (part, begun) = Part::begin(&file)?;
    drop(begun);
    let staged = format!("sqlite:{}", part.written_at().display());
    load(backup, &staged, bar, async || backup::write_files(&files, places)).await?;
    part.place()
}

/// Loads all rows; what must be in place before they are is done by `before`.
async fn load(
    backup: &mut Backup,
    url: &str,
    bar: &ProgressBar,
    before: impl AsyncFnOnce() -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let tables = backup.manifest.tables.clone();
    bar.set_length(backup.manifest.rows());
    let mut load = Load::begin(url, &backup.manifest.migrations).await?;
    let mut loaded = 0;
    for table in load.tables().to_vec() {
        let Some(counted) = tables.iter().find(|each| each.table.name == table.name) else {
            continue;
        };
        ensure!(
            counted.table.columns == table.columns,
            "the columns of `{}` are others than in the backup",
            table.name
        );
        let mut rows = backup.rows(counted)?;
        while let Some(some) = rows.some()? {
            load.add(&table, &some).await?;
            bar.inc(some.len() as u64);
        }
        loaded += 1;
    }
    ensure!(loaded == tables.len(), "the backup has tables that this database does not have");
    let kept: Vec<&str> = tables.iter().map(|each| each.table.name.as_str()).collect();
    load.drop_others(&kept).await?;
    before().await?;
    Ok(load.finish().await?)
}

/// Refuses a place where a database is, or where one was: SQLite would add an old log to the new file.
fn refuse_remains(file: &Path) -> anyhow::Result<()> {
    for ending in ["", "-wal", "-journal", "-shm"] {
        let mut path = file.as_os_str().to_owned();
        path.push(ending);
        let path = PathBuf::from(path);
        if path.symlink_metadata().is_ok() {
            bail!(
                "{} is there already; move it away, or restore into another directory with --data",
                path.display()
            );
        }
    }
    Ok(())
}

/// Refuses a directory with a petition key that the backup's names do not open under.
fn refuse_other_key(backup: &mut Backup, places: &Places) -> anyhow::Result<()> {
    let Some(there) = petition_key::in_directory(places.directory())? else {
        return Ok(());
    };
    let known = backup.fact(petition_key::FINGERPRINT)?;
    ensure!(
        known.is_none_or(|known| known == there.fingerprint()),
        "{} is another key than the one the backup's petitions are sealed with; move it away",
        places.directory().join(petition_key::FILE).display()
    );
    Ok(())
}

/// Makes a directory that only this account can read.
fn make_folder(folder: &Path) -> anyhow::Result<()> {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| format!("cannot make {}", folder.display()))
}

/// The same places with the instruments that came with the backup.
pub(super) fn with_surveys(places: &Places, manifest: &Manifest) -> Places {
    let has_own = manifest.entries.iter().any(|each| each.name.starts_with("files/surveys/"));
    let surveys = if has_own { Some(backup::surveys_of(places)) } else { places.surveys.clone() };
    Places { surveys, ..places.clone() }
}

/// What the operator has to know before the server starts.
async fn next_steps(
    manifest: &Manifest,
    places: &Places,
    store: &Store,
) -> anyhow::Result<Vec<String>> {
    let mut lines = Vec::new();
    if let Some(surveys) = &places.surveys {
        lines.push(format!(
            "Its own instruments: start the server with --surveys {}.",
            surveys.display()
        ));
    }
    let needs_key = manifest.petition_key == PetitionKey::LeftOut;
    if needs_key && petition_key::in_directory(places.directory())?.is_none() {
        let sealed = store.all_petition_seals().await?.len();
        lines.push(format!(
            "The petition key was left out of this backup. Put it at {} before you start the server: names \
             on {sealed} petitions are sealed with it. If it is lost, see hailong petition-key --help.",
            places.directory().join(petition_key::FILE).display()
        ));
    }
    lines.push(
        "Nobody is signed in; accounts, tokens, QR codes and slips are as they were.".to_owned(),
    );
    Ok(lines)
}
