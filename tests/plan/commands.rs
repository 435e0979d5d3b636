//! `hailong plan`, as an operator calls it.

use std::process::Output;

use hailong::domain::plan::table::PLAN_2023;
use tempfile::TempDir;

use crate::support::commands::{on_file, said};
use crate::support::workbook::workbook;

/// Runs `plan import` on a file with this content in `folder`.
fn import(folder: &TempDir, content: impl AsRef<[u8]>) -> Output {
    on_file(folder.path(), &["plan", "import"], content)
}

#[test]
fn a_plan_is_taken_once_and_the_same_file_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let first = import(&folder, PLAN_2023);
    assert!(first.status.success(), "{}", said(&first.stderr));
    assert!(said(&first.stdout).contains("37 tasks of 2023 added"));
    let again = import(&folder, PLAN_2023);
    assert!(said(&again.stdout).contains("37 tasks of 2023 as they were"));

    let other = PLAN_2023.replace("Rà soát văn bản", "Rà soát mọi văn bản");
    let refused = import(&folder, other);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused.stderr).contains("it differs at 2.2;"), "{}", said(&refused.stderr));

    let next_year = import(&folder, PLAN_2023.replace("2023", "2024"));
    assert!(said(&next_year.stdout).contains("37 tasks of 2024 added"));
}

#[test]
fn a_plan_in_a_workbook_is_the_same_as_in_csv() {
    let folder = tempfile::tempdir().unwrap();
    let first = import(&folder, workbook(PLAN_2023));
    assert!(said(&first.stdout).contains("37 tasks of 2023 added"), "{}", said(&first.stderr));
    let same = import(&folder, PLAN_2023);
    assert!(said(&same.stdout).contains("37 tasks of 2023 as they were"));
    let broken = workbook(&PLAN_2023.replace("2023-12-31", "31/13/2023"));
    let refused = import(&folder, broken);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused.stderr).contains("row 5, column due: `31/13/2023` is no day"));
}

#[test]
fn a_plan_with_faults_is_refused_whole_with_all_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let broken = PLAN_2023
        .replace("TTDN", "XYZ")
        .replace("2023-12-31", "31/13/2023")
        .replace("xhh-2022 index", "one-stop-2018 index");
    let refused = import(&folder, broken);
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.stdout.is_empty());
    let told = said(&refused.stderr);
    for part in [
        "nothing was imported, 3 fault(s)",
        "row 5, column due: `31/13/2023` is no day",
        "column lead: there is no unit `XYZ`",
        "column measure: no instrument `one-stop-2018` has an index in percent",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let taken = import(&folder, PLAN_2023);
    assert!(said(&taken.stdout).contains("added"), "nothing was left of the refused one");
}
