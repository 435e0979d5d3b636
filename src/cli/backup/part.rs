//! A file for its owner alone, which appears whole or not at all and replaces no other.

use std::fs::{self, File, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// The file under a temporary name until [`Part::place`]; dropped before that, it is removed.
#[derive(Debug)]
pub(in crate::cli) struct Part {
    path: PathBuf,
    part: PathBuf,
}

impl Part {
    /// Begins the file that is to be at `path`, in the same directory.
    pub(in crate::cli) fn begin(path: &Path) -> anyhow::Result<(Self, File)> {
        let name = path
            .file_name()
            .with_context(|| format!("{} names no file; add one", path.display()))?;
        if path.symlink_metadata().is_ok() {
            return Err(is_there(path));
        }
        let part = part_of(&name.to_string_lossy(), std::process::id());
        let part = Self { path: path.to_owned(), part: path.with_file_name(part) };
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&part.part)
            .with_context(|| part.cannot())?;
        Ok((part, file))
    }

    /// Opens what was written.
    pub(in crate::cli) fn open(&self) -> anyhow::Result<File> {
        File::open(&self.part).with_context(|| self.cannot())
    }

    /// Where it is written.
    pub(in crate::cli) fn written_at(&self) -> &Path {
        &self.part
    }

    /// Gives the file its name, for good.
    pub(in crate::cli) fn place(self) -> anyhow::Result<()> {
        let synced = File::open(&self.part).and_then(|file| file.sync_all());
        synced.with_context(|| self.cannot())?;
        // A link never replaces. Sticks and shares that have no links have no race worth the name either.
        match fs::hard_link(&self.part, &self.path) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!(is_there(&self.path)),
            Err(_) if self.path.symlink_metadata().is_ok() => bail!(is_there(&self.path)),
            Err(_) => fs::rename(&self.part, &self.path).with_context(|| self.cannot())?,
        }
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        // Not every file system syncs folders.
        let _ = File::open(folder.unwrap_or(Path::new("."))).and_then(|folder| folder.sync_all());
        Ok(())
    }

    fn cannot(&self) -> String {
        format!("cannot write {}", self.path.display())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Fails after a rename; a part that is left over is hidden and harmless.
        let _ = fs::remove_file(&self.part);
    }
}

fn is_there(path: &Path) -> anyhow::Error {
    anyhow::anyhow!("{} is there already; choose another name", path.display())
}

/// The temporary name of a file.
fn part_of(name: &str, process: u32) -> String {
    format!(".{name}.{process}.part")
}

/// The file that a temporary name belongs to.
#[cfg_attr(not(test), expect(dead_code, reason = "the schedule comes next"))]
pub(super) fn whole_of(part: &str) -> Option<&str> {
    let (name, process) = part.strip_prefix('.')?.strip_suffix(".part")?.rsplit_once('.')?;
    process.parse::<u32>().ok().map(|_| name)
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_file_of_ones_own_appears_whole_and_never_replaces_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.backup");
        let (part, mut file) = Part::begin(&path).unwrap();
        file.write_all(b"first").unwrap();
        assert!(!path.exists());
        assert_eq!(fs::metadata(part.written_at()).unwrap().permissions().mode() & 0o777, 0o600);
        part.place().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert!(Part::begin(&path).unwrap_err().to_string().contains("is there already"));

        let other = folder.path().join("b.backup");
        let (part, _file) = Part::begin(&other).unwrap();
        fs::write(&other, "somebody else's").unwrap();
        assert!(part.place().unwrap_err().to_string().contains("is there already"));
        assert_eq!(fs::read(&other).unwrap(), b"somebody else's");
        assert_eq!(folder.path().read_dir().unwrap().count(), 2, "no part is left");
    }

    #[test]
    fn parts_are_known_by_their_names() {
        assert_eq!(whole_of(&part_of("a.backup.age", 17)), Some("a.backup.age"));
        for other in ["a.backup", ".a.backup", ".a.backup.x.part", ".part"] {
            assert_eq!(whole_of(other), None, "{other}");
        }
    }
}
