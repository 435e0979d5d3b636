//! `--map` and `--template` of the commands that bring files in.

use crate::support::commands::{made, on_file, said};
use tempfile::tempdir;

const OWN: &str = "số biên nhận,mã TTHC,quầy,ngày nhận,ngày hẹn,ngày trả,kết quả,ngày xin lỗi,ngày hẹn lại\n\
    H25-1,3.000242,BT01,02/11/2025,10/11/2025,,,,\n";

#[test]
fn map_names_a_column_and_is_remembered_for_the_same_header() {
    let folder = tempdir().unwrap();
    made(folder.path());
    let refused = on_file(folder.path(), &["import", "dossiers"], OWN);
    assert!(!refused.status.success());
    assert!(
        said(&refused.stderr).contains("there is no column `số biên nhận`"),
        "{}",
        said(&refused.stderr)
    );
    let unknown =
        on_file(folder.path(), &["import", "dossiers", "--map", "số biên nhận=code"], OWN);
    assert!(
        said(&unknown.stderr).contains("there is no column `code`"),
        "{}",
        said(&unknown.stderr)
    );
    let arguments = ["import", "dossiers", "--map", "Số biên nhận=dossier_code"];
    let taken = on_file(folder.path(), &arguments, OWN);
    assert!(said(&taken.stdout).contains("1 new"), "{}", said(&taken.stderr));
    let again = on_file(folder.path(), &["import", "dossiers"], OWN);
    assert!(said(&again.stdout).contains("nothing changed"), "{}", said(&again.stderr));
}
