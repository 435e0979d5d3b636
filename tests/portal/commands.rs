//! `hailong import board` and `hailong official board`, as an operator calls them.

use std::process::Command;

use super::ANSWERS;
use crate::support::commands::{on_file, said};
use crate::support::server::PROGRAM;

#[test]
fn the_board_is_previewed_kept_and_told_by_rule() {
    let folder = tempfile::tempdir().unwrap();
    let import = |arguments: &[&str]| {
        let arguments = [&["import", "board", "--period", "2026-Q3"], arguments].concat();
        on_file(folder.path(), &arguments, ANSWERS)
    };
    let preview = import(&["--preview"]);
    assert!(preview.status.success(), "{}", said(&preview.stderr));
    assert!(said(&preview.stdout).contains("nothing is kept: "));
    let kept = import(&[]);
    assert!(!said(&kept.stdout).contains("nothing is kept"), "{}", said(&kept.stderr));
    let same = import(&[]);
    assert!(said(&same.stdout).contains("0 figures added, 0 corrected"));

    let board = |arguments: &[&str]| {
        let command = ["official", "board", "--period", "2026-Q3"];
        let mut program = Command::new(PROGRAM);
        program.args([&command, arguments].concat()).env("HAILONG_DATA", folder.path());
        program.env_remove("HAILONG_DATABASE").output().unwrap()
    };
    let told = board(&["--agency", "UBND Phường Việt Trì", "--json"]);
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(told["groups"][4]["code"], "payment");
    assert_eq!(told["groups"][4]["points"], 6.68);
    assert_eq!(told["groups"][4]["points_by_rule"], 6.68);
    assert_eq!(told["groups"][0]["points"], serde_json::Value::Null);
    let table = said(&board(&["--agency", "UBND tỉnh Phú Thọ"]).stdout);
    assert!(table.contains("17,35") && table.contains("403016/464494"), "{table}");
    let nobody = board(&[]);
    assert_eq!(nobody.status.code(), Some(1));
    assert!(said(&nobody.stderr).contains("Sở Ngoại vụ - Tỉnh Phú Thọ"));
}
