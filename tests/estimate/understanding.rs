//! `alpha`, `drivers` and `forecast`: keys, refusals, exit codes.

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::server::PROGRAM;

const ATTITUDE: &str = include_str!("../stats/published/data/attitude.csv");

/// Runs `hailong estimate` on a file with this text.
fn estimate(text: &str, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("answers.csv");
    fs::write(&file, text).unwrap();
    let (command, rest) = arguments.split_first().unwrap();
    Command::new(PROGRAM)
        .args(["estimate", command, "--data"])
        .arg(file)
        .args(rest)
        .output()
        .unwrap()
}

fn complained(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn length(answer: &Value, key: &str) -> usize {
    answer[key].as_array().map_or(0, Vec::len)
}

#[test]
fn drivers_come_in_the_order_asked_for_with_the_intercept_first() {
    let arguments = ["drivers", "--y", "rating", "--x", "learning,complaints", "--json"];
    let output = estimate(ATTITUDE, &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    for key in [
        "spearman_rho",
        "spearman_p_t",
        "pearson_r",
        "kendall_tau_b",
        "ols_std_beta",
        "lmg_shapley_r2",
        "mean_performance",
        "quadrants",
    ] {
        assert_eq!(length(&answer, key), 2, "{key}");
    }
    assert_eq!(length(&answer, "ols_coef"), 3);
    assert!(answer["spearman_rho"][1].as_f64() > Some(0.83));
    assert!(answer["ols_coef"][0].as_f64() > Some(9.8));
    assert_eq!(answer["n"], 30);
}

#[test]
fn alpha_tells_who_was_left_out() {
    let text = "a,b,c\n1,2,1\n2,2,3\n,4,4\n4,5,4\n5,4,5\n";
    let output = estimate(text, &["alpha", "--items", "a,b,c", "--json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&answer["n"], &answer["n_left_out"]), (&4.into(), &1.into()));
    assert_eq!(length(&answer, "alpha_if_dropped"), 3);
    assert!(answer["alpha"].as_f64() < Some(1.0));

    let output = estimate("a,b\n3,3\n3,3\n", &["alpha", "--items", "a,b", "--json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(answer["alpha"].is_null() && answer["reason"].is_string());
}

#[test]
fn refusals_name_the_columns_and_the_cells() {
    let rows: Vec<String> = (1..=20).map(|row| format!("{},{row},{}", row % 5, 2 * row)).collect();
    let twins = format!("y,one,twin\n{}\n", rows.join("\n"));
    let output = estimate(&twins, &["drivers", "--y", "y", "--x", "one,twin"]);
    assert_eq!(output.status.code(), Some(1));
    let told = complained(&output);
    assert!(told.contains("`twin` follows exactly from `one`"), "{told}");

    let output = estimate("y,a\n1,x\n2,3\n", &["drivers", "--y", "y", "--x", "a"]);
    assert!(complained(&output).contains("row 2, column `a`"));
    let output = estimate("y,a\n1,1\n2,3\n", &["drivers", "--y", "y", "--x", "a"]);
    assert!(complained(&output).contains("only 2 rows"));
    let samples = ["drivers", "--y", "y", "--x", "a", "--bootstrap", "100000000"];
    let output = estimate("y,a\n1,1\n2,3\n", &samples);
    assert!(complained(&output).contains("100000 samples are the most"));
    let output = estimate("y,a\n1,1\n2,3\n", &["alpha", "--items", "a,a"]);
    assert!(complained(&output).contains("named twice"));
}

/// Ten months of a year of twelve, 1000 answers in each.
fn months(satisfied: u64) -> String {
    let settled: Vec<String> = (1..=10)
        .map(|month| format!("{month}/2026,{},1000", satisfied + 10 * (month % 2)))
        .collect();
    format!("month,ok,n\n{}\n", settled.join("\n"))
}

fn forecast(text: &str, more: &[&str]) -> Output {
    let mut arguments = vec!["forecast", "--period", "month", "--successes", "ok"];
    arguments.extend(["--trials", "n", "--json"]);
    arguments.extend(more);
    estimate(text, &arguments)
}

fn forecasted(text: &str, more: &[&str]) -> Value {
    let output = forecast(text, more);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_forecast_knows_what_is_to_come_from_the_pace_or_from_the_analyst() {
    let open = format!("{}11/2026,,\n12/2026,,\n", months(890));
    let paced = forecasted(&open, &["--target", "0.9"]);
    assert_eq!(paced["remaining"], 2000);
    assert_eq!(paced["remaining_from"], "pace");
    assert_eq!((&paced["trials"], &paced["periods"]), (&10_000.into(), &10.into()));
    // 90 % of 12 000 less the 8950 that are there.
    assert_eq!(paced["needed"], 1850);
    let given = forecasted(&months(890), &["--remaining", "2000"]);
    for key in ["chance", "forecast", "interval", "between_periods"] {
        assert_eq!(given[key], paced[key], "{key}");
    }
    assert_eq!(given["remaining_from"], "given");
    let output = forecast(&months(890), &[]);
    assert_eq!(output.status.code(), Some(1));
    let told = complained(&output);
    assert!(told.contains("give --remaining (0 when the year is over)"), "{told}");
}

#[test]
fn a_finished_year_is_certain_and_a_target_out_of_reach_has_no_chance() {
    let over = forecasted(&months(895), &["--remaining", "0"]);
    assert_eq!((&over["chance"], &over["forecast"]), (&1.0.into(), &0.9.into()));
    assert_eq!(over["interval"], serde_json::json!([0.9, 0.9]));
    assert!(over["between_periods"].is_null());
    let short = forecasted(&months(894), &["--remaining", "0"]);
    assert_eq!((&short["chance"], &short["needed"]), (&0.0.into(), &10.into()));
    let lost = forecasted(&months(880), &["--remaining", "100"]);
    assert_eq!(lost["chance"], 0.0);
    assert!(lost["needed"].as_u64() > Some(100));
    let won = forecasted(&months(920), &["--remaining", "100"]);
    assert_eq!((&won["chance"], &won["needed"]), (&1.0.into(), &0.into()));
}

#[test]
fn a_back_test_tells_how_often_a_chance_came_true() {
    let more = ["--remaining", "2000", "--back-test", "--years", "100", "--seed", "7"];
    let answer = forecasted(&months(890), &more);
    let tried = &answer["back_test"];
    assert_eq!(tried["years"], 100);
    let bins = tried["calibration"].as_array().unwrap();
    let years: u64 = bins.iter().filter_map(|bin| bin["years"].as_u64()).sum();
    assert_eq!(years, 100);
    assert!(tried["brier"].as_f64() < Some(0.25));
    assert_eq!(forecasted(&months(890), &more), answer, "the seed decides");
}

#[test]
fn too_little_for_a_forecast_is_refused_with_what_is_lacking() {
    let refused = |text: &str, more: &[&str], sentence: &str| {
        let output = forecast(text, more);
        assert_eq!(output.status.code(), Some(1), "{sentence}");
        let told = complained(&output);
        assert!(told.contains(sentence), "{told}");
    };
    let short = "month,ok,n\n1,9,10\n2,9,10\n3,0,0\n";
    refused(short, &["--remaining", "5"], "2 settled periods with answers, and 6 are needed");
    let few: Vec<String> = (1..=7).map(|month| format!("{month},4,4")).collect();
    let few = format!("month,ok,n\n{}\n", few.join("\n"));
    refused(&few, &["--remaining", "5"], "28 answers, and 30 are needed");
    let twice = "month,ok,n\n1,9,10\n1,9,10\n,9,10\n";
    refused(twice, &[], "row 3, column `month`: `1` stands in row 2 too");
    refused(twice, &[], "row 4, column `month`: is blank");
    refused(&months(890), &["--remaining", "5", "--level", "95"], "--level is 95");
    refused(&months(890), &["--remaining", "5", "--target", "1.5"], "--target is a share");
    refused(&months(890), &["--remaining", "2000000"], "2000000 answers to come, above");
}
