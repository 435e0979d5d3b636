//! `hailong import dossiers`, as an operator calls it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::csv;
use crate::support::server::PROGRAM;

fn import(folder: &Path, content: &str) -> Output {
    let file = folder.join("dossiers.csv");
    fs::write(&file, content).unwrap();
    Command::new(PROGRAM)
        .args(["import", "dossiers"])
        .arg(file)
        .env("HAILONG_DATA", folder)
        .env_remove("HAILONG_DATABASE")
        .output()
        .unwrap()
}

#[test]
fn a_file_is_refused_whole_or_taken_and_the_same_again_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let told = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let good = csv(&["H24-1,3.000242,BT01,2026-01-05,2026-01-12,,,,"]);
    let bad = csv(&[
        "H24-1,3.000242,BT01,2026-01-05,2026-01-12,,,,",
        "H24-2,1.1,BT99,5/1/2026,2026-01-12,,,,",
    ]);
    let refused = import(folder.path(), &bad);
    assert_eq!(refused.status.code(), Some(1));
    let stderr = told(&refused.stderr);
    assert!(
        stderr.contains("nothing was imported, 3 fault(s)"),
        "{stderr}"
    );
    assert!(stderr.contains("row 3, column touchpoint: there is no touchpoint `BT99`"));

    let taken = import(folder.path(), &good);
    assert!(
        told(&taken.stdout).contains("1 new, 0 changed, 0 as they were"),
        "{taken:?}"
    );
    let again = import(folder.path(), &good);
    assert!(
        told(&again.stdout).contains("nothing changed, 1 dossiers as they were"),
        "{again:?}"
    );
    let done = good.replace("2026-01-12,,,,", "2026-01-12,2026-01-09,granted,,");
    assert!(told(&import(folder.path(), &done).stdout).contains("0 new, 1 changed"));
    let refused = import(folder.path(), &good);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        told(&refused.stderr).contains("1 completed dossier(s) differ"),
        "{refused:?}"
    );
}
