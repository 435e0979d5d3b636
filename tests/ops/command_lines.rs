//! Command lines and variables in recipes and in the document are those the program has.

use std::collections::BTreeSet;
use std::process::Command as Process;

use clap::{CommandFactory, Parser};
use hailong::cli::Command;
use serde_json::Value;

use super::running::output;
use super::{recipe, with};
use crate::support::server::{PROGRAM, on_disk};

/// The variables that the program reads.
fn variables() -> BTreeSet<String> {
    fn of(command: &clap::Command, found: &mut BTreeSet<String>) {
        let names = command.get_arguments().filter_map(clap::Arg::get_env);
        found.extend(names.map(|name| name.to_string_lossy().into_owned()));
        for sub in command.get_subcommands() {
            of(sub, found);
        }
    }
    let mut found = BTreeSet::new();
    of(&Command::command(), &mut found);
    found
}

/// A command line that the program must understand.
fn understood(line: &str) {
    let recipient = age::x25519::Identity::generate().to_public().to_string();
    let line = line.replace("age1…", &recipient);
    let words = line.split_whitespace();
    if let Err(error) = Command::try_parse_from(words) {
        panic!("{line}: {error}");
    }
}

#[test]
fn commands_of_the_document_are_understood() {
    let document = recipe("docs/operations.md");
    let blocks = document.split("```").skip(1).step_by(2).filter(|block| block.starts_with("sh"));
    let mut commands = 0;
    for line in blocks.flat_map(str::lines) {
        let line = line.split(" #").next().unwrap_or_default().trim();
        let at = line.find("hailong hailong ").map(|at| at + "hailong ".len());
        let begins = line.starts_with("hailong ").then_some(0);
        if let Some(at) = begins.or(at) {
            understood(&line[at..]);
            commands += 1;
        }
    }
    assert!(commands >= 6, "{commands}");
}

#[test]
fn the_service_of_systemd_is_valid_and_names_what_the_program_reads() {
    let service = recipe("ops/hailong.service");
    let known = variables();
    for line in service.lines() {
        if let Some(set) = line.strip_prefix("Environment=") {
            let name = set.split('=').next().unwrap_or_default();
            assert!(known.contains(name), "{name} is read by no command");
        }
        if let Some(line) = line.strip_prefix("ExecStart=/usr/local/bin/") {
            understood(line);
        }
    }
    let folder = on_disk();
    let file = folder.path().join("hailong.service");
    std::fs::write(&file, with(&service, &[("/usr/local/bin/hailong", PROGRAM)])).unwrap();
    let said = output(Process::new("systemd-analyze").arg("verify").arg(&file));
    let complaints = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(!complaints.contains("hailong.service"), "{complaints}");
}

#[test]
fn the_compose_file_starts_the_program_with_what_it_reads() {
    let script = "import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)";
    let file = std::fs::File::open(concat!(env!("CARGO_MANIFEST_DIR"), "/ops/compose.yaml"));
    let said = output(Process::new("python3").args(["-c", script]).stdin(file.unwrap()));
    let compose: Value = serde_json::from_slice(&said.stdout).unwrap();
    let own = &compose["services"]["hailong"];
    let line: Vec<&str> =
        own["command"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    understood(&line.join(" "));
    let known = variables();
    for name in own["environment"].as_object().unwrap().keys() {
        assert!(known.contains(name), "{name} is read by no command");
    }
    for service in own["depends_on"].as_object().unwrap().keys() {
        let there = &compose["services"][service];
        assert!(there["healthcheck"].is_object(), "{service} says when it is ready");
        let url = own["environment"]["HAILONG_DATABASE"].as_str().unwrap();
        assert!(url.contains(&format!("@{service}/")), "{url}");
    }
}
