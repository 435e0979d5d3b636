//! `hailong estimate`: one file a group of commands, the real program as an analyst runs it.

mod absurd;
mod between_offices;
mod design;
mod design_faults;
mod design_rules;
mod draw;
mod offices;
mod over_time;
mod planning;
mod properties;
mod proportion;
mod understanding;
mod understanding_properties;
mod weighted_scorecard;

use std::path::Path;
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
}

/// Runs a command line of words alone; it names no file of its folder.
fn words(line: &str) -> Output {
    let arguments: Vec<&str> = line.split_whitespace().collect();
    run(Path::new("."), &arguments)
}

/// What a line of words answers.
fn figures(line: &str) -> Value {
    let output = words(line);
    assert!(output.status.success(), "{line}: {output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// One sentence on stderr, exit 1 and nothing on stdout.
fn refused(line: &str, sentence: &str) {
    let output = words(line);
    assert_eq!(output.status.code(), Some(1), "{line}: {output:?}");
    assert_eq!(output.stdout, b"", "{line}");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains(sentence), "{line}: {told}");
}

fn keys(answer: &Value) -> Vec<&str> {
    let parts = answer.as_object().unwrap();
    parts.keys().map(String::as_str).collect()
}
