//! Charts over time from a file.

use serde_json::json;

use super::{answer, complaint, near};

const MONTHS: &str =
    "month,yes,all\n1,110,120\n2,90,95\n3,120,143\n4,,\n5,57,60\n6,0,0\n7,195,210\n";

const COLUMNS: [&str; 6] = ["--data", "m.csv", "--successes", "yes", "--trials", "all"];

fn folder(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("m.csv"), text).unwrap();
    folder
}

#[test]
fn a_month_without_answers_is_null_and_moves_no_limit() {
    let folder = folder(MONTHS);
    let chart = answer(folder.path(), &[&["control-chart"], &COLUMNS[..]].concat());
    assert!(near(&chart["pbar"], 572.0 / 628.0));
    for list in ["lcl", "ucl", "z", "share"] {
        assert_eq!(chart[list].as_array().unwrap().len(), 7);
        assert!(chart[list][3].is_null() && chart[list][5].is_null());
        assert!(chart[list][0].is_f64());
    }
    assert_eq!(chart["baseline"], json!([1, 7]));
    let laney = [&["control-chart", "--laney"], &COLUMNS[..]].concat();
    let laney = answer(folder.path(), &laney);
    let sigma = laney["sigma_z"].as_f64().unwrap();
    let half = |chart: &serde_json::Value| {
        chart["pbar"].as_f64().unwrap() - chart["lcl"][2].as_f64().unwrap()
    };
    assert!((half(&laney) - sigma * half(&chart)).abs() < 1e-9);
}

#[test]
fn a_frozen_baseline_shows_the_drop_that_follows() {
    let mut text = "yes,all\n".to_owned();
    text.push_str(&"90,100\n88,100\n91,100\n92,100\n".repeat(3));
    text.push_str(&"60,100\n".repeat(2));
    let folder = folder(&text);
    let frozen = [&["control-chart", "--baseline", "1-12"], &COLUMNS[..]].concat();
    let chart = answer(folder.path(), &frozen);
    assert_eq!(chart["signals"], json!([13, 14]));
    assert_eq!(
        chart["rules"][0],
        json!({"rule": "outside_limits", "first": 13, "last": 13, "direction": "down",
            "meaning": "concern"})
    );
    let beyond = [&["control-chart", "--baseline", "5-40"], &COLUMNS[..]].concat();
    assert!(complaint(folder.path(), &beyond).contains("`5-40` is no span of the 14 points"));
}

#[test]
fn individuals_have_limits_of_their_moving_range() {
    // A line without anything is no row in CSV; a quoted blank is.
    let folder = folder("y\n10\n\"\"\n12\n11\n15\n");
    let chart = answer(folder.path(), &["xmr", "--data", "m.csv", "--y", "y"]);
    assert!(near(&chart["mean"], 12.0));
    assert!(near(&chart["ucl"], 12.0 + 2.66 * 7.0 / 3.0));
    assert!(near(&chart["range_ucl"], 3.268 * 7.0 / 3.0));
    assert_eq!(chart["ranges"], json!([null, null, 2.0, 1.0, 4.0]));
    assert_eq!(chart["trial"], json!(true));
}

#[test]
fn a_cumulative_sum_says_how_often_it_cries_wolf() {
    let mut text = "yes,all\n".to_owned();
    text.push_str(&"90,100\n".repeat(6));
    text.push_str(&"86,100\n".repeat(6));
    let folder = folder(&text);
    let sums = [&["cusum", "--target", "0.9"], &COLUMNS[..]].concat();
    let sums = answer(folder.path(), &sums);
    assert_eq!(sums["signals"][0], json!({"point": 11, "direction": "down", "began": 7}));
    let wolf = sums["average_run_length"]["at_target"].as_f64().unwrap();
    assert!((wolf - 168.0).abs() < 1.0);
}

#[test]
fn every_fault_is_told_by_row_and_column() {
    let folder = folder("yes,all\n5,4\nx,10\n3,\n,9\n");
    let said = complaint(folder.path(), &[&["control-chart"], &COLUMNS[..]].concat());
    for fault in [
        "row 2, column `yes`: 5 is more than the 4 trials",
        "row 3, column `yes`: `x` is no count",
        "row 4, column `all`: is blank, and there are successes",
        "row 5, column `yes`: is blank, and there are trials",
        "4 faults",
    ] {
        assert!(said.contains(fault), "{said}");
    }
}
