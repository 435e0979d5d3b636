//! `hailong estimate`: the real program, its figures and what it refuses.

mod between_offices;
mod over_time;

use std::path::Path;
//! `hailong estimate`: one file a group of commands, each run as an analyst runs it.

mod draw;
mod planning;
mod properties;
mod proportion;

use std::process::{Command, Output};

use serde_json::Value;

use crate::support::server::PROGRAM;

/// Runs `hailong estimate` in `folder`, as JSON.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(PROGRAM)
        .arg("estimate")
        .args(arguments)
        .arg("--json")
        .current_dir(folder)
        .env_remove("HAILONG_DATA")
fn estimate(arguments: &str) -> Output {
        .args(arguments.split_whitespace())
        .output()
        .unwrap()
}

/// What it answers.
fn answer(folder: &Path, arguments: &[&str]) -> Value {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What it complains of, with exit code 1 and nothing on stdout.
fn complaint(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

fn near(found: &Value, expected: f64) -> bool {
    found.as_f64().is_some_and(|f| (f - expected).abs() < 1e-9)
fn answer(arguments: &str) -> Value {
    let output = estimate(&format!("{arguments} --json"));
    assert!(output.status.success(), "{arguments}: {output:?}");

/// One sentence on stderr, exit 1 and nothing on stdout.
fn refused(arguments: &str, sentence: &str) {
    let output = estimate(arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments}: {output:?}");
    assert_eq!(output.stdout, b"", "{arguments}");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains(sentence), "{arguments}: {told}");

fn keys(answer: &Value) -> Vec<&str> {
    let parts = answer.as_object().unwrap();
    parts.keys().map(String::as_str).collect()
}
