//! Every kind of fault, with its line.

use super::*;

/// A small instrument without fault.
const SOUND: &str = r#"id = "mini"
version = "1"
valid_from = 2026-01-01
missing = "left_out"
title = { vi = "Phiếu", en = "Form" }
purpose = { vi = "Để hỏi", en = "To ask" }
[formula]
version = "sipas-item-mean/1"
method = "sipas"
aggregation = "item_mean"
[target]
numerator = 90
denominator = 100
rule = "at_least"
[[scale]]
code = "yes"
choice = [
  { code = "1", label = { vi = "Không", en = "No" }, counts = "unsatisfied" },
  { code = "2", label = { vi = "Có", en = "Yes" }, counts = "satisfied" },
]
[[section]]
code = "all"
title = { vi = "Tất cả", en = "All" }
[[item]]
code = "s1"
section = "all"
scale = "yes"
title = { vi = "Tiêu chí", en = "Criterion" }
question = { vi = "Có không?", en = "Is it?" }
[[item]]
code = "s2"
section = "all"
scale = "yes"
asked_if = { item = "s1", any_of = ["1"] }
title = { vi = "Tiêu chí", en = "Criterion" }
question = { vi = "Có không?", en = "Is it?" }
[[factor]]
code = "f"
title = { vi = "Yếu tố", en = "Factor" }
items = ["s1", "s2"]
"#;

/// What is said of `SOUND` with one text in it replaced.
fn findings_with(old: &str, new: &str) -> Vec<String> {
    assert!(SOUND.contains(old), "{old}");
    let text = SOUND.replacen(old, new, 1);
    let file = File {
        name: "mini.toml",
        text: &text,
    };
    let findings = read(file).err().unwrap_or_default();
    findings.iter().map(ToString::to_string).collect()
}

#[test]
fn a_sound_file_has_no_fault() {
    assert_eq!(findings_with("mini", "mini"), Vec::<String>::new());
}

#[test]
fn each_fault_is_told_with_its_line_and_remedy() {
    let cases = [
        (
            "version = \"1\"",
            "versoin = \"1\"",
            "mini.toml:2: the file has an unknown key `versoin`",
        ),
        (
            "version = \"1\"\n",
            "",
            "mini.toml:1: the file has no `version`",
        ),
        (
            "2026-01-01",
            "\"today\"",
            "mini.toml:3: `valid_from` of the file is of type string",
        ),
        (
            "\"left_out\"",
            "\"zero\"",
            "mini.toml:4: `missing` of the file is `zero`. Write one of: left_out.",
        ),
        (
            ", en = \"Form\"",
            "",
            "mini.toml:5: `title` of the file has no English text",
        ),
        (
            "\"item_mean\"",
            "\"median\"",
            "mini.toml:10: `aggregation` of the formula is `median`",
        ),
        (
            "numerator = 90",
            "numerator = 900",
            "mini.toml:11: the target 900/100 cannot be reached",
        ),
        (
            "code = \"1\"",
            "code = \"-\"",
            "mini.toml:18: the choice code `-` is not one of 0–9, A–Z",
        ),
        (
            "code = \"1\"",
            "code = \"12\"",
            "mini.toml:18: `code` of the choice is `12`",
        ),
        (
            "code = \"2\"",
            "code = \"1\"",
            "mini.toml:19: the scale `yes` has two choices `1`",
        ),
        (
            ", counts = \"satisfied\"",
            "",
            "mini.toml:19: the choice has no `counts`",
        ),
        (
            "counts = \"satisfied\"",
            "counts = \"points\"",
            "mini.toml:19: the choice `2` counts as points and has none",
        ),
        (
            "counts = \"unsatisfied\"",
            "counts = \"satisfied\", points = 0.1234",
            "mini.toml:18: `points` of the choice is of type float",
        ),
        (
            "section = \"all\"",
            "section = \"some\"",
            "mini.toml:24: there is no section `some`",
        ),
        (
            "scale = \"yes\"\n",
            "",
            "mini.toml:24: the item has no `scale`",
        ),
        (
            "scale = \"yes\"",
            "scale = \"no\"",
            "mini.toml:24: there is no scale `no`",
        ),
        (
            "code = \"s2\"",
            "code = \"s1\"",
            "mini.toml:30: the item code `s1` stands on line 24 already",
        ),
        (
            "code = \"s2\"",
            "code = \"S2\"",
            "mini.toml:30: the item code `S2` has other characters",
        ),
        (
            "code = \"s2\"",
            "code = \"remark\"",
            "mini.toml:30: `remark` is a field of every form",
        ),
        (
            "item = \"s1\"",
            "item = \"s3\"",
            "mini.toml:30: `s2` depends on `s3`, which is not asked before it",
        ),
        (
            "any_of = [\"1\"]",
            "any_of = [\"7\"]",
            "mini.toml:30: `s1` has no choice `7`",
        ),
        (
            "items = [\"s1\", \"s2\"]",
            "items = [\"s1\", \"s9\"]",
            "mini.toml:37: there is no item `s9`",
        ),
        (
            "code = \"s2\"",
            "code = \"2s\"",
            "mini.toml:30: the item code `2s` does not begin with a letter",
        ),
        (
            "code = \"s2\"",
            "code = \"tier\"",
            "mini.toml:30: `tier` is a field of every form or a column",
        ),
        (
            "version = \"1\"",
            "version = \"1@2\"",
            "mini.toml:2: the version `1@2` has characters an address does not carry",
        ),
        (
            "2026-01-01",
            "2026-01-01\nvalid_to = 2025-12-31",
            "mini.toml:4: the last day, 2025-12-31, is before the first, 2026-01-01",
        ),
        (
            "items = [\"s1\", \"s2\"]",
            "items = [\"s1\", \"s1\"]",
            "mini.toml:37: the item `s1` would count twice",
        ),
        (
            "items = [\"s1\", \"s2\"]",
            "items = []",
            "mini.toml:37: `f` is made of nothing",
        ),
        (
            "[[factor]]\ncode = \"f\"\ntitle = { vi = \"Yếu tố\", en = \"Factor\" }\nitems = [\"s1\", \"s2\"]\n",
            "",
            "mini.toml:7: the formula has nothing to count",
        ),
        (
            "item_mean",
            "domain_mean",
            "mini.toml:7: the formula goes by domains, and there is none",
        ),
        (
            "Tiêu chí",
            "Tie\u{302}u chí",
            "mini.toml:24: «Tie\u{302}u chí» is not in Unicode NFC",
        ),
        (
            "id = \"mini\"",
            "id = \"maxi\"",
            "mini.toml:1: the file is named `mini.toml`, its id is `maxi`",
        ),
        ("[target]", "[target", "mini.toml:11: this is not TOML"),
    ];
    for (old, new, told) in cases {
        let findings = findings_with(old, new);
        assert!(
            findings.iter().any(|each| each.starts_with(told)),
            "{new}: {findings:#?}"
        );
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let text = SOUND
        .replace("version = \"1\"\n", "")
        .replace("\"left_out\"", "\"zero\"");
    let text = text.replace("code = \"s2\"", "code = \"s1\"");
    let findings = read(File {
        name: "mini.toml",
        text: &text,
    })
    .unwrap_err();
    // The fourth: the factor names `s2`, which is no more.
    assert_eq!(findings.len(), 4, "{findings:#?}");
}

#[test]
fn a_point_method_needs_points_and_ranges() {
    let findings = findings_with(
        "method = \"sipas\"\naggregation = \"item_mean\"",
        "method = \"papi\"",
    );
    let told = findings.join("\n");
    assert!(
        told.contains("the formula cannot count the scale of `s1`"),
        "{told}"
    );
    assert!(
        told.contains("the formula needs the range of `f`"),
        "{told}"
    );
}

#[test]
fn a_published_file_may_not_change() {
    let file = File {
        name: "mini.toml",
        text: SOUND,
    };
    let line = Frozen::line(&read(file).unwrap());
    let frozen = Frozen::read(&line).unwrap();
    assert!(check_all(&[file], &frozen).is_ok());
    let changed = SOUND.replace("Is it?", "Was it?");
    let file = File {
        name: "mini.toml",
        text: &changed,
    };
    let findings = check_all(&[file], &frozen).unwrap_err();
    let told = findings[0].to_string();
    assert!(
        told.starts_with("mini.toml:2: version 1 of `mini` is published and its file has changed"),
        "{told}"
    );
    // An operator's list cannot take back what is published.
    let other = Frozen::read(&format!("\"mini@1\" = \"{}\"", file.digest())).unwrap();
    assert!(check_all(&[file], &frozen.and(other)).is_err());
}

#[test]
fn versions_of_one_id_may_not_overlap() {
    let next = SOUND
        .replace("version = \"1\"", "version = \"2\"")
        .replace("2026-01-01", "2027-01-01");
    let findings_of = |first: &str| {
        let first = File {
            name: "mini@1.toml",
            text: first,
        };
        let second = File {
            name: "mini.toml",
            text: &next,
        };
        check_all(&[first, second], &Frozen::default()).err()
    };
    // One without a last day ends where the next begins.
    assert_eq!(findings_of(SOUND), None);
    let ended = SOUND.replace("2026-01-01", "2026-01-01\nvalid_to = 2026-12-31");
    assert_eq!(findings_of(&ended), None);
    for overlapping in ["2026-01-01\nvalid_to = 2027-01-01", "2027-01-01"] {
        let first = SOUND.replace("2026-01-01", overlapping);
        let findings = findings_of(&first).unwrap();
        let told = findings[0].to_string();
        assert!(
            told.starts_with("mini.toml:3: version 2 of `mini` begins before version 1 in mini@1"),
            "{told}"
        );
    }
}

#[test]
fn a_version_without_an_end_lasts_until_the_next_begins() {
    let next = SOUND
        .replace("version = \"1\"", "version = \"2\"")
        .replace("2026-01-01", "2027-01-01");
    let files = [
        File {
            name: "mini.toml",
            text: SOUND,
        },
        File {
            name: "mini@2.toml",
            text: &next,
        },
    ];
    let catalogue = check_all(&files, &Frozen::default()).unwrap();
    let version = |day: &str| {
        let found = catalogue.on("mini", day.parse().unwrap());
        found.map(|each| each.version.as_str())
    };
    assert_eq!(version("2026-12-31"), Some("1"));
    assert_eq!(version("2027-01-01"), Some("2"));
}

#[test]
fn a_version_stands_in_one_file() {
    let changed = SOUND.replace("Is it?", "Was it?");
    let (one, other) = (
        File {
            name: "mini@1.toml",
            text: SOUND,
        },
        File {
            name: "mini.toml",
            text: &changed,
        },
    );
    let findings = check_all(&[one, other], &Frozen::default()).unwrap_err();
    let told = findings[0].to_string();
    assert!(
        told.starts_with("mini.toml:2: `mini` has its version 1 in mini@1.toml too"),
        "{told}"
    );
    // A file that is checked takes the place of the one it is to replace.
    let catalogue = check_beside(&[other], &[one], &Frozen::default()).unwrap();
    assert_eq!(catalogue.all().len(), 1);
}
