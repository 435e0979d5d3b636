//! The commands that bring in a file, as an operator calls them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use hailong::domain::touchpoint::seeds::DEMO;

use super::server::PROGRAM;

/// Runs the program with `arguments` and a file of this content, on the data in `folder`.
pub fn on_file(folder: &Path, arguments: &[&str], content: impl AsRef<[u8]>) -> Output {
    let file = folder.join("sent.csv");
    fs::write(&file, content).unwrap();
    made(folder);
    Command::new(PROGRAM)
        .args(arguments)
        .arg(file)
        .env("HAILONG_DATA", folder)
        .env_remove("HAILONG_DATABASE")
        .output()
        .unwrap()
}

/// Writes the files of the demo's office into `folder`, unless it has files of its own or a database.
pub fn with_office(folder: &Path) {
    let seeds = folder.join("seeds");
    if seeds.exists() || folder.join("hailong.db").exists() {
        return;
    }
    fs::create_dir_all(&seeds).unwrap();
    for (name, content) in [
        ("offices.toml", DEMO.offices),
        ("procedures.toml", DEMO.procedures),
        ("touchpoints.csv", DEMO.touchpoints),
    ] {
        fs::write(seeds.join(name), content).unwrap();
    }
}

/// Makes the database in `folder` with the demo's office, if it is not there.
pub fn made(folder: &Path) {
    with_office(folder);
    let made = Command::new(PROGRAM)
        .arg("migrate")
        .env("HAILONG_DATA", folder)
        .env_remove("HAILONG_DATABASE")
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", said(&made.stderr));
}

/// What it said, as text.
pub fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
