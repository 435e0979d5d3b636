//! What is read, and what is refused.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::row::units_meant;
use super::*;
use crate::domain::survey::Tier;

const HEADER: &str = "code,name_vi,name_en,unit,procedures,instrument,tier\n";

fn read_with_one_of_each(csv: &str) -> Result<Vec<Touchpoint>, Vec<String>> {
    let units = [Unit { code: "PLS".to_owned(), office: "sngv".to_owned(), name: Text::default() }];
    let known = Known {
        units: &units,
        ended: &[Ended {
            unit: "PLT".to_owned(),
            day: NaiveDate::from_ymd_opt(2026, 7, 31).unwrap(),
            successors: vec!["PLS".to_owned()],
        }],
        procedures: &BTreeSet::from(["3.000242".to_owned(), "1.000811".to_owned()]),
        instruments: &BTreeSet::from(["quick".to_owned()]),
        kept: &[],
        today: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
        unprintable: |name| name.chars().filter(|sign| *sign == '✓').collect(),
    };
    read(csv.as_bytes(), known)
        .map(|read| read.rows)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect())
}

#[test]
fn a_row_becomes_a_touchpoint_of_its_units_office() {
    let csv = format!("{HEADER}bt01,Quầy 1,Counter 1,PLS,3.000242; 1.000811,quick,open\n");
    let read = read_with_one_of_each(&csv).unwrap();
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].code, "BT01");
    assert_eq!(read[0].office, "sngv");
    assert_eq!(read[0].procedures, ["3.000242", "1.000811"]);
    assert_eq!(read[0].tier, Tier::Open);
}

#[test]
fn a_spreadsheets_semicolons_and_mark_are_understood() {
    let csv = "\u{feff}code;name_vi;name_en;unit;procedures;instrument;tier\r\n\
               BT01;Quầy 1;Counter 1;PLS;3.000242|1.000811;quick;open\r\n";
    assert_eq!(read_with_one_of_each(csv).unwrap()[0].procedures.len(), 2);
}

#[test]
fn every_fault_is_told_with_its_row_and_column() {
    let csv = format!(
        "{HEADER}LS01,,Counter,PLS,,quick,open\n\
         BT02,Quầy,Counter,XYZ,9.9,sipas,verified\n\
         bt02,Quầy,Counter,PLS,,quick,sometimes\n\
         BT03,Quầy\n"
    );
    let faults = read_with_one_of_each(&csv).unwrap_err();
    let starts = [
        "row 2, column code: `LS01` has `L`",
        "row 2, column name_vi: a name in Vietnamese is needed",
        "row 3, column unit: there is no unit `XYZ`; known: PLS",
        "row 3, column procedures: there is no procedure `9.9`",
        "row 3, column instrument: there is no instrument `sipas`; known: quick",
        "row 3, column tier: `verified` cannot be set",
        "row 4, column code: `BT02` stands in row 3 already",
        "row 4, column tier: `sometimes` is none of",
        "row 5, column unit: there is no unit ``; known: PLS",
        "row 5, column instrument: there is no instrument ``",
        "row 5, column tier: `` is none of",
    ];
    assert_eq!(faults.len(), starts.len(), "{faults:#?}");
    for (fault, start) in faults.iter().zip(starts) {
        assert!(fault.starts_with(start), "{fault}");
    }
}

#[test]
fn a_unit_may_be_named_where_one_alone_has_the_name() {
    let unit = |code: &str, name: &str| Unit {
        code: code.to_owned(),
        office: "sngv".to_owned(),
        name: Text::new(name, code),
    };
    let units = [unit("A", "Phòng (Một)"), unit("B", "Phòng (Hai)"), unit("C", "phòng (hai)")];
    let meant = |written: &str| {
        let meant = units_meant(&units, written);
        meant.into_iter().map(|unit| unit.code.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(meant("PHÒNG (MỘT)"), ["A"]);
    assert_eq!(meant("Phòng (Hai)"), ["B", "C"]);
    assert_eq!(meant("B"), ["B"]);
    assert!(meant("Phòng").is_empty());
}

#[test]
fn a_unit_that_ended_is_refused_with_its_day_and_successor() {
    let csv = format!("{HEADER}BT01,Quầy 1,Counter 1,PLT,,quick,open\n");
    let told = "row 2, column unit: unit `PLT` ended on 2026-07-31; write its successor: PLS";
    assert_eq!(read_with_one_of_each(&csv).unwrap_err(), [told]);
}

#[test]
fn missing_and_unknown_columns_are_named() {
    let faults = read_with_one_of_each("code,name,unit\n").unwrap_err();
    assert!(faults[0].contains("name_vi: the column is missing"));
    assert!(faults.last().unwrap().contains("no column `name`"));
}

#[test]
fn an_empty_file_has_faults_and_a_header_alone_has_none() {
    assert!(read_with_one_of_each("").is_err());
    assert_eq!(read_with_one_of_each(HEADER), Ok(Vec::new()));
}

#[test]
fn open_counters_of_one_name_in_one_unit_are_refused_with_the_others_code() {
    let unit = |code: &str| Unit {
        code: code.to_owned(),
        office: "sngv".to_owned(),
        name: Text::new(code, code),
    };
    let today = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    let counter = |code: &str, name: &str, closed: Option<NaiveDate>| Touchpoint {
        code: code.to_owned(),
        office: "sngv".to_owned(),
        unit: "PLS".to_owned(),
        name: Text::new(name, name),
        instrument: "quick".to_owned(),
        tier: Tier::Open,
        procedures: Vec::new(),
        closed,
    };
    let kept = [
        counter("A1", "Quầy 1", None),
        counter("A2", "Quầy 2", Some(today)),
        counter("B1", "Bàn", None),
        counter("B2", "Bàn", None),
    ];
    let units = [unit("PLS"), unit("VPS")];
    let known = Known {
        units: &units,
        ended: &[],
        procedures: &BTreeSet::new(),
        instruments: &BTreeSet::from(["quick".to_owned()]),
        kept: &kept,
        today,
        unprintable: |_| Vec::new(),
    };
    let read = |rows: &str| {
        let read = read(format!("{HEADER}{rows}").as_bytes(), known);
        read.map(|read| read.rows.len())
            .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    // Another unit, one that is closed, the name it had before, and two that are kept so already.
    assert_eq!(read("A9,Quầy 1,,VPS,,quick,open\nA8,Quầy 2,,PLS,,quick,open\n"), Ok(2));
    assert_eq!(read("A1,Quầy 3,,PLS,,quick,open\nA9,Quầy 1,,PLS,,quick,open\n"), Ok(2));
    assert_eq!(read("B1,Bàn,,PLS,,quick,open\nB2,Bàn,,PLS,,quick,paper\n"), Ok(2));
    let faults = read(
        "A9,QUẦY  1,,PLS,,quick,open\nA8,Quầy 5,,PLS,,quick,open\nA7,Quầy-5,,PLS,,quick,open\n",
    );
    let starts = [
        "row 2, column name_vi: unit PLS has an open counter called `QUẦY  1` already (A1);",
        "row 4, column name_vi: unit PLS has an open counter called `Quầy-5` already (A8, in row 3);",
    ];
    let faults = faults.unwrap_err();
    assert_eq!(faults.len(), 2, "{faults:#?}");
    for (fault, start) in faults.iter().zip(starts) {
        assert!(fault.starts_with(start), "{fault}");
    }
}

#[test]
fn a_name_that_no_poster_can_print_is_refused_with_its_signs() {
    let csv = format!("{HEADER}BT01,Quầy ✓,Counter,PLS,,quick,open\n");
    let told = "row 2, column name_vi: a poster cannot print ✓; take it out";
    assert_eq!(read_with_one_of_each(&csv).unwrap_err(), [told]);
}

#[test]
fn units_are_known_in_small_letters_and_channels_in_words() {
    let csv = format!("{HEADER}BT01,Quầy 1,Counter,pls,,quick,Giấy\n");
    let read = read_with_one_of_each(&csv).unwrap();
    assert_eq!((read[0].unit.as_str(), read[0].tier), ("PLS", Tier::Paper));
}

#[test]
fn a_name_that_a_spreadsheet_takes_for_a_formula_is_refused() {
    for name in ["=1+1", "'Quầy 1", "@Quầy"] {
        let csv = format!("{HEADER}BT01,{name},Counter,PLS,,quick,open\n");
        let told = read_with_one_of_each(&csv).unwrap_err();
        assert!(told[0].contains("which a spreadsheet takes for a formula"), "{told:?}");
    }
}
