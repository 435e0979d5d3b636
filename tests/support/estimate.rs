//! The program's estimates, and the data sets of R's survey package.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;

use super::server::PROGRAM;

/// The folder of the data sets, written once a run by `tests/stats/published/data/export.R`.
pub fn data_sets() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("survey-data");
        std::fs::create_dir_all(&folder).unwrap();
        let script =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stats/published/data/export.R");
        let done = Command::new("Rscript").arg(script).arg(&folder).output();
        let done = done.expect("the tests need R: tests/needs.sh installs it");
        assert!(done.status.success(), "{done:?}");
        folder
    })
}

/// Runs `hailong estimate` in `folder`.
pub fn estimate(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(PROGRAM).current_dir(folder).arg("estimate").args(arguments).output().unwrap()
}

/// The same, whose answer is JSON.
pub fn answer(folder: &Path, arguments: &[&str]) -> Value {
    let output = estimate(folder, &[arguments, &["--json"]].concat());
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}
