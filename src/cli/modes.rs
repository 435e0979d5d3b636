//! Whether other accounts of the machine can read what the office keeps.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};

use crate::config::Places;

/// What stands beside a SQLite file.
const BESIDE: [&str; 3] = ["", "-wal", "-shm"];

/// Refuses to go on where every account of the machine can read the database or the petition key:
/// passwords' hashes, second factors and answers that wait stand there.
pub(super) fn must_be_private(places: &Places) -> anyhow::Result<()> {
    let mut files = vec![places.directory().join("petition.key")];
    if let Some(file) = places.database_url().strip_prefix("sqlite:") {
        let file = file.trim_start_matches("//").split('?').next().unwrap_or_default();
        files.extend(BESIDE.map(|end| PathBuf::from(format!("{file}{end}"))));
    }
    for file in files.iter().filter(|file| file.exists()) {
        let readable = can_be_read_by_all(file)
            .with_context(|| format!("cannot see who may read {}", file.display()))?;
        ensure!(
            !readable,
            "every account of this machine can read {file}, where passwords' hashes and answers that wait stand; \
             take that away with `chmod 600 {file}`, or close its directory with `chmod 700 {directory}`",
            file = file.display(),
            directory = file.parent().unwrap_or(Path::new(".")).display()
        );
    }
    Ok(())
}

/// Whether an account that is neither the owner nor of its group can read a file: its own mode allows it, and
/// every directory on the way can be passed.
fn can_be_read_by_all(file: &Path) -> std::io::Result<bool> {
    let mode = |path: &Path| fs::metadata(path).map(|data| data.permissions().mode());
    if mode(file)? & 0o004 == 0 {
        return Ok(false);
    }
    let file = fs::canonicalize(file)?;
    for directory in file.ancestors().skip(1) {
        if mode(directory)? & 0o001 == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_everybody_can_read_is_refused_unless_its_directory_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let set = |path: &Path, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        };
        let file = folder.path().join("hailong.db");
        fs::write(&file, "").unwrap();
        set(folder.path(), 0o755);
        set(&file, 0o644);
        let places = Places { data: Some(folder.path().to_owned()), database: None, surveys: None };
        let passable = can_be_read_by_all(folder.path()).unwrap();
        if passable {
            let refused = must_be_private(&places).unwrap_err().to_string();
            assert!(refused.contains("chmod 600"), "{refused}");
        }
        set(&file, 0o640);
        assert!(must_be_private(&places).is_ok());
        set(&file, 0o644);
        set(folder.path(), 0o700);
        assert!(must_be_private(&places).is_ok());
    }
}
