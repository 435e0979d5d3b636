//! Programs in Python, with the readers of `tests/export/requirements.txt`.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

/// What a program below `tests/` prints.
pub fn python(program: &str, arguments: &[&OsStr]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let done = Command::new(root.join("target/readers/bin/python"))
        .arg(root.join("tests").join(program))
        .args(arguments)
        .output()
        .expect("the readers are installed (tests/needs.sh)");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}
