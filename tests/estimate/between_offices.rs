//! Offices side by side from a file.

use serde_json::{Value, json};

use super::{answer, complaint, near};

const COLUMNS: [&str; 9] =
    ["funnel", "--data", "o.csv", "--unit", "office", "--successes", "yes", "--trials", "all"];

fn folder(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("o.csv"), text).unwrap();
    folder
}

/// Rows of one office are added up; one has no answers.
const OFFICES: &str = "office,yes,all\nb,450,500\na,180,200\nc,140,200\na,91,100\nd,,\ne,96,100\n";

fn unit<'a>(funnel: &'a Value, name: &str) -> &'a Value {
    let mut units = funnel["units"].as_array().unwrap().iter();
    units.find(|unit| unit["unit"] == name).unwrap()
}

#[test]
fn the_limits_of_one_office_need_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let limits = answer(folder.path(), &["funnel", "--target", "0.9", "--trials", "100"]);
    assert_eq!(limits.as_object().unwrap().len(), 4);
    assert!(near(&limits["lo95"], 0.832_281_388_360_873));
    assert!(near(&limits["hi998"], 0.975_821_134_991_565));
    for (arguments, sentence) in [
        (&["funnel", "--target", "1", "--trials", "9"][..], "does not lie between 0 and 1"),
        (&["funnel", "--target", "0.9", "--trials", "0"], "`0` is no count above 0"),
        (&["funnel", "--trials", "9"], "say the share the office is held to"),
        (
            &["funnel", "--target", "0.9", "--trials", "18446744073709551615"],
            "--trials is 18446744073709551615, above the 1000000000000 that can be computed with",
        ),
    ] {
        assert!(complaint(folder.path(), arguments).contains(sentence));
    }
}

#[test]
fn offices_are_held_to_the_share_of_all_and_ranked_by_intervals() {
    let folder = folder(OFFICES);
    let funnel = answer(folder.path(), &COLUMNS);
    assert!(near(&funnel["target"], 957.0 / 1100.0));
    let low = unit(&funnel, "c");
    assert_eq!(low["outside"], json!(["95", "998", "holm", "bh"]));
    assert_eq!(low["rank"], json!([4, 4]));
    assert_eq!(unit(&funnel, "a")["trials"], json!(300));
    assert_eq!(unit(&funnel, "a")["rank"], json!([1, 3]));
    let none = unit(&funnel, "d");
    assert!(none["share"].is_null() && none["rank"].is_null() && none["outside"].is_null());
}

#[test]
fn variation_beyond_chance_widens_the_limits() {
    let folder = folder(OFFICES);
    let width = |spread: &str| {
        let arguments = [&COLUMNS[..], &["--spread", spread]].concat();
        let funnel = answer(folder.path(), &arguments);
        let b = unit(&funnel, "b").clone();
        b["hi95"].as_f64().unwrap() - b["lo95"].as_f64().unwrap()
    };
    assert!(width("chance") < width("phi") && width("chance") < width("tau"));
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let mut lines: Vec<&str> = OFFICES.lines().collect();
    lines[1..].reverse();
    let (one, two) = (folder(OFFICES), folder(&lines.join("\n")));
    assert_eq!(answer(one.path(), &COLUMNS), answer(two.path(), &COLUMNS));
}
