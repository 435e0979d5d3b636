//! `hailong import official` and `hailong import papi`, as an operator calls them.

use std::process::Output;

use hailong::domain::official::table::PUBLISHED;
use tempfile::TempDir;

use crate::support::commands::{on_file, said};
use crate::support::workbook::workbook;

/// Runs `import KIND` on a file with this content in `folder`.
fn import(folder: &TempDir, kind: &str, content: impl AsRef<[u8]>) -> Output {
    on_file(folder.path(), &["import", kind], content)
}

#[test]
fn official_figures_are_taken_once_and_faults_refuse_the_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    let broken = PUBLISHED.replace("90.59", "190.59").replace("par,2024", "par,24");
    let refused = import(&folder, "official", broken);
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.stdout.is_empty());
    let told = said(&refused.stderr);
    for part in [
        "nothing was imported, 3 fault(s)",
        "column value: 190.59 is outside of 0 to 100",
        "column year: `24` is no year; write 2024",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let first = import(&folder, "official", PUBLISHED);
    assert!(first.status.success(), "{}", said(&first.stderr));
    assert!(said(&first.stdout).contains("26 figures added, 0 corrected, 0 as they were"));
    let again = import(&folder, "official", PUBLISHED);
    assert!(said(&again.stdout).contains("0 figures added, 0 corrected, 26 as they were"));
    let corrected = PUBLISHED.replace("90.59,", "90.58,");
    let third = import(&folder, "official", corrected);
    assert!(said(&third.stdout).contains("0 figures added, 1 corrected, 25 as they were"));
}

#[test]
fn official_figures_in_a_workbook_are_the_same_as_in_csv() {
    let folder = tempfile::tempdir().unwrap();
    let first = import(&folder, "official", workbook(PUBLISHED));
    assert!(said(&first.stdout).contains("26 figures added"), "{}", said(&first.stderr));
    let same = import(&folder, "official", PUBLISHED);
    assert!(said(&same.stdout).contains("0 figures added, 0 corrected, 26 as they were"));
    let refused = import(&folder, "official", b"\xff\xfea");
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused.stderr).contains("neither Excel (.xlsx) nor text in UTF-8"));
}

#[test]
fn papi_is_taken_in_the_forms_that_papi_score_reads() {
    let folder = tempfile::tempdir().unwrap();
    // Hải Phòng 2021, of the published tables.
    let wide = "year,tinhid,name_vi,D1,D5,total\n2021,31,Hải Phòng,4.9042585,7.4623699,44.004502\n";
    let taken = import(&folder, "papi", wide);
    assert!(taken.status.success(), "{}", said(&taken.stderr));
    assert!(said(&taken.stdout).contains("3 figures added"));
    let long = "year,tinhid,code,value,name_vi\n2011,1,S1.1,1.26411,Hà Nội\n2011,1,S1.2,,Hà Nội\n";
    let taken = import(&folder, "papi", long);
    assert!(said(&taken.stdout).contains("1 figures added"), "{}", said(&taken.stderr));
    let again = import(&folder, "papi", wide);
    assert!(said(&again.stdout).contains("0 figures added, 0 corrected, 3 as they were"));
    let refused = import(&folder, "papi", "tinhid,D1,D2\n31,4.9,12\n");
    assert_eq!(refused.status.code(), Some(1));
    let same = "year,tinhid,name_vi,D1\n2021,01,Hà Nội,4.9\n2021,1,Hà Nội,5.1\n";
    let refused = import(&folder, "papi", same);
    assert!(said(&refused.stderr).contains("is there twice; remove one"));
    let unknown = import(&folder, "papi", "year,tinhid,total\n1999,31,44\n");
    assert_eq!(unknown.status.code(), Some(1));
    assert!(said(&unknown.stderr).contains("1999"));
}

const HEAD: &str = "index,year,level,subject,value,maximum,source\n";

#[test]
fn a_figure_many_times_away_from_the_one_that_is_kept_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let file = |row: &str| format!("{HEAD}{row}\n");
    import(&folder, "official", file("sipas,2024,province,Huế,83,100,Bộ Nội vụ"));
    for (row, was) in [
        ("sipas,2024,province,Huế,0.83%,100,Bộ Nội vụ", "is `83 of 100`"),
        ("sipas,2024,province,Huế,8.3,100,Bộ Nội vụ", "the file says `8.3 of 100`"),
        ("sipas,2024,province,Huế,0.83,1,Bộ Nội vụ", "the file says `0.83 of 1`"),
    ] {
        let refused = import(&folder, "official", file(row));
        assert_eq!(refused.status.code(), Some(1), "{row}");
        let told = said(&refused.stderr);
        assert!(told.contains("doubtful: ") && told.contains(was), "{told}");
        assert!(told.contains("--as-written"), "{told}");
    }
    let meant = on_file(
        folder.path(),
        &["import", "official", "--as-written"],
        file("sipas,2024,province,Huế,0.83,1,Bộ Nội vụ"),
    );
    let told = said(&meant.stdout);
    assert!(told.contains("1 corrected") && told.contains("note: "), "{told}");
}

#[test]
fn a_corrected_figure_is_named_with_what_it_was() {
    let folder = tempfile::tempdir().unwrap();
    import(&folder, "official", PUBLISHED);
    let own = "index,year,level,subject,value,source\nsipas,2023,province,Hải Phòng,90.59%,Công bố SIPAS 2023\n";
    let told = said(&import(&folder, "official", own).stdout);
    assert!(told.contains("0 figures added, 1 corrected"), "{told}");
    assert!(told.contains("corrected SIPAS 2023, A province, Hải Phòng: `88.9 of 100"), "{told}");
    assert!(told.contains("to `90.59 of 100; Công bố SIPAS 2023`"), "{told}");
}

#[test]
fn provinces_of_papi_are_known_by_number_or_name_and_others_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let added = |file: &str| said(&import(&folder, "papi", file).stdout);
    assert!(added("year,tinhid,D1\n2021,31,4.9\n").contains("1 figures added"));
    for same in [
        "year,tinhid,name_vi,D1\n2021,31,TP. Hải Phòng,\"4,9\"\n",
        "year,province,D1\n2021,Thành phố Hải Phòng,4.9\n",
        "year,name_vi,D1\n2021,HAI PHONG,4.9\n",
    ] {
        assert!(added(same).contains("0 figures added, 0 corrected, 1 as they were"), "{same}");
    }
    for (file, fault) in [
        (
            "year,name_vi,D1\n2021,Hải Phòg,4.9\n",
            "row 2, column name_vi: there is no province `Hải Phòg`; if it is Hải Phòng",
        ),
        ("year,name_vi,D1\n2021,Trung bình,4.9\n", "there is no province `Trung bình`"),
        ("year,tinhid,D1\n2021,99,4.9\n", "row 2, column tinhid: no province has the number `99`"),
        ("year,tinhid,name_vi,D1\n2021,31,Hà Nội,4.9\n", "the number `31` is that of Hải Phòng"),
    ] {
        let refused = import(&folder, "papi", file);
        assert_eq!(refused.status.code(), Some(1), "{file}");
        let told = said(&refused.stderr);
        assert!(told.contains(fault), "{told}");
    }
}
