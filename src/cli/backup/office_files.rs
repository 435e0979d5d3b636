//! The files beside the database that belong to a backup: the office's own seeds and instruments, and
//! the key of names on petitions.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::Part;
use crate::cli::petition_key::FILE as KEY;
use crate::config::Places;

/// Entries of the office's own files, in folders of these names.
const SEEDS: &str = "files/seeds";
const SURVEYS: &str = "files/surveys";

/// The entry of the key.
const KEY_ENTRY: &str = "files/petition.key";

/// Most bytes of one such file: they are written by hand.
pub(super) const MOST: u64 = 64 << 20;

/// A file and its name in a backup.
pub(in crate::cli) struct OfficeFile {
    /// The entry.
    pub(in crate::cli) entry: String,
    /// Its bytes.
    pub(in crate::cli) bytes: Vec<u8>,
}

/// The office's own files, the key only when asked for.
pub(super) fn read(places: &Places, with_key: bool) -> anyhow::Result<Vec<OfficeFile>> {
    let mut files = Vec::new();
    if with_key {
        let path = places.directory().join(KEY);
        let bytes = fs::read(&path).with_context(|| {
            format!(
                "the petition key {} cannot be read; leave it out with --without-key",
                path.display()
            )
        })?;
        files.push(OfficeFile { entry: KEY_ENTRY.to_owned(), bytes });
    }
    let seeds = places.directory().join("seeds");
    for (folder, entry) in [(Some(&seeds), SEEDS), (places.surveys.as_ref(), SURVEYS)] {
        for path in folder.map(|folder| files_in(folder)).transpose()?.unwrap_or_default() {
            let bytes =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            files.push(OfficeFile { entry: format!("{entry}/{name}"), bytes });
        }
    }
    Ok(files)
}

/// The files of a folder, by name; none where there is no folder.
fn files_in(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).and_then(|entries| {
        entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()
    });
    let mut paths = entries.with_context(|| format!("cannot read {}", folder.display()))?;
    paths.retain(|path| path.is_file());
    paths.sort();
    Ok(paths)
}

/// Where the instruments of a backup go.
pub(in crate::cli) fn surveys_of(places: &Places) -> PathBuf {
    places.surveys.clone().unwrap_or_else(|| places.directory().join("surveys"))
}

/// Where an entry goes; `None` for one that is no file of the office.
fn place_of(entry: &str, places: &Places) -> Option<PathBuf> {
    if entry == KEY_ENTRY {
        return Some(places.directory().join(KEY));
    }
    let (folder, name) = entry.rsplit_once('/')?;
    let is_name = !name.is_empty() && !name.starts_with('.') && !name.contains('\\');
    let folder = match folder {
        SEEDS => places.directory().join("seeds"),
        SURVEYS => surveys_of(places),
        _ => return None,
    };
    is_name.then(|| folder.join(name))
}

/// Refuses where a file would be replaced by another; one of the same bytes may be there.
pub(in crate::cli) fn refuse_others(files: &[OfficeFile], places: &Places) -> anyhow::Result<()> {
    for file in files {
        let path = place(file, places)?;
        match fs::read(&path) {
            Ok(there) if there != file.bytes => bail!(
                "{} is there already and is another file; restore into an empty directory",
                path.display()
            ),
            _ => {}
        }
    }
    Ok(())
}

/// Writes the files that are not there yet, for their owner alone.
pub(in crate::cli) fn write(files: &[OfficeFile], places: &Places) -> anyhow::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::DirBuilderExt;
    for file in files {
        let path = place(file, places)?;
        if path.exists() {
            continue;
        }
        if let Some(folder) = path.parent() {
            let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
            made.with_context(|| format!("cannot make {}", folder.display()))?;
        }
        let (part, mut out) = Part::begin(&path)?;
        out.write_all(&file.bytes).with_context(|| format!("cannot write {}", path.display()))?;
        part.place()?;
    }
    Ok(())
}

fn place(file: &OfficeFile, places: &Places) -> anyhow::Result<PathBuf> {
    place_of(&file.entry, places)
        .with_context(|| format!("the backup holds `{}`, which has no place", file.entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_a_backup_cannot_leave_the_directory() {
        let places =
            Places { data: Some("/data".into()), database: None, surveys: Some("/own".into()) };
        let place = |entry: &str| place_of(entry, &places).map(|path| path.display().to_string());
        assert_eq!(place("files/petition.key").as_deref(), Some("/data/petition.key"));
        assert_eq!(place("files/seeds/offices.toml").as_deref(), Some("/data/seeds/offices.toml"));
        assert_eq!(place("files/surveys/own.toml").as_deref(), Some("/own/own.toml"));
        for wrong in [
            "files/../x",
            "files/seeds/..",
            "files/seeds/../x",
            "files/seeds/",
            "/etc/passwd",
            "files/hailong.db",
            "files/seeds/a/b.toml",
            "x",
        ] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }
}
