//! `hailong measure` on a weighted file.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Output};

use hailong::stats::design::{Domain, Draft, DraftRow, Lonely};
use serde_json::Value;

use crate::support::estimate::answer;
use crate::support::server::PROGRAM;

const ITEMS: usize = 16;
const ROWS: usize = 48;
const DESIGN: [&str; 6] = ["--weight", "w", "--strata", "area", "--cluster", "ward"];

/// A made-up answer of 1 to 5, mostly content.
fn reply(row: usize, item: usize) -> usize {
    match (row * 7 + item * 5 + row / 6) % 11 {
        0 => 1,
        1 => 2,
        2 | 3 => 3,
        4..8 => 4,
        _ => 5,
    }
}

fn weight(row: usize) -> f64 {
    [0.5, 1.25, 2.0][row % 3]
}

fn place(row: usize) -> (String, String) {
    ((row % 2).to_string(), (row / 2 % 5).to_string())
}

fn contented(row: usize) -> f64 {
    let happy = (1..=ITEMS).filter(|item| reply(row, *item) >= 4).count();
    f64::from(u32::try_from(happy).unwrap()) / f64::from(u32::try_from(ITEMS).unwrap())
}

/// Responses to the counter's form, every item answered, with the design beside.
fn file(folder: &Path, weight: impl Fn(usize) -> f64) {
    let mut text = "w,area,ward,mean,happy".to_owned();
    for item in 1..=ITEMS {
        write!(text, ",s{item}").unwrap();
    }
    text.push('\n');
    for row in 0..ROWS {
        let (area, ward) = place(row);
        let happy = u8::from(reply(row, 1) >= 4);
        write!(text, "{},{area},{ward},{},{happy}", weight(row), contented(row)).unwrap();
        for item in 1..=ITEMS {
            write!(text, ",{}", reply(row, item)).unwrap();
        }
        text.push('\n');
    }
    // Columns that are no item of the form are named by nobody in `plain.csv`.
    let cut = |line: &str| line.splitn(6, ',').last().unwrap_or("").to_owned();
    let plain: Vec<String> = text.lines().map(cut).collect();
    std::fs::write(folder.join("plain.csv"), plain.join("\n")).unwrap();
    let without = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        [&cells[..3], &cells[5..]].concat().join(",")
    };
    let weighted: Vec<String> = text.lines().map(without).collect();
    std::fs::write(folder.join("weighted.csv"), weighted.join("\n")).unwrap();
    std::fs::write(folder.join("estimate.csv"), text).unwrap();
}

fn measure(folder: &Path, file: &str, arguments: &[&str]) -> Output {
    Command::new(PROGRAM)
        .current_dir(folder)
        .args(["measure", "--survey", "sipas-counter", "--responses", file, "--json"])
        .args(arguments)
        .output()
        .unwrap()
}

fn card(folder: &Path, file: &str, arguments: &[&str]) -> Value {
    let output = measure(folder, file, arguments);
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn item<'a>(card: &'a Value, code: &str) -> &'a Value {
    let items = card["items"].as_array().unwrap();
    items.iter().find(|item| item["code"] == code).unwrap()
}

fn near(one: &Value, other: f64) {
    let one = one.as_f64().unwrap();
    assert!((one - other).abs() < 1e-11, "{one}, not {other}");
}

#[test]
fn an_item_has_the_share_and_the_interval_of_the_estimate() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path(), weight);
    let card = card(folder.path(), "weighted.csv", &DESIGN);
    let command =
        "proportion --data estimate.csv --y happy --weights w --strata area --cluster ward";
    let arguments: Vec<&str> = command.split(' ').collect();
    let found = answer(folder.path(), &arguments);
    let (row, first) = (&found["estimates"][0], item(&card, "s1"));
    near(&first["index"], 100.0 * row["est"].as_f64().unwrap());
    for end in 0..2 {
        near(&first["wilson"][end], row["intervals"]["beta"][end].as_f64().unwrap());
    }
    assert_eq!(first["n"], ROWS);
    assert_eq!(card["interval_method"], "beta");
    assert_eq!(card["design"]["degf"], found["design"]["degf"]);
    assert_eq!(card["responses"], ROWS);
}

#[test]
fn the_index_takes_the_items_of_a_response_together() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path(), weight);
    let card = card(folder.path(), "weighted.csv", &DESIGN);
    // Every item answered: the index is the mean of the responses' own shares.
    let mut draft = Draft::new(true, true, 1);
    for row in 0..ROWS {
        let (area, ward) = place(row);
        draft.add(&DraftRow {
            number: 0,
            weight: Some(weight(row)),
            stratum: &area,
            clusters: &[&ward],
            fpc: &[],
        });
    }
    let design = draft.finish(Lonely::Fail).unwrap();
    let own: Vec<f64> = (0..ROWS).map(contented).collect();
    let all = [true; ROWS];
    let mean = design.mean(&own, Domain(&all)).unwrap();
    let interval = design.intervals(&mean, &own, Domain(&all), 0.95).beta.unwrap();
    near(&card["index"]["value"], 100.0 * mean.value);
    near(&card["index"]["interval"][0], interval.0);
    near(&card["index"]["interval"][1], interval.1);
}

#[test]
fn weights_of_one_give_the_scorecard_without_weights() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path(), |_| 1.0);
    let plain = card(folder.path(), "plain.csv", &[]);
    let text = std::fs::read_to_string(folder.path().join("weighted.csv")).unwrap();
    let drop = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        [&cells[..1], &cells[3..]].concat().join(",")
    };
    let only: Vec<String> = text.lines().map(drop).collect();
    std::fs::write(folder.path().join("ones.csv"), only.join("\n")).unwrap();
    assert_eq!(plain, card(folder.path(), "ones.csv", &["--weight", "w"]));
    assert!(plain.get("interval_method").is_none());
}

#[test]
fn a_faulty_weight_is_told_with_the_other_faults() {
    let folder = tempfile::tempdir().unwrap();
    let text = "w,area,s1\n-1,a,5\n1,a,9\n,b,4\n";
    std::fs::write(folder.path().join("bad.csv"), text).unwrap();
    let output = measure(folder.path(), "bad.csv", &["--weight", "w", "--strata", "area"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    for part in [
        "row 2, column `w`: `-1` is below 0",
        "row 3, column `s1`: `9` is no answer",
        "row 4, column `w`: is blank",
        "row 4, column `area`: stratum `b` has one cluster",
    ] {
        assert!(told.contains(part), "{told}");
    }
    let one = ["--weight", "w", "--survey", "one-stop-2018"];
    assert!(!measure(folder.path(), "bad.csv", &one).status.success());
}
