//! Holds `src/domain/official/table/mod.rs`.

use hailong::domain::official::table::{PUBLISHED, read, read_until};

#[test]
fn the_published_figures_read() {
    let figures = read(PUBLISHED.as_bytes()).unwrap().rows;
    assert!(figures.len() > 10);
    assert!(figures.iter().all(|each| !each.source.is_empty()));
}

#[test]
fn every_fault_is_told_at_once_with_its_row_and_column() {
    let csv = "index,year,level,subject,value,source,rank,of,published,address,maximum\n\
               sipas,2024,province,Hải Phòng,\"90,59\",Bộ Nội vụ,1,63,,,\n\
               sipas,2024,province,Hải Phòng,90.59,Bộ Nội vụ,1,63,,,\n\
               gini,24,town,,101,,64,63,hôm qua,ftp://x,\n\
               papi,2021,province,Hải Phòng,44,CECODES,,,,,\n";
    let faults = read(csv.as_bytes()).unwrap_err();
    let told: Vec<(u64, &str)> = faults.iter().map(|each| (each.row, each.column)).collect();
    assert_eq!(
        told,
        [
            (3, "subject"),
            (4, "index"),
            (4, "year"),
            (4, "level"),
            (4, "subject"),
            (4, "source"),
            (4, "rank"),
            (4, "published"),
            (4, "address"),
            (5, "maximum"),
        ]
    );
    let missing = read(b"index,year,what\n").unwrap_err();
    assert_eq!(missing.len(), 5, "{missing:?}");
}

#[test]
fn what_a_spreadsheet_set_to_vietnamese_writes_is_understood() {
    let csv = "\u{feff}index;year;level;subject;value;source\r\n\
               sipas;2024;national;;83,94;Bộ Nội vụ\r\n";
    let read = read(csv.as_bytes()).unwrap().rows;
    assert!((read[0].value - 83.94).abs() < 1e-9);
    assert_eq!(read[0].subject, "Cả nước");
}

/// The faults of a file, in English.
fn faults(csv: &str) -> Vec<String> {
    read(csv.as_bytes()).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn a_decimal_comma_that_short_rows_hide_is_told() {
    let short = "index,year,level,subject,value,rank,source\n\
                 sipas,2024,province,Hải Phòng,83,45,Bộ Nội vụ\n\
                 sipas,2024,province,Hà Nội,82.1,,Bộ Nội vụ,\n\
                 sipas,2024,province,Huế,82.5,3\n";
    let told = faults(short);
    assert!(told.iter().any(|it| it.starts_with("row 2, column value: `83` and `45`")), "{told:?}");
    let whole = "index,year,level,subject,value,source,note\n\
                 sipas,2024,province,Hải Phòng,83,45,Bộ Nội vụ\n";
    let told = faults(whole);
    assert!(told[0].starts_with("row 2, column source: `45` is a number"), "{told:?}");
    let two = "index,year,level,subject,value,rank,source\n\
               sipas,2024,province,Hải Phòng,83,45,Bộ Nội vụ\n";
    assert_eq!(read(two.as_bytes()).unwrap().rows[0].rank, Some(45));
}

#[test]
fn a_share_is_no_number_of_points() {
    let file = |value: &str| {
        format!(
            "index,year,level,subject,value,source\nsipas,2024,province,Huế,{value},Bộ Nội vụ\n"
        )
    };
    assert!(faults(&file("0.9059"))[0].contains("`0.9059` of 100 looks like a share"));
    let read = |value: &str| read(file(value).as_bytes()).unwrap().rows[0].value;
    assert!((read("0.5%") - 0.5).abs() < 1e-9 && (read("90.59") - 90.59).abs() < 1e-9);
    assert!(read("0").abs() < 1e-9);
}

#[test]
fn a_province_has_one_name_however_it_is_written() {
    let file = |name: &str| {
        format!("index,year,level,subject,value,source\nsipas,2024,province,{name},90,Bộ Nội vụ\n")
    };
    for name in
        ["TP Hải Phòng", "TP. Hải Phòng", "Thành phố Hải Phòng", "Hải Phòng*", "tp.Hải Phòng"]
    {
        assert_eq!(read(file(name).as_bytes()).unwrap().rows[0].subject, "Hải Phòng", "{name}");
    }
    assert!(faults(&file("Нải Phòng"))[0].contains("`Н` (U+041D)"));
}

#[test]
fn a_year_to_come_has_no_published_figure() {
    let csv = "index,year,level,subject,value,source\nsipas,2027,province,Huế,90,Bộ Nội vụ\n";
    let faults = read_until(csv.as_bytes(), 2026).unwrap_err();
    assert!(faults[0].to_string().contains("2027 is still to come"));
    assert!(read_until(csv.as_bytes(), 2027).is_ok());
}

#[test]
fn words_of_other_publications_are_understood_and_one_wrong_letter_is_named() {
    let file = |subject: &str| {
        let head = "index,year,level,subject,value,source";
        format!("{head}\nChỉ số hài lòng,2024,Cấp tỉnh,{subject},80,Bộ Nội vụ\n")
    };
    let taken = read(file("HAI PHONG").as_bytes()).unwrap();
    assert_eq!(taken.rows[0].subject, "Hải Phòng");
    assert!(taken.notes.iter().any(|it| it.en.contains("`Cấp tỉnh` = A province (1)")));
    assert!(faults(&file("Hải Phòg"))[0].contains("if it is Hải Phòng, correct the name"));
}

#[test]
fn numbers_of_hundreds_of_digits_are_not_printed_whole() {
    let digits = "9".repeat(309);
    let told = faults(&format!("{COLUMNS}\nsipas,2024,province,Huế,{digits},Bộ Nội vụ\n"));
    assert!(told[0].contains("999…") && told[0].len() < 200, "{told:?}");
}

const COLUMNS: &str = "index,year,level,subject,value,source";

#[test]
fn a_place_among_many_may_stand_in_one_cell() {
    let file =
        |rank: &str| format!("{COLUMNS},rank,of\nsipas,2024,province,Huế,80,Bộ Nội vụ,{rank}\n");
    let read = |rank: &str| {
        let figure = read(file(rank).as_bytes()).unwrap().rows.remove(0);
        (figure.rank, figure.of)
    };
    assert_eq!(read("1/63,"), (Some(1), Some(63)));
    assert_eq!(read("1,63"), (Some(1), Some(63)));
    assert!(faults(&file("64/63,"))[0].contains("rank 64 is beyond the 63"));
    assert!(faults(&file("1/x,"))[0].contains("column of: `x` is no rank"));
}
