//! `hailong measure`: figures of a file, and what is wrong with one.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::server::PROGRAM;

/// An export's columns around the quick form's items.
const HEADER: &str = "response,instrument,version,day,touchpoint,unit,procedure,tier,duration,\
                      overall,why,remark";

fn file(folder: &Path, text: &str) -> PathBuf {
    let path = folder.join("responses.csv");
    std::fs::write(&path, text).unwrap();
    path
}

fn measure(file: &Path, arguments: &[&str]) -> Output {
    Command::new(PROGRAM)
        .args(["measure", "--survey", "quick", "--responses"])
        .arg(file)
        .args(arguments)
        .output()
        .unwrap()
}

fn card(file: &Path, arguments: &[&str]) -> Value {
    let output = measure(file, &[arguments, &["--json"]].concat());
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Ten responses as Excel saves them: a mark of byte order, CRLF, quotes.
fn ten() -> String {
    let mut text = format!("\u{feff}{HEADER}\r\n");
    for (day, overall, tier) in [
        (1, "5", "verified"),
        (2, "5", "open"),
        (3, "4", "open"),
        (4, "4", "paper"),
        (5, "4", "verified"),
        (6, "4", "verified"),
        (7, "4", "open"),
        (8, "3", "assisted"),
        (9, "?", "open"),
        (10, "", "open"),
    ] {
        let answers = format!("{overall},1 3,\"chờ lâu, nhưng \"\"tốt\"\"\"");
        let places = "quay-1,mot-cua,";
        write!(text, "r{day},quick,2026.1,2026-01-{day:02},{places},{tier},10–30,{answers}\r\n")
            .unwrap();
    }
    text
}

#[test]
fn a_file_as_exported_gives_the_scorecard_of_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    let card = card(&file(folder.path(), &ten()), &[]);
    assert_eq!(card["responses"], 10);
    let channels =
        serde_json::json!({"verified": 3, "open": 5, "assisted": 1, "paper": 1, "mixed": 0});
    assert_eq!(card["channels"], channels);
    let item = &card["items"][0];
    assert_eq!(item["code"], "overall");
    assert_eq!((&item["n"], &item["missing"]), (&8.into(), &1.into()));
    assert_eq!(item["dont_know"], 1);
    assert_eq!(item["counts"], serde_json::json!([0, 0, 1, 5, 2]));
    assert_eq!((&item["satisfied"], &item["index"]), (&7.into(), &87.5.into()));
    assert_eq!(item["verdict"], "open");
    assert_eq!(item["suppressed"], false);
    let ticks = &card["items"][1];
    assert_eq!((&ticks["n"], &ticks["index"]), (&10.into(), &Value::Null));
    assert_eq!(ticks["counts"][2], 10);
    assert_eq!(card["label"], "khảo sát nội bộ");
    assert_eq!(card["index"]["method"], "item_mean");
    assert_eq!(card["response_rate"], Value::Null);
}

#[test]
fn the_contracts_keys_are_all_there() {
    let folder = tempfile::tempdir().unwrap();
    let card = card(&file(folder.path(), &ten()), &[]);
    let has = |value: &Value, keys: &[&str]| {
        for key in keys {
            assert!(value.get(key).is_some(), "no `{key}` in {value}");
        }
    };
    has(
        &card,
        &[
            "instrument",
            "version",
            "formula",
            "from",
            "to",
            "filter",
            "responses",
            "channels",
            "issued",
            "response_rate",
            "items",
            "factors",
            "domains",
            "index",
            "label",
        ],
    );
    has(
        &card["items"][0],
        &[
            "code",
            "n",
            "missing",
            "dont_know",
            "not_applicable",
            "counts",
            "satisfied",
            "index",
            "wilson",
            "verdict",
            "suppressed",
        ],
    );
    has(&card["factors"][0], &["code", "index", "n_items"]);
    has(&card["index"], &["value", "interval", "method", "target", "verdict"]);
}

#[test]
fn filters_leave_rows_out_and_stand_in_the_scorecard() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), &ten());
    let some = card(&path, &["--from", "2026-01-02", "--to", "2026-01-09", "--tier", "open"]);
    assert_eq!(some["responses"], 4);
    assert_eq!(some["from"], "2026-01-02");
    assert_eq!(some["filter"]["tier"], "open");
    assert_eq!(card(&path, &["--unit", "elsewhere"])["responses"], 0);
}

#[test]
fn a_target_is_kept_to_the_digit() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), &ten());
    let index = |target| card(&path, &["--target", target])["index"].clone();
    assert_eq!(index("0.875")["reached_exactly"], true);
    assert_eq!(index("0.875")["target"], 0.875);
    assert_eq!(index("0.875000001")["reached_exactly"], false);
    let output = measure(&path, &["--target", "90"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn no_rows_are_no_data() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "overall\n");
    let none = card(&path, &[]);
    assert_eq!((&none["responses"], &none["index"]["value"]), (&0.into(), &Value::Null));
    let table = String::from_utf8(measure(&path, &[]).stdout).unwrap();
    assert!(table.contains("không có dữ liệu"), "{table}");
}

#[test]
fn every_fault_is_told_by_row_and_column_and_nothing_is_measured() {
    let folder = tempfile::tempdir().unwrap();
    let text = "instrument,version,day,tier,overall,why,colour\n\
                quick,2026.1,2026-01-01,open,9,1,red\n\
                sipas-counter,2026.1,1/13/2026,slip,5,1 x,red\n\
                quick,1999,2026-01-01,open,5,1,red\n\
                quick,2026.1,2026-01-01,open,5,,red,7\n\
                quick,2026.1,2026-01-01,open,5,,red\n";
    let path = file(folder.path(), text);
    let output = measure(&path, &["--unit", "mot-cua", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let told = String::from_utf8(output.stderr).unwrap();
    for fault in [
        "row 1, column `colour`:",
        "row 1, column `unit`:",
        "row 2, column `overall`: `9`",
        "row 3, column `instrument`: `sipas-counter`",
        "row 3, column `day`: `1/13/2026`",
        "row 3, column `tier`: `slip`",
        "row 3, column `why`: `1 x`",
        "row 4, column `version`: `1999`",
        "row 5: 8 cells, the header has 7;",
        "9 faults",
    ] {
        assert!(told.contains(fault), "no `{fault}` in\n{told}");
    }
    assert_eq!(told.lines().count(), 10, "{told}");
}

#[test]
fn of_many_faults_the_first_fifty_are_told_and_all_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("overall\n{}", "x\n".repeat(1234));
    let output = measure(&file(folder.path(), &text), &[]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told.lines().count(), 52);
    assert!(told.contains("and 1184 more") && told.contains("1234 faults"), "{told}");
}

#[test]
fn bytes_that_are_not_utf_8_are_told_by_their_row() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("latin.csv");
    std::fs::write(&path, b"overall,remark\n5,ok\n4,\xe0\n").unwrap();
    let output = measure(&path, &[]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("(from line 3) is not Unicode (UTF-8)"), "{told}");
}

#[test]
fn an_unknown_instrument_is_refused_with_the_known_ones() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "overall\n5\n");
    let output = Command::new(PROGRAM)
        .args(["measure", "--survey", "nope", "--responses"])
        .arg(&path)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("`nope`") && told.contains("sipas-2026"), "{told}");
}

#[test]
fn a_file_of_two_versions_is_measured_one_version_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let older = include_str!("../../surveys/quick.toml")
        .replace(r#"version = "2026.1""#, r#"version = "2020.1""#)
        .replace("valid_from = ", "valid_to = 2020-12-31\nvalid_from = 2020-01-01 # ");
    std::fs::write(folder.path().join("quick@2020.1.toml"), older).unwrap();
    let path = file(folder.path(), "version,overall\n2020.1,1\n2026.1,5\n2020.1,4\n");
    let surveys = ["--surveys", folder.path().to_str().unwrap()];
    let output = measure(&path, &surveys);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("row 3, column `version`: `2026.1`"), "{told}");
    for (version, responses) in [("2020.1", 2), ("2026.1", 1)] {
        let card = card(&path, &[&surveys[..], &["--of-version", version]].concat());
        assert_eq!(card["version"], version);
        assert_eq!(card["responses"], responses);
    }
}

#[test]
fn a_key_that_stands_there_twice_is_counted_once_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    let thrice = "key,overall\nK1,5\nK1,5\nK2,2\nK1,5\n";
    let card = card(&file(folder.path(), thrice), &[]);
    assert_eq!((&card["responses"], &card["items"][0]["n"]), (&2.into(), &2.into()));
    let told = card["read"].to_string();
    assert!(told.contains("2 row(s) repeat the key and the answers of a row above"), "{told}");
    for (rows, fault) in [
        (
            "key,overall\nK1,5\nK1,2\n",
            "row 3, column `key`: `K1` stands in row 2 with other answers",
        ),
        (
            "Số phiếu,overall\n007,5\n7,5\n",
            "row 3, column `key`: `7` differs from `007` in row 2 by zeros",
        ),
        ("response,overall\nr1,5\nr1,1\n", "row 3, column `response`: `r1` stands in row 2"),
    ] {
        let refused = measure(&file(folder.path(), rows), &[]);
        let told = String::from_utf8(refused.stderr).unwrap();
        assert!(refused.status.code() == Some(1) && told.contains(fault), "{told}");
    }
}

#[test]
fn a_file_as_imports_read_it_is_measured() {
    let folder = tempfile::tempdir().unwrap();
    let words = "Số phiếu;Kênh;overall. Mức độ hài lòng\n1;Phiếu giấy;Rất hài lòng\n2;QR;5.0\n";
    let card = card(&file(folder.path(), words), &[]);
    assert_eq!(card["responses"], 2);
    assert_eq!((&card["channels"]["paper"], &card["channels"]["open"]), (&1.into(), &1.into()));
    assert_eq!(card["items"][0]["counts"][4], 2);
}
