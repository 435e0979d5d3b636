//! Holds `src/domain/plan/table/mod.rs`.

use std::collections::BTreeSet;

use hailong::base::calendar::Schedule;
use hailong::domain::plan::table::{COLUMNS, Known, PLAN_2023, Plan, read};
use hailong::domain::plan::{PlanRow, Units};
use hailong::domain::unit::Unit;

use super::units;

const ROW: &str = "2027,1.1,Tiêu chí,Criterion,Việc,Work,Đủ,Enough,,,2027-03-20,,,VPS,*,,";

fn office() -> Vec<Unit> {
    units(&[("TTDN", "Trung tâm TT&PTĐN"), ("TTS", "Thanh tra Sở"), ("VPS", "Văn phòng Sở")])
}

fn read_rows(rows: &[&str]) -> Result<Plan, Vec<String>> {
    let units = office();
    let instruments = BTreeSet::from(["sipas-counter", "xhh-2022"].map(str::to_owned));
    let known = Known { units: &units, instruments: &instruments };
    let csv = match rows {
        [whole] if whole.len() > 1000 => (*whole).to_owned(),
        rows => format!("{}\n{}\n", COLUMNS.join(","), rows.join("\n")),
    };
    read(csv.as_bytes(), known)
        .map(|read| read.rows)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect())
}

#[test]
fn the_plan_of_2023_has_37_tasks_in_8_areas() {
    let plan = read_rows(&[PLAN_2023]).unwrap();
    assert_eq!(plan.year, 2023);
    let areas: BTreeSet<&str> = plan.rows.iter().map(PlanRow::area).collect();
    assert_eq!(areas.len(), 8);
    let tasks: Vec<&PlanRow> = plan.rows.iter().filter(|row| row.is_task()).collect();
    assert_eq!(tasks.len(), 37);
    let of = |number: &str| *tasks.iter().find(|row| row.number == number).unwrap();
    let reports = of("1.2").due.days(2023);
    let days: Vec<String> = reports.iter().map(ToString::to_string).collect();
    // "trước ngày 21/3; 21/6; 21/9; 21/12": not later than the day before.
    assert_eq!(days, ["2023-03-20", "2023-06-20", "2023-09-20", "2023-12-20"]);
    assert_eq!(of("1.4.1").due.to_string(), "2023-12-19");
    assert_eq!(of("3.3.3").due, Schedule::Unstated);
    assert_eq!(of("8.2").due, Schedule::Throughout);
    assert_eq!(of("1.5").lead, Units::All);
    assert_eq!(of("2.1").lead.code(), "TTS;VPS");
    let measured: Vec<&str> =
        tasks.iter().filter(|row| row.measure.is_some()).map(|row| row.number.as_str()).collect();
    assert_eq!(
        measured,
        [
            "1.1", "1.2", "1.4.1", "1.5", "1.6", "1.7", "2.3", "3.1", "3.3.1", "3.4.1", "3.4.2",
            "3.4.3", "3.5.1", "3.5.2", "4.2", "4.4", "5.3", "5.4", "5.5", "8.2"
        ]
    );
}

#[test]
fn every_fault_is_told_at_once_with_its_row_and_column() {
    let faults = read_rows(&[
        "2027,1,Lĩnh vực,,,,,,,,,,,,,,",
        &ROW.replace("2027,1.1", "2026,1.1").replace("VPS", "ABC"),
        &ROW.replace("1.1", "2.x"),
        &ROW.replace("1.1", "3.1").replace("2027-03-20", "20/3"),
        &ROW.replace("1.1", "1").replace("2027-03-20", "2026-03-20"),
        "2027,4,Lĩnh vực,Area,,,,,,,throughout,,,,,,",
        &format!("{}quick index >= 90%", ROW.replace("1.1", "5")),
        &format!("{}quick", ROW.replace("1.1", "6")),
        "2027,7",
    ])
    .unwrap_err();
    let starts = [
        "row 3, column year: the file begins with 2027",
        "row 3, column lead: there is no unit `ABC`; write the code or the name: TTDN (Trung tâm TT&PTĐN), TTS",
        "row 3, column due: 2027-03-20 is not in 2026",
        "row 4, column number: `2.x` is no number",
        "row 5, column number: `3` does not stand above it",
        "row 5, column due: `20/3` is no day",
        "row 6, column number: `1` stands in row 2 already",
        "row 6, column due: 2026-03-20 is not in 2027",
        "row 7, column due: a row without a lead is a heading",
        "row 8, column measure: no instrument `quick`",
        "row 9, column measure: `quick` is no measure",
        "row 10, column title_vi: a title in Vietnamese is needed",
    ];
    assert_eq!(faults.len(), starts.len(), "{faults:#?}");
    for (fault, start) in faults.iter().zip(starts) {
        assert!(fault.starts_with(start), "{fault}");
    }
}

#[test]
fn a_plan_in_vietnamese_alone_is_taken_and_said_to_be_so() {
    let units = office();
    let known = Known { units: &units, instruments: &BTreeSet::new() };
    let csv = "Năm;Số mục;Tiêu đề;Nhiệm vụ;Yêu cầu;Sản phẩm;Thời hạn;Thời hạn bằng chữ;Chủ trì;Phối hợp;Căn cứ;Chỉ tiêu\n\
        2027;1;Chỉ đạo;;;;;;;;;\n\
        2027;1.1;Báo cáo quý;Báo cáo;Đúng hạn;Báo cáo;20/03/2027;Trước 21/3;VPS;;;\n";
    let taken = read(csv.as_bytes(), known).unwrap();
    let task = &taken.rows.rows[1];
    assert_eq!(
        (&*task.title.en, &*task.output.en, &*task.due_words.en),
        ("Báo cáo quý", "Báo cáo", "Trước 21/3")
    );
    let notes: Vec<&str> = taken.notes.iter().map(|note| note.en.as_str()).collect();
    assert!(
        notes.iter().any(|note| note.starts_with("2 row(s) leave the English columns blank")),
        "{notes:?}"
    );
}

#[test]
fn deadlines_in_words_and_units_by_their_names_are_read_and_said() {
    let units = office();
    let known = Known { units: &units, instruments: &BTreeSet::new() };
    let row = |number: &str, due: &str, lead: &str| {
        format!("2027;{number};Việc;Làm;Đủ;;{due};;{lead};Các phòng, đơn vị;;\n")
    };
    let csv = format!(
        "Năm;Số mục;Tiêu đề;Nhiệm vụ;Yêu cầu;Sản phẩm;Thời hạn;Thời hạn bằng chữ;Chủ trì;Phối hợp;Căn cứ;Chỉ tiêu\n{}{}{}",
        row("1", "Thường xuyên", "văn phòng sở"),
        row("2", "Trong năm 2027", "Thanh tra Sở, Văn phòng Sở"),
        row("3", "20/12/2027", "\"Trung tâm TT&PTĐN; VPS\""),
    );
    let taken = read(csv.as_bytes(), known).unwrap();
    let told: Vec<(String, String, String)> = taken
        .rows
        .rows
        .iter()
        .map(|row| (row.due.to_string(), row.lead.code(), row.coordinating.code()))
        .collect();
    let all = |due: &str, lead: &str| (due.to_owned(), lead.to_owned(), "*".to_owned());
    assert_eq!(
        told,
        [all("throughout", "VPS"), all("throughout", "TTS;VPS"), all("2027-12-20", "TTDN;VPS")]
    );
    let notes: Vec<&str> = taken.notes.iter().map(|note| note.vi.as_str()).collect();
    let said =
        "cách ghi trong ô (số ô): `Thường xuyên` = cả năm, đến ngày 31/12 (1), `Trong năm 2027` = ";
    assert!(notes.iter().any(|note| note.starts_with(said)), "{notes:?}");
    let faults = read(csv.replace("Thường xuyên", "Khi có yêu cầu").as_bytes(), known).unwrap_err();
    assert!(faults[0].problem.vi.contains("hoặc “Thường xuyên”"), "{faults:?}");
}

#[test]
fn a_spreadsheets_semicolons_and_mark_are_understood() {
    let units = office();
    let known = Known { units: &units, instruments: &BTreeSet::new() };
    let row = ROW.replace("1.1", "1").replace(',', ";");
    let csv = format!("\u{feff}{}\r\n{row}\r\n", COLUMNS.join(";"));
    assert_eq!(read(csv.as_bytes(), known).unwrap().rows.rows.len(), 1);
}

#[test]
fn missing_and_unknown_columns_and_an_empty_plan_are_named() {
    let known = Known { units: &[], instruments: &BTreeSet::new() };
    let faults = read(b"year,number,title\n", known).unwrap_err();
    assert!(faults[0].to_string().starts_with("row 1, column title_vi: the column is missing;"));
    assert!(faults.last().unwrap().problem.en.contains("no column `title`"));
    assert!(read_rows(&[]).unwrap_err()[0].contains("there is no row"));
}
