//! `hailong import dossiers`, as an operator calls it.

use std::process::Output;

use tempfile::TempDir;

use super::csv;
use crate::support::commands::{on_file, said};

/// Runs `import dossiers` on a file with this content in `folder`.
fn import(folder: &TempDir, content: &str) -> Output {
    on_file(folder.path(), &["import", "dossiers"], content)
}

#[test]
fn a_file_is_refused_whole_or_taken_and_the_same_again_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let good = csv(&["H24-1,3.000242,BT01,2026-01-05,2026-01-12,,,,"]);
    let bad = csv(&[
        "H24-1,3.000242,BT01,2026-01-05,2026-01-12,,,,",
        "H24-2,1.1,BT99,5/13/2026,2026-01-12,,,,",
    ]);
    let refused = import(&folder, &bad);
    assert_eq!(refused.status.code(), Some(1));
    let stderr = said(&refused.stderr);
    assert!(stderr.contains("nothing was imported, 3 fault(s)"), "{stderr}");
    assert!(stderr.contains("row 3, column touchpoint: there is no touchpoint `BT99`"));

    let taken = import(&folder, &good);
    assert!(said(&taken.stdout).contains("1 new, 0 changed, 0 as they were"), "{taken:?}");
    let again = import(&folder, &good);
    assert!(said(&again.stdout).contains("nothing changed, 1 dossiers as they were"), "{again:?}");
    let done = good.replace("2026-01-12,,,,", "2026-01-12,2026-01-09,granted,,");
    assert!(said(&import(&folder, &done).stdout).contains("0 new, 1 changed"));
    let refused = import(&folder, &good);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused.stderr).contains("1 completed dossier(s) differ"), "{refused:?}");
}
