//! The commands as an operator meets them: the real program, its exit codes and its words.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::support::commands::with_office;
use crate::support::server::PROGRAM;

/// Runs the program with its data in `data`.
fn run(data: &Path, arguments: &[&str]) -> Output {
    Command::new(PROGRAM)
        .args(arguments)
        .arg("--data")
        .arg(data)
        .env_remove("HAILONG_DATABASE")
        .output()
        .unwrap()
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn complained(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const SMALL: [&str; 6] = ["demo", "--no-serve", "--responses", "300", "--until", "2026-11-22"];

#[test]
fn wrong_usage_ends_with_two() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &[][..],
        &["nonsense"],
        &["export"],
        &["export", "responses"],
        &["export", "responses", "--survey", "quick", "--out", "x", "--format", "ods"],
        &["export", "scorecard", "--survey", "quick", "--out", "x", "--format", "ods"],
        &["demo", "--responses", "0"],
        &["demo", "--seed", "many"],
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!(code(&output), Some(2), "{arguments:?}");
        assert!(!complained(&output).is_empty(), "{arguments:?}");
    }
    let nothing_made = folder.path().read_dir().unwrap().next().is_none();
    assert!(nothing_made, "wrong usage leaves no trace");
}

#[test]
fn what_is_refused_ends_with_one_and_one_clear_line() {
    let folder = tempfile::tempdir().unwrap();
    // The database knows the questionnaires that were published in the browser.
    assert_eq!(code(&run(folder.path(), &["migrate"])), Some(0));
    let out = folder.path().join("out.csv");
    let output = run(
        folder.path(),
        &["export", "responses", "--survey", "nope", "--out", out.to_str().unwrap()],
    );
    assert_eq!(code(&output), Some(1));
    let complaint = complained(&output);
    assert_eq!(complaint.lines().count(), 1, "{complaint}");
    assert!(complaint.contains("no instrument `nope`"), "{complaint}");
    assert!(complaint.contains("sipas-counter"), "it names the known: {complaint}");
    assert!(!out.exists());
}

#[test]
fn the_demo_fills_once_and_says_how_to_look_at_it() {
    let folder = tempfile::tempdir().unwrap();
    let first = run(folder.path(), &SMALL);
    assert_eq!(code(&first), Some(0), "{}", complained(&first));
    let words = said(&first);
    assert!(words.contains("made up 300 answers"), "{words}");
    for line in ["/s/BT01", "/office", "demo, password "] {
        assert!(words.contains(line), "{line} in {words}");
    }
    let again = run(folder.path(), &SMALL);
    assert_eq!(code(&again), Some(0), "{}", complained(&again));
    assert!(!said(&again).contains("made up"), "it is not filled twice");
    let sign_in = |words: &str| {
        let line = words.lines().find(|line| line.starts_with("sign in"));
        line.map(str::to_owned)
    };
    assert_eq!(sign_in(&words), sign_in(&said(&again)));
}

#[test]
fn the_demo_keeps_away_from_an_office_that_is_real() {
    let folder = tempfile::tempdir().unwrap();
    with_office(folder.path());
    let listed = run(folder.path(), &["migrate"]);
    assert_eq!(code(&listed), Some(0), "{}", complained(&listed));
    let output = run(folder.path(), &SMALL);
    assert_eq!(code(&output), Some(1));
    let complaint = complained(&output);
    assert!(complaint.contains("not a demo"), "{complaint}");
    assert!(complaint.contains("--data"), "{complaint}");
}

#[test]
fn an_export_is_the_same_again_and_overwrites_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(code(&run(folder.path(), &SMALL)), Some(0));
    let out = folder.path().join("out.csv");
    std::fs::write(&out, "old").unwrap();
    let export = |out: &str| {
        run(folder.path(), &["export", "responses", "--survey", "sipas-counter", "--out", out])
    };
    let output = export(out.to_str().unwrap());
    assert_eq!(code(&output), Some(0), "{}", complained(&output));
    let file = std::fs::read(&out).unwrap();
    assert!(file.starts_with("\u{feff}response,instrument,version,day,".as_bytes()));
    assert_eq!(export("-").stdout, file);
    let parts = folder.path().read_dir().unwrap().filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().ends_with(".part")
    });
    assert_eq!(parts.count(), 0, "nothing half-written stays");
}

#[test]
fn exported_tallies_count_every_answer_in_both_formats() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(code(&run(folder.path(), &SMALL)), Some(0));
    let export = |format| {
        let arguments = ["export", "tallies", "--survey", "sipas-counter"];
        let rest = ["--out", "-", "--format", format];
        let output = run(folder.path(), &[arguments, rest].concat());
        assert_eq!(code(&output), Some(0), "{}", complained(&output));
        said(&output)
    };
    let counters: serde_json::Value = serde_json::from_str(&export("json")).unwrap();
    let counters = counters.as_array().unwrap();
    let responses: u64 = counters.iter().map(|each| each["responses"].as_u64().unwrap()).sum();
    let table = export("csv");
    let of_overall: u64 = csv::Reader::from_reader(table.as_bytes())
        .records()
        .map(Result::unwrap)
        .filter(|row| &row[4] == "overall")
        .map(|row| row[6].parse::<u64>().unwrap())
        .sum();
    assert!(responses > 200);
    assert_eq!(of_overall, responses, "each response answers an item in one way");
}

/// The rate on the page, in the file and of the file measured again are one.
#[test]
fn an_export_measured_again_gives_the_stores_scorecard() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(code(&run(folder.path(), &SMALL)), Some(0));
    let rows = folder.path().join("rows.csv");
    let rows = rows.to_str().unwrap();
    for survey in ["sipas-counter", "quick"] {
        let export = |what| ["export", what, "--survey", survey, "--out"];
        let exported = run(folder.path(), &[&export("responses")[..], &[rows]].concat());
        assert_eq!(code(&exported), Some(0), "{}", complained(&exported));
        let measured =
            run(folder.path(), &["measure", "--survey", survey, "--responses", rows, "--json"]);
        assert_eq!(code(&measured), Some(0), "{}", complained(&measured));
        let stored = run(folder.path(), &[&export("scorecard")[..], &["-"]].concat());
        assert_eq!(code(&stored), Some(0), "{}", complained(&stored));

        assert_eq!(figures(&measured), figures(&stored), "{survey}");
        assert!(figures(&stored).contains("\"index\""));
    }
}

/// A scorecard's figures as text; a file of responses cannot know how many slips were issued.
fn figures(output: &Output) -> String {
    let mut scorecard: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let figures = scorecard.as_object_mut().unwrap();
    assert!(figures["responses"].as_u64().unwrap() >= 5);
    for unknown in ["issued", "response_rate"] {
        figures.insert(unknown.to_owned(), serde_json::Value::Null);
    }
    serde_json::to_string_pretty(&scorecard).unwrap()
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_answer_quietly() {
    let mut listing = Command::new(PROGRAM)
        .args(["survey", "show", "papi-2021"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(listing.stdout.take());
    let output = listing.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn only_commands_that_may_make_a_database_make_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sent.csv");
    std::fs::write(&file, "code\n").unwrap();
    let file = file.to_str().unwrap();
    let out = folder.path().join("out");
    let out = out.to_str().unwrap();
    let missing = folder.path().join("mistyped");
    for arguments in [
        &["verify"][..],
        &["verify", "--json"],
        &["settle"],
        &["staff", "list"],
        &["staff", "add", "lan", "--role", "viewer"],
        &["token", "list"],
        &["touchpoint", "list"],
        &["touchpoint", "import", file],
        &["touchpoint", "poster", "BT01", "--out", "poster.svg"],
        &["slip", "issue", "--touchpoint", "BT01", "--count", "1", "--out", "slips.csv"],
        &["plan", "import", file],
        &["import", "dossiers", file],
        &["export", "responses", "--survey", "quick", "--out", out],
        &["export", "tallies", "--survey", "quick", "--out", out],
        &["export", "scorecard", "--survey", "quick", "--out", out],
    ] {
        let output = run(&missing, arguments);
        let complaint = complained(&output);
        assert_eq!(code(&output), Some(1), "{arguments:?}: {complaint}");
        assert_eq!(complaint.lines().count(), 1, "{arguments:?}: {complaint}");
        assert!(complaint.contains("there is no database at"), "{arguments:?}: {complaint}");
        assert!(!missing.exists() && !Path::new(out).exists(), "{arguments:?} made something");
    }
    // Neither is a file that is something else taken, nor one of another version changed.
    std::fs::create_dir(&missing).unwrap();
    std::fs::write(missing.join("hailong.db"), "").unwrap();
    assert_eq!(code(&run(&missing, &["verify"])), Some(1));
    assert_eq!(std::fs::metadata(missing.join("hailong.db")).unwrap().len(), 0);
    std::fs::remove_file(missing.join("hailong.db")).unwrap();
    let made = run(&missing, &["migrate"]);
    assert_eq!(code(&made), Some(0), "{}", complained(&made));
    let checked = run(&missing, &["verify"]);
    assert_eq!(code(&checked), Some(0), "{}", complained(&checked));
    assert!(said(&checked).contains("unseen"), "{}", said(&checked));
}

#[test]
fn commands_that_need_no_database_make_none() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let file = folder.path().join("answers.csv");
    std::fs::write(&file, "overall\n5\n").unwrap();
    let file = file.to_str().unwrap();
    for arguments in [
        &["survey", "check"][..],
        &["survey", "list"],
        &["measure", "--survey", "quick", "--responses", file, "--json"],
        &["estimate", "proportion", "--successes", "9", "--trials", "10", "--json"],
        &["papi", "--help"],
    ] {
        let output =
            Command::new(PROGRAM).args(arguments).env("HAILONG_DATA", &data).output().unwrap();
        assert_eq!(code(&output), Some(0), "{arguments:?}: {}", complained(&output));
        assert!(!data.exists(), "{arguments:?} made something");
    }
}
