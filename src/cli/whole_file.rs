//! Files that are there whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;

/// A file under a name of its own until [`WholeFile::finish`]; dropped before that, it is removed.
#[derive(Debug)]
pub(super) struct WholeFile {
    path: PathBuf,
    part: PathBuf,
    file: Option<File>,
}

impl WholeFile {
    /// Begins the file that is to be at `path`, in the same directory.
    pub(super) fn begin(path: &Path) -> anyhow::Result<Self> {
        let name = path
            .file_name()
            .with_context(|| format!("{} names no file; add one", path.display()))?;
        let part =
            path.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .open(&part)
            .with_context(|| format!("cannot write {}", path.display()))?;
        Ok(Self { path: path.to_owned(), part, file: Some(file) })
    }

    /// Puts it in its place, on disk.
    pub(super) fn finish(mut self) -> anyhow::Result<()> {
        let place = || format!("cannot write {}", self.path.display());
        if let Some(file) = &self.file {
            file.sync_all().with_context(place)?;
        }
        fs::rename(&self.part, &self.path).with_context(place)?;
        self.file = None;
        Ok(())
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match &mut self.file {
            Some(file) => file.write(bytes),
            None => Err(std::io::ErrorKind::NotConnected.into()),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.as_mut().map_or(Ok(()), File::flush)
    }
}

impl Drop for WholeFile {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            // Nobody is left to tell; a forgotten part is hidden and harmless.
            let _ = fs::remove_file(&self.part);
        }
    }
}

/// Writes a file whole.
pub(super) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut file = WholeFile::begin(path)?;
    file.write_all(bytes).with_context(|| format!("cannot write {}", path.display()))?;
    file.finish()
}
