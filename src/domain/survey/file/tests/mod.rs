//! Every kind of fault, with its line.

use super::*;

mod cases;

use cases::CASES;

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
    let file = File { name: "mini.toml", text: &text };
    let findings = read(file).err().unwrap_or_default();
    findings.iter().map(ToString::to_string).collect()
}

#[test]
fn a_sound_file_has_no_fault() {
    assert_eq!(findings_with("mini", "mini"), Vec::<String>::new());
}

#[test]
fn each_fault_is_told_with_its_line_and_remedy() {
    for (old, new, told) in CASES {
        let findings = findings_with(old, new);
        assert!(findings.iter().any(|each| each.starts_with(told)), "{new}: {findings:#?}");
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let text = SOUND.replace("version = \"1\"\n", "").replace("\"left_out\"", "\"zero\"");
    let text = text.replace("code = \"s2\"", "code = \"s1\"");
    let findings = read(File { name: "mini.toml", text: &text }).unwrap_err();
    // The fourth: the factor names `s2`, which is no more.
    assert_eq!(findings.len(), 4, "{findings:#?}");
}

#[test]
fn a_blank_may_be_in_the_denominator_of_a_rate_and_of_nothing_else() {
    let counted = SOUND.replace("\"left_out\"", "\"in_denominator\"");
    let read_text = |text: &str| read(File { name: "mini.toml", text });
    assert!(read_text(&counted).is_ok());
    let method = "method = \"sipas\"\naggregation = \"item_mean\"";
    let points = counted.replace(method, "method = \"one_stop\"");
    let findings = read_text(&points).unwrap_err();
    let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
    let expected = "mini.toml:4: the formula has no rates";
    assert!(told.iter().any(|line| line.starts_with(expected)), "{told:?}");
}

#[test]
fn a_point_method_needs_points_and_ranges() {
    let findings =
        findings_with("method = \"sipas\"\naggregation = \"item_mean\"", "method = \"papi\"");
    let told = findings.join("\n");
    assert!(told.contains("the formula cannot count the scale of `s1`"), "{told}");
    assert!(told.contains("the formula needs the range of `f`"), "{told}");
}

#[test]
fn a_published_file_may_not_change() {
    let file = File { name: "mini.toml", text: SOUND };
    let line = Frozen::line(&read(file).unwrap());
    let frozen = Frozen::read(&line).unwrap();
    assert!(check_all(&[file], &frozen).is_ok());
    let changed = SOUND.replace("Is it?", "Was it?");
    let file = File { name: "mini.toml", text: &changed };
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
    let next =
        SOUND.replace("version = \"1\"", "version = \"2\"").replace("2026-01-01", "2027-01-01");
    let findings_of = |first: &str| {
        let first = File { name: "mini@1.toml", text: first };
        let second = File { name: "mini.toml", text: &next };
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
    let next =
        SOUND.replace("version = \"1\"", "version = \"2\"").replace("2026-01-01", "2027-01-01");
    let files =
        [File { name: "mini.toml", text: SOUND }, File { name: "mini@2.toml", text: &next }];
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
    let (one, other) =
        (File { name: "mini@1.toml", text: SOUND }, File { name: "mini.toml", text: &changed });
    let findings = check_all(&[one, other], &Frozen::default()).unwrap_err();
    let told = findings[0].to_string();
    assert!(told.starts_with("mini.toml:2: `mini` has its version 1 in mini@1.toml too"), "{told}");
    // A file that is checked takes the place of the one it is to replace.
    let catalogue = check_beside(&[other], &[one], &Frozen::default()).unwrap();
    assert_eq!(catalogue.all().len(), 1);
}
