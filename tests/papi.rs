//! `hailong papi`: the real binary over the published tables, and over files with faults.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::server::PROGRAM;

const SUB_DIMENSIONS: &str = "tests/stats/published/data/papi-sub-dimensions.csv";
const DIMENSIONS: &str = "tests/stats/published/data/papi-dimensions.csv";

fn papi(arguments: &[&str]) -> Output {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut command = Command::new(PROGRAM);
    command.current_dir(root).arg("papi").args(arguments);
    command.output().unwrap()
}

fn answer(arguments: &[&str]) -> Vec<Value> {
    let output = papi(&[arguments, &["--json"]].concat());
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What a file is refused with.
fn refusal(arguments: &[&str]) -> String {
    let output = papi(arguments);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn file(folder: &Path, text: &str) -> String {
    let path = folder.join("papi.csv");
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn of<'a>(answers: &'a [Value], key: &str, province: u32) -> &'a Value {
    let mut all = answers.iter();
    all.find(|answer| answer[key] == province).unwrap()
}

fn near(found: &Value, expected: f64) {
    let found = found.as_f64().unwrap();
    assert!((found - expected).abs() < 3e-6, "{found}, not {expected}");
}

#[test]
fn a_wide_file_is_added_up_to_the_published_dimensions_and_totals() {
    let answers = answer(&["score", SUB_DIMENSIONS, "--year", "2019"]);
    assert_eq!(answers.len(), 63);
    let hai_phong = of(&answers, "province", 31);
    let keys: Vec<&String> = hai_phong.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["province", "year", "dimensions", "total", "missing"]);
    near(&hai_phong["dimensions"]["D8"], 4.477_976_8);
    near(&hai_phong["total"], 41.536_281_59);
    assert_eq!(hai_phong["missing"], serde_json::json!([]));
}

#[test]
fn a_long_file_gives_the_same_and_zero_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "year,tinhid,code,value\n2021,31,S5.1,2.5\n2021,31,S5.3,0\n2021,31,S5.4,\n\
                2020,31,S5.1,9\n2021,999,S5.1,3\n2021,31,D5,7.4\n";
    let path = file(folder.path(), rows);
    let answers = answer(&["score", &path, "--year", "2021"]);
    assert_eq!(answers.len(), 1);
    let missing = answers[0]["missing"].as_array().unwrap();
    assert_eq!(missing.len(), 27);
    assert!(missing.contains(&"S5.3".into()) && missing.contains(&"S5.4".into()));
    assert!(answers[0]["dimensions"]["D5"].is_null() && answers[0]["total"].is_null());
}

#[test]
fn a_given_sum_that_is_not_that_of_its_parts_is_told_and_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "tinhid,S5.1,S5.3,S5.4,D5\n1,2.5,2,2.1,6.600695\n2,2.5,2,2.1,6.600003\n";
    let path = file(folder.path(), rows);
    let output = papi(&["score", &path, "--year", "2022", "--json"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("note: province 1: `D5` is given as 6.600695, +0.000695"), "{told}");
    assert!(!told.contains("province 2"), "{told}");
    let answers: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    near(&answers[0]["dimensions"]["D5"], 6.6);
}

#[test]
fn weights_add_a_weighted_index() {
    let weights = "0.5106431,1.5757349,0.5286483,2.0285763,0.7674410,1.1812095,1.3308136,0.2";
    let arguments = ["score", SUB_DIMENSIONS, "--year", "2019", "--weights", weights];
    near(&of(&answer(&arguments), "province", 31)["weighted"], 42.719_497_68);
    let few = ["score", SUB_DIMENSIONS, "--year", "2019", "--weights", "1,2"];
    assert!(refusal(&few).contains("2 given, and 2019 has 8 dimensions"));
}

#[test]
fn a_year_nobody_knows_is_refused() {
    let told = refusal(&["score", SUB_DIMENSIONS, "--year", "2025"]);
    assert!(told.contains("2025 is not known; known are 2011 to 2024"), "{told}");
    let told = refusal(&["score", SUB_DIMENSIONS, "--year", "2023"]);
    assert!(told.contains("has no row of 2023"), "{told}");
}

#[test]
fn every_fault_is_told_by_row_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "year,tinhid,code,value\n2021,31,S5.1,x\n2021,31,S5.2,1.5\n2021,31,S5.3,25\n\
                2021,,S5.4,2\n20 21,31,S5.4,2\n2021,31,S5.1,2\n";
    let told = refusal(&["score", &file(folder.path(), rows), "--year", "2021"]);
    for fault in [
        "row 2, column `value`: `x` is no number",
        "row 3, column `value`: `S5.2` is no part of PAPI 2021",
        "row 4, column `value`: 25 is outside",
        "row 5, column `tinhid`: is blank",
        "row 6, column `year`: `20 21` is no year",
        "row 7, column `value`: gives `S5.1` of province 31 a second time",
        "6 faults",
    ] {
        assert!(told.contains(fault), "{fault}: {told}");
    }
    let told = refusal(&["rank", &file(folder.path(), "province_name,x\na,1\n")]);
    assert!(told.contains("no column for the province"), "{told}");
    let told = refusal(&["rank", &file(folder.path(), "tinhid,x\n1,1\n")]);
    assert!(told.contains("there are no figures"), "{told}");
}

#[test]
fn provinces_are_ranked_and_grouped_under_both_rules() {
    let answers = answer(&["rank", DIMENSIONS, "--year", "2021"]);
    assert_eq!(answers.len(), 63);
    let hai_phong = of(&answers, "tinhid", 31);
    let keys: Vec<&String> = hai_phong.as_object().unwrap().keys().collect();
    let shape =
        ["tinhid", "total", "rank", "group", "group_missing_as_bottom", "to_next_cut", "cuts"];
    assert_eq!(keys, shape);
    assert_eq!((&hai_phong["rank"], &hai_phong["group"]), (&13.into(), &"cao_nhat".into()));
    assert!(hai_phong["to_next_cut"].is_null());
    near(&hai_phong["total"], 44.004_502);
    let bac_giang = of(&answers, "tinhid", 24);
    assert!(bac_giang["rank"].is_null() && bac_giang["group_missing_as_bottom"].is_null());
    let group = |key: &str| answers.iter().filter(|answer| answer[key] == "thap_nhat").count();
    assert_eq!((group("group"), group("group_missing_as_bottom")), (15, 13));
}

#[test]
fn a_file_of_several_years_needs_one_and_any_column_can_be_ranked() {
    let told = refusal(&["rank", DIMENSIONS]);
    assert!(told.contains("has the years 2011 to 2021: choose one with --year"), "{told}");
    let by_dimension = ["rank", DIMENSIONS, "--year", "2021", "--column", "D6"];
    near(&of(&answer(&by_dimension), "tinhid", 31)["total"], 7.911_259_1);
    let by_parts = ["rank", SUB_DIMENSIONS, "--year", "2021", "--column", "D6"];
    near(&of(&answer(&by_parts), "tinhid", 31)["total"], 7.911_259_1);
    let told = refusal(&["rank", DIMENSIONS, "--year", "2021", "--column", "S1.1"]);
    assert!(told.contains("no figure to rank by `S1.1`"), "{told}");
}

#[test]
fn totals_alone_are_enough_and_the_order_of_rows_is_not_told() {
    let folder = tempfile::tempdir().unwrap();
    let figures = [38.97, 40.1, 41.2, 42.11, 42.33, 43.2, 43.96, 44.6, 45.5, 46.04];
    let line = |(at, figure): (usize, &f64)| format!("{at},{figure}\n");
    let lines: Vec<String> = figures.iter().enumerate().map(line).collect();
    let path = file(folder.path(), &format!("tinhid,total\n{}", lines.concat()));
    let forward = answer(&["rank", &path]);
    let turned: Vec<String> = lines.into_iter().rev().collect();
    let path = file(folder.path(), &format!("tinhid,total\n{}", turned.concat()));
    assert_eq!(answer(&["rank", &path]), forward);
    near(&forward[0]["cuts"]["p25"], 41.4275);
    near(&forward[9]["to_next_cut"], 41.4275 - 38.97);
    let dimensions = "tinhid,D1,D2\n1,5,6\n2,4,0\n3,4,5\n";
    let by_sum = answer(&["rank", &file(folder.path(), dimensions)]);
    let totals: Vec<Option<f64>> = by_sum.iter().map(|row| row["total"].as_f64()).collect();
    assert_eq!(totals, [Some(11.0), Some(9.0), None]);
}

#[test]
fn two_years_are_compared_where_the_series_allows_it() {
    let arguments = ["compare", DIMENSIONS, "--from", "2019", "--to", "2021", "--province", "31"];
    let answers = answer(&arguments);
    let parts = answers[0]["parts"].as_array().unwrap();
    let part = |code: &str| parts.iter().find(|part| part["code"] == code).unwrap();
    near(&part("D4")["change"], 7.424_247_5 - 5.539_035_3);
    assert_eq!(part("D5")["change"], Value::Null);
    assert_eq!(part("D5")["breaks"][0]["year"], 2021);
    assert_eq!(part("total")["change"], Value::Null);
    let told = refusal(&["compare", DIMENSIONS, "--from", "2017", "--to", "2018"]);
    assert!(told.contains("cannot be compared in any dimension"), "{told}");
}

#[test]
fn without_json_there_is_a_table_in_vietnamese() {
    let output = papi(&["rank", DIMENSIONS, "--year", "2021"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("60 trên 63 tỉnh có điểm."), "{text}");
    assert!(text.contains("44,0045") && text.contains("Cao nhất"), "{text}");
    assert!(text.ends_with("PAPI do UNDP và CECODES thực hiện.\n"), "{text}");
    let output = papi(&["score", SUB_DIMENSIONS, "--year", "2018"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("S2.1 S2.2 S2.3 S2.4 S4.1"), "{text}");
    let output = papi(&["compare", DIMENSIONS, "--from", "2020", "--to", "2021"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("bỏ 5.2"), "{text}");
}

#[test]
fn the_only_mark_of_points_is_the_decimal_one_as_in_imports() {
    let folder = tempfile::tempdir().unwrap();
    for rows in [
        "tinhid;S5.1;S5.3;S5.4\n1;1.264;1.5;2.1\n",
        "tinhid;S5.1;S5.3;S5.4\n1;1,264;1,5;2,1\n",
        "tinhid,S5.1,S5.3,S5.4\n1,\"1,264\",\"1,500\",\"2,1\"\n",
    ] {
        let path = file(folder.path(), rows);
        let answers = answer(&["score", &path, "--year", "2022"]);
        near(&answers[0]["dimensions"]["D5"], 4.864);
    }
}
