//! `alpha` and `drivers`: keys, refusals, exit codes.

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::server::PROGRAM;

const ATTITUDE: &str = include_str!("../published/data/attitude.csv");

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
    let arguments = [
        "drivers",
        "--y",
        "rating",
        "--x",
        "learning,complaints",
        "--json",
    ];
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
    assert_eq!(
        (&answer["n"], &answer["n_left_out"]),
        (&4.into(), &1.into())
    );
    assert_eq!(length(&answer, "alpha_if_dropped"), 3);
    assert!(answer["alpha"].as_f64() < Some(1.0));

    let output = estimate("a,b\n3,3\n3,3\n", &["alpha", "--items", "a,b", "--json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(answer["alpha"].is_null() && answer["reason"].is_string());
}

#[test]
fn refusals_name_the_columns_and_the_cells() {
    let rows: Vec<String> = (1..=20)
        .map(|row| format!("{},{row},{}", row % 5, 2 * row))
        .collect();
    let twins = format!("y,one,twin\n{}\n", rows.join("\n"));
    let output = estimate(&twins, &["drivers", "--y", "y", "--x", "one,twin"]);
    assert_eq!(output.status.code(), Some(1));
    let told = complained(&output);
    assert!(told.contains("`twin` follows exactly from `one`"), "{told}");

    let output = estimate("y,a\n1,x\n2,3\n", &["drivers", "--y", "y", "--x", "a"]);
    assert!(complained(&output).contains("row 2, column `a`"));
    let output = estimate("y,a\n1,1\n2,3\n", &["drivers", "--y", "y", "--x", "a"]);
    assert!(complained(&output).contains("only 2 rows"));
    let output = estimate("y,a\n1,1\n2,3\n", &["alpha", "--items", "a,a"]);
    assert!(complained(&output).contains("named twice"));
}
