//! The real program with a backup's commands, and what a backup says of itself.

use std::path::Path;
use std::process::{Command, Output};

use age::secrecy::ExposeSecret;
use hailong::base::archive::{Identities, Reader};
use hailong::store::backup::Manifest;

use crate::support::server::PROGRAM;

/// Where an office is kept.
pub(super) struct Place<'a> {
    /// The data directory.
    pub(super) data: &'a Path,
    /// The address of PostgreSQL; SQLite's file in the directory without one.
    pub(super) postgres: Option<&'a str>,
}

impl<'a> Place<'a> {
    /// A directory with everything in it.
    pub(super) fn at(data: &'a Path) -> Self {
        Self { data, postgres: None }
    }

    /// The program for this place; arguments can be added.
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(PROGRAM);
        command.env("HAILONG_DATA", self.data).env_remove("HAILONG_DATABASE");
        if let Some(url) = self.postgres {
            command.env("HAILONG_DATABASE", url);
        }
        command
    }

    /// Runs the program.
    pub(super) fn run(&self, arguments: &[&str]) -> Output {
        self.command().args(arguments).output().unwrap()
    }

    /// Runs it; it must succeed. Gives what it said.
    pub(super) fn does(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {complaint}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs it; it must refuse with one line. Gives that line.
    pub(super) fn refuses(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let complaint = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {complaint}");
        assert_eq!(complaint.lines().count(), 1, "{complaint}");
        complaint
    }

    /// Fills it with a made-up office.
    pub(super) fn demo(&self, responses: &str) {
        let until = ["--until", "2026-11-22"];
        self.does(&[&["demo", "--no-serve", "--responses", responses][..], &until].concat());
    }
}

/// A recipient of age, and a file with the identity that opens what is encrypted to it.
pub(super) fn recipient(folder: &Path) -> (String, String) {
    let identity = age::x25519::Identity::generate();
    let file = folder.join("identity.txt");
    std::fs::write(&file, identity.to_string().expose_secret()).unwrap();
    (identity.to_public().to_string(), file.to_str().unwrap().to_owned())
}

/// What a backup says of itself.
pub(super) fn manifest(backup: &Path, identity: Option<&str>) -> Manifest {
    let identities = identity.map(|file| std::fs::read_to_string(file).unwrap());
    let identities = identities.map_or(Identities::none(), |text| Identities::read(&text).unwrap());
    let file = std::fs::File::open(backup).unwrap();
    let bytes = Reader::open(file, &identities).unwrap().small("manifest.json", 1 << 24).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// A path as an argument.
pub(super) fn arg(path: &Path) -> &str {
    path.to_str().unwrap()
}
