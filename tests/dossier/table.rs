//! Holds `src/domain/dossier/table/mod.rs`.

use hailong::base::Lang;
use hailong::domain::dossier::Dossier;
use hailong::domain::dossier::table::{COLUMNS, Context, read};

const GOOD: &str = "H24-260302-0001,3.000242,bt01,2026-03-02,2026-03-10,2026-03-09,granted,,";

fn context() -> Context {
    Context {
        procedures: ["3.000242".to_owned()].into(),
        touchpoints: ["BT01".to_owned()].into(),
        today: "2026-12-01".parse().unwrap(),
    }
}

fn read_rows(rows: &[&str]) -> Result<Vec<Dossier>, Vec<String>> {
    let csv = format!("{}\n{}\n", COLUMNS.join(","), rows.join("\n"));
    let read = read(csv.as_bytes(), &context()).map(|read| read.rows);
    read.map_err(|unread| unread.localized(Lang::En))
}

#[test]
fn a_row_becomes_a_dossier_and_the_same_row_again_is_the_same() {
    let open = "H2,3.000242,BT01,2026-03-02 08:15:00,2026-03-10,,,2026-03-09,2026-03-12";
    let read = read_rows(&[GOOD, open, GOOD]).unwrap();
    assert_eq!(read.len(), 2);
    assert_eq!(read[0].touchpoint, "BT01");
    assert_eq!(read[0].outcome, Some(hailong::domain::dossier::Outcome::Granted));
    assert_eq!(read[1].received.to_string(), "2026-03-02");
    assert_eq!(read[1].new_due(), "2026-03-12".parse().ok());
}

#[test]
fn a_file_may_be_without_the_columns_of_apologies() {
    let (columns, row) = (COLUMNS[..7].join(","), GOOD.trim_end_matches(','));
    let read = read(format!("{columns}\n{row}\n").as_bytes(), &context()).unwrap().rows;
    assert_eq!(read.len(), 1);
    assert!(read[0].apologies.is_empty());
}

#[test]
fn outcomes_of_one_stop_software_are_understood_and_told() {
    let row = |code: &str, completed: &str, outcome: &str| {
        format!("{code},3.000242,BT01,2026-03-02,2026-03-10,{completed},{outcome},,\n")
    };
    let csv = format!(
        "{}\n{}{}{}{}{}",
        COLUMNS.join(","),
        row("H1", "2026-03-09", "Đã trả kết quả"),
        row("H2", "2026-03-09", "ĐÃ TRẢ KẾT QUẢ"),
        row("H3", "2026-03-09", "Rút hồ sơ"),
        row("H4", "", "Đang xử lý"),
        row("H5", "2026-03-09", "Từ chối giải quyết"),
    );
    let read = read(csv.as_bytes(), &context()).unwrap();
    let outcomes: Vec<&str> = read
        .rows
        .iter()
        .map(|each| each.outcome.map_or("", hailong::domain::dossier::Outcome::code))
        .collect();
    assert_eq!(outcomes, ["granted", "granted", "returned", "", "refused"]);
    let notes: Vec<&str> = read.notes.iter().map(|note| note.vi.as_str()).collect();
    for said in [
        "`Rút hồ sơ` = Trả lại (1)",
        "`Đang xử lý` = chưa có kết quả (1)",
        "`Đã trả kết quả` = Đã giải quyết (1)",
    ] {
        assert!(notes.iter().any(|note| note.contains(said)), "{said}: {notes:?}");
    }
    let faults = read_rows(&["H1,3.000242,BT01,2026-03-02,2026-03-10,2026-03-09,Đang xử lý,,"]);
    assert!(faults.unwrap_err()[0].starts_with("row 2, column outcome: a completed dossier"));
}

#[test]
fn codes_that_differ_by_case_or_spaces_are_one_and_told() {
    let spaced = GOOD.replace("H24-260302-0001", "h24 - 260302 - 0001");
    let csv = format!("{}\n{GOOD}\n{spaced}\n", COLUMNS.join(","));
    let read = read(csv.as_bytes(), &context()).unwrap();
    assert_eq!(read.rows.len(), 1);
    let said = "`h24-260302-0001` = H24-260302-0001";
    assert!(read.notes.iter().any(|note| note.vi.contains(said)), "{:?}", read.notes);
    let differs = GOOD.replace("H24", "h24").replace("2026-03-09", "2026-03-08");
    let faults = read_rows(&[GOOD, &differs]).unwrap_err();
    assert!(faults[0].starts_with("row 3, column dossier_code: this dossier stands in row 2"));
}

#[test]
fn every_fault_is_told_at_once_with_its_row_and_column() {
    let faults = read_rows(&[
        ",9.9,XX99,31/13/2026,,2026-03-09,given,,",
        "Nguyen Van A,3.000242,BT01,2026-03-02,2026-03-01,,granted,,2026-03-20",
        "H3,3.000242,BT01,2027-03-02,2027-03-10,,,,",
        "H4,3.000242,BT01,2026-03-02,2026-03-10,2026-03-01,,2026-03-05,2026-03-10",
        GOOD,
        &GOOD.replace("2026-03-09", "2026-03-08"),
        "H5,3.000242,BT01,2026-03-02,2026-03-10,,,,,a name",
    ])
    .unwrap_err();
    let starts = [
        "row 2, column dossier_code: it is needed",
        "row 2, column procedure_code: there is no procedure `9.9`",
        "row 2, column touchpoint: there is no touchpoint `XX99`",
        "row 2, column received: `31/13/2026` is no day; write 2026-01-31",
        "row 2, column due: it is needed",
        "row 2, column outcome: `given` is no outcome",
        "row 3, column dossier_code: `Nguyen Van A` is no code",
        "row 3, column outcome: an outcome without the day",
        "row 3, column due: 2026-03-01 is before the day of receipt",
        "row 3, column apology_new_due: a new day without",
        "row 4, column received: 2027-03-02 has not come yet",
        "row 5, column outcome: a completed dossier has an outcome",
        "row 5, column completed: 2026-03-01 is before",
        "row 5, column apology_new_due: the new day 2026-03-10 is not after",
        "row 7, column dossier_code: this dossier stands in row 6 with other facts",
        "row 8: 10 cells, the header has 9",
    ];
    assert_eq!(faults.len(), starts.len(), "{faults:#?}");
    for (fault, start) in faults.iter().zip(starts) {
        assert!(fault.starts_with(start), "{fault} | {start}");
    }
}

#[test]
fn a_column_of_names_is_refused_and_so_is_a_header_alone() {
    let csv = format!("{},ho_ten\n{GOOD},A\n", COLUMNS.join(";").replace(';', ","));
    let unread = read(csv.as_bytes(), &context()).unwrap_err();
    assert!(unread.localized(Lang::Vi)[0].starts_with("dòng 1: không có cột `ho_ten`"));
    let faults = read_rows(&[]).unwrap_err();
    assert_eq!(faults, ["row 1: there is no dossier below the header"]);
}

#[test]
fn a_day_that_no_dossier_has_is_a_fault_and_the_furthest_it_may_have_is_none() {
    let far =
        |received: &str, due: &str| read_rows(&[&format!("H6,3.000242,BT01,{received},{due},,,,")]);
    assert!(far("2000-01-01", "2036-12-01").is_ok());
    for (received, due, column, day) in [
        ("2026-03-02", "9999-12-31", "due", "9999-12-31"),
        ("2026-03-02", "2036-12-02", "due", "2036-12-02"),
        ("0206-03-02", "2026-03-10", "received", "0206-03-02"),
    ] {
        let faults = far(received, due).unwrap_err();
        let start = format!("row 2, column {column}: {day} is too far off");
        assert!(faults.len() == 1 && faults[0].starts_with(&start), "{faults:?}");
    }
}

#[test]
fn a_code_that_differs_by_zeros_before_it_alone_is_asked_about() {
    let row = |code: &str| format!("{code},3.000242,BT01,2026-01-05,2026-01-15,,,,");
    let (whole, lost) = (row("0000260105"), row("260105"));
    let faults = read_rows(&[&whole, &lost]).unwrap_err();
    assert!(faults[0].contains("it differs from `0000260105` in row 2 by zeros"), "{faults:?}");
    assert_eq!(read_rows(&[&whole, &whole]).unwrap().len(), 1);
}
