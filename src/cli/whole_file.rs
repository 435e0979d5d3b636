//! Files that appear whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::Context;

/// A file under a temporary name until [`WholeFile::finish`]; dropped before that, it is removed.
#[derive(Debug)]
pub(super) struct WholeFile {
    path: PathBuf,
    part: PathBuf,
    file: File,
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
            // What is taken out of the database may name people or be worth money, as slips are.
            .mode(0o600)
            .open(&part)
            .with_context(|| cannot_write(path))?;
        Ok(Self { path: path.to_owned(), part, file })
    }

    pub(super) fn write_all(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.file.write_all(bytes).with_context(|| cannot_write(&self.path))
    }

    /// The same file, for writers that go back in it.
    pub(super) fn handle(&self) -> anyhow::Result<File> {
        self.file.try_clone().with_context(|| cannot_write(&self.path))
    }

    /// Syncs the file and renames it.
    pub(super) fn finish(self) -> anyhow::Result<()> {
        let synced = self.file.sync_all();
        let renamed = synced.and_then(|()| fs::rename(&self.part, &self.path));
        renamed.with_context(|| cannot_write(&self.path))
    }
}

impl Drop for WholeFile {
    fn drop(&mut self) {
        // Fails after the rename; a part that is left over is hidden and harmless.
        let _ = fs::remove_file(&self.part);
    }
}

fn cannot_write(path: &Path) -> String {
    format!("cannot write {}", path.display())
}

/// Writes a file whole.
pub(super) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut file = WholeFile::begin(path)?;
    file.write_all(bytes)?;
    file.finish()
}
