//! `hailong import responses`, as an operator calls it.

use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use hailong::store::Store;
use tempfile::TempDir;

use crate::support::commands::{made, on_file, said};
use crate::support::server::PROGRAM;

/// `rows` forms of a sheet at a counter of the built-in office, six of them satisfied in ten.
fn file(rows: usize) -> String {
    let mut file = String::from("key,sheet,touchpoint,day,overall\n");
    for row in 0..rows {
        let overall = if row % 10 < 6 { 5 } else { 2 };
        let sheet = row / 50;
        let _ = writeln!(file, "P{row},S{sheet},BT01,2026-11-20,{overall}");
    }
    file
}

fn serve_once(folder: &TempDir) {
    made(folder.path());
    // The office's counters are there after a first start.
    let demo = Command::new(PROGRAM)
        .args(["touchpoint", "list"])
        .env("HAILONG_DATA", folder.path())
        .env_remove("HAILONG_DATABASE")
        .output()
        .unwrap();
    assert!(demo.status.success(), "{}", said(&demo.stderr));
}

async fn store(folder: &TempDir) -> Store {
    let file = folder.path().join("hailong.db");
    Store::open(&format!("sqlite:{}", file.display())).await.unwrap()
}

const IMPORT: [&str; 4] = ["import", "responses", "--survey", "quick"];

#[tokio::test]
async fn a_file_twice_is_the_file_once_and_a_changed_row_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    serve_once(&folder);
    let preview = on_file(folder.path(), &[&IMPORT[..], &["--preview"]].concat(), file(60));
    assert!(preview.status.success(), "{}", said(&preview.stderr));
    assert!(said(&preview.stdout).contains("nothing is kept: 60 responses added, 0 as they were"));
    let first = on_file(folder.path(), &IMPORT, file(60));
    assert!(first.status.success(), "{}", said(&first.stderr));
    let told = said(&first.stdout);
    assert!(told.contains("60 responses added, 0 as they were"), "{told}");
    assert!(
        told.contains("sheet S0 (BT01, 2026-11-20): 50 forms, settled under its day"),
        "{told}"
    );
    let again = on_file(folder.path(), &IMPORT, file(60));
    assert!(said(&again.stdout).contains("0 responses added, 60 as they were"));
    let changed = file(60).replacen("P7,S0,BT01,2026-11-20,2", "P7,S0,BT01,2026-11-20,5", 1);
    let refused = on_file(folder.path(), &IMPORT, changed);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused.stderr).contains("row 9, column key: "), "{}", said(&refused.stderr));
    let counts = store(&folder).await.settled_counts().await.unwrap();
    assert_eq!((counts.responses, counts.receipts), (60, 60));
    let verify = Command::new(PROGRAM)
        .arg("verify")
        .env("HAILONG_DATA", folder.path())
        .env_remove("HAILONG_DATABASE")
        .output()
        .unwrap();
    assert!(verify.status.success(), "{}{}", said(&verify.stdout), said(&verify.stderr));
}

#[tokio::test]
async fn a_file_without_keys_twice_is_the_file_once() {
    let folder = tempfile::tempdir().unwrap();
    serve_once(&folder);
    let content = "touchpoint,day,overall\n".to_owned() + &"BT01,20/11/2026,5\n".repeat(7);
    for expected in ["7 responses added, 0 as they were", "0 responses added, 7 as they were"] {
        let done = on_file(folder.path(), &IMPORT, &content);
        assert!(said(&done.stdout).contains(expected), "{}", said(&done.stderr));
    }
}

#[tokio::test]
async fn map_names_columns_of_responses_and_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    serve_once(&folder);
    let content = "Số tờ,touchpoint,day,Ý kiến chung\n1,BT01,20/11/2026,5\n";
    let refused = on_file(folder.path(), &IMPORT, content);
    assert!(said(&refused.stderr).contains("column Số tờ"), "{}", said(&refused.stderr));
    let map = ["--map", "Số tờ=key", "--map", "Ý kiến chung=overall"];
    let done = on_file(folder.path(), &[&IMPORT[..], &map].concat(), content);
    assert!(said(&done.stdout).contains("1 responses added"), "{}", said(&done.stderr));
    let again = on_file(folder.path(), &IMPORT, content);
    assert!(said(&again.stdout).contains("0 responses added, 1 as they were"));
}

#[tokio::test]
async fn an_import_that_is_killed_leaves_all_of_a_file_or_nothing() {
    let folder = tempfile::tempdir().unwrap();
    serve_once(&folder);
    let content = folder.path().join("killed.csv");
    std::fs::write(&content, file(5000)).unwrap();
    for wait in [5, 40, 120, 250, 400, 700] {
        let mut import = Command::new(PROGRAM)
            .args(IMPORT)
            .arg(&content)
            .env("HAILONG_DATA", folder.path())
            .env_remove("HAILONG_DATABASE")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_millis(wait));
        let _ = import.kill();
        import.wait().unwrap();
        let store = store(&folder).await;
        let counts = store.settled_counts().await.unwrap();
        assert!([0, 5000].contains(&counts.responses), "{counts:?} after {wait} ms");
        assert_eq!(counts.responses, counts.receipts);
        store.close().await;
    }
    let done = on_file(folder.path(), &IMPORT, file(5000));
    assert!(done.status.success(), "{}", said(&done.stderr));
    let counts = store(&folder).await.settled_counts().await.unwrap();
    assert_eq!(counts.responses, 5000);
}

#[tokio::test]
async fn a_key_that_lost_its_zeros_since_it_was_brought_in_is_told() {
    let folder = tempfile::tempdir().unwrap();
    serve_once(&folder);
    let file = |key: &str| format!("key,touchpoint,day,overall\n{key},BT01,2026-11-20,5\n");
    let first = on_file(folder.path(), &IMPORT, file("00017"));
    assert!(first.status.success(), "{}", said(&first.stderr));
    for key in ["17", "017", "000017"] {
        let refused = on_file(folder.path(), &IMPORT, file(key));
        assert_eq!(refused.status.code(), Some(1), "{key}");
        let told = said(&refused.stderr);
        assert!(told.contains("row 2, column key: a form that was brought in"), "{told}");
    }
    let again = on_file(folder.path(), &IMPORT, file("00017"));
    assert!(said(&again.stdout).contains("0 responses added, 1 as they were"));
    let other = on_file(folder.path(), &IMPORT, file("18"));
    assert!(said(&other.stdout).contains("1 responses added"), "{}", said(&other.stderr));
}

#[test]
fn keys_and_codes_with_dashes_are_read_with_hyphens_and_look_alikes_are_named() {
    let folder = tempfile::tempdir().unwrap();
    serve_once(&folder);
    let file = |key: &str, place: &str| {
        format!("key,touchpoint,day,overall\n{key},{place},2026-11-20,5\n")
    };
    let first = on_file(folder.path(), &IMPORT, file("P-1", "BT01"));
    assert!(first.status.success(), "{}", said(&first.stderr));
    let again = on_file(folder.path(), &IMPORT, file("P–1", "ＢＴ01"));
    let told = said(&again.stdout);
    assert!(told.contains("0 responses added, 1 as they were"), "{told}{}", said(&again.stderr));
    assert!(told.contains("`P–1` = `P-1`"), "{told}");
    let refused = on_file(folder.path(), &IMPORT, file("P-2", "ВT01"));
    assert!(said(&refused.stderr).contains("U+0412"), "{}", said(&refused.stderr));
}
