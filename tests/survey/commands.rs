//! `hailong survey`, as an author of instruments calls it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use hailong::domain::survey::file::BUILT_IN;
use serde_json::Value;

use crate::support::server::PROGRAM;

/// A folder of instruments of this test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("surveys-{name}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn write(&self, name: &str, text: &str) -> &Self {
        fs::write(self.0.join(name), text).unwrap();
        self
    }

    /// Runs `hailong survey` inside the folder.
    fn run(&self, words: &[&str]) -> Output {
        Command::new(PROGRAM)
            .arg("survey")
            .args(words)
            .current_dir(&self.0)
            .env_remove("HAILONG_SURVEYS")
            .output()
            .unwrap()
    }

    /// What it prints when it is done.
    fn done(&self, words: &[&str]) -> String {
        let output = self.run(words);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{words:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What it says on stderr when it refuses, with exit 1 and nothing on stdout.
    fn refused(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert_eq!(output.status.code(), Some(1), "{words:?}");
        assert_eq!(output.stdout, b"");
        String::from_utf8(output.stderr).unwrap()
    }
}

fn quick() -> &'static str {
    BUILT_IN.iter().find(|file| file.name == "quick.toml").unwrap().text
}

/// The quick form as an author's next version.
fn next_quick() -> String {
    quick()
        .replace("version = \"2026.1\"", "version = \"2099.1\"")
        .replace("valid_from = 2025-07-01", "valid_from = 2099-01-01")
}

#[test]
fn all_that_is_shipped_passes() {
    let said = Folder::new("shipped").done(&["check"]);
    assert_eq!(said, "11 instruments, no faults\n");
}

#[test]
fn every_fault_is_told_on_stderr_with_file_and_line() {
    let folder = Folder::new("faults");
    let text = next_quick()
        .replace("counts = \"neutral\" }", "}")
        .replace("code = \"why\"", "code = \"overall\"\ncolour = \"red\"")
        .replace(", en = \"Quick rating\"", "");
    folder.write("fast.toml", &text);
    let said = folder.refused(&["check", "fast.toml"]);
    let line = |part: &str| 1 + text.lines().position(|line| line.contains(part)).unwrap();
    for expected in [
        format!("fast.toml:{}: the file is named `fast.toml`", line("id = ")),
        format!("fast.toml:{}: `title` of the file has no English", line("Đánh giá nhanh")),
        format!("fast.toml:{}: the choice has no `counts`", line("Bình thường")),
        format!("fast.toml:{}: the item has an unknown key `colour`", line("colour")),
        "the item code `overall` stands on line".to_owned(),
    ] {
        assert!(said.contains(&expected), "{expected}\n{said}");
    }
    assert!(said.ends_with("hailong: 5 faults to mend\n"), "{said}");
}

#[test]
fn a_changed_published_file_is_a_fault() {
    let folder = Folder::new("changed");
    folder.write("quick.toml", quick());
    assert_eq!(folder.done(&["check", "quick.toml"]), "1 instrument, no faults\n");
    folder.write("quick.toml", &quick().replace("Quick rating", "Swift rating"));
    let said = folder.refused(&["check", "quick.toml"]);
    assert!(said.contains("version 2026.1 of `quick` is published"), "{said}");
}

#[test]
fn a_new_version_is_checked_beside_the_shipped_one() {
    let folder = Folder::new("versions");
    folder.write("quick@2099.1.toml", &next_quick());
    folder.done(&["check", "quick@2099.1.toml"]);
    let clashing = next_quick().replace("2099-01-01", "2025-07-01");
    folder.write("quick@2099.1.toml", &clashing);
    let said = folder.refused(&["check", "quick@2099.1.toml"]);
    assert!(said.contains("begins before version"), "{said}");
}

#[test]
fn the_office_s_folder_adds_to_the_shipped_ones() {
    let folder = Folder::new("own");
    folder.write("quick@2099.1.toml", &next_quick());
    // A copy of a shipped file is no second version of it.
    folder.write("quick.toml", quick());
    let listed = folder.done(&["list", "--json", "--surveys", "."]);
    let listed: Value = serde_json::from_str(&listed).unwrap();
    let listed = listed.as_array().unwrap();
    assert_eq!(listed.len(), 12);
    let own = listed.iter().find(|each| each["version"] == "2099.1").unwrap();
    assert_eq!(own["id"], "quick");
    assert_eq!(own["items"], 2);
    assert_eq!(own["valid_from"], "2099-01-01");
    assert_eq!(own["valid_to"], Value::Null);
    assert_eq!(own["title"]["vi"], "Đánh giá nhanh");
}

#[test]
fn an_instrument_is_shown_by_its_id_and_version() {
    let folder = Folder::new("show");
    let shown: Value = serde_json::from_str(&folder.done(&["show", "xhh-2022", "--json"])).unwrap();
    assert_eq!(shown["version"], "2022.1");
    assert_eq!(shown["missing"], "left_out");
    let quality = &shown["scales"][1];
    assert_eq!(quality["code"], "quality");
    assert_eq!(quality["choices"][3]["points"], 0.75);
    let text = folder.done(&["show", "sipas-counter@2026.1"]);
    assert!(text.contains("  s16 "), "{text}");
    let said = folder.refused(&["show", "sipas-1999"]);
    assert!(said.contains("no instrument \"sipas-1999\"; there are one-stop-2018,"), "{said}");
}

#[test]
fn a_frozen_line_holds_its_file_from_then_on() {
    let folder = Folder::new("freeze");
    folder.write("quick@2099.1.toml", &next_quick());
    let line = folder.done(&["freeze", "quick@2099.1.toml"]);
    assert!(line.starts_with("\"quick@2099.1\" = \""), "{line}");
    folder.write("frozen.toml", &line);
    folder.done(&["check", "quick@2099.1.toml", "frozen.toml"]);
    folder.done(&["check", "--surveys", "."]);
    folder.write("quick@2099.1.toml", &next_quick().replace("Fees", "Charges"));
    for words in [
        &["check", "quick@2099.1.toml", "frozen.toml"][..],
        &["check", "--surveys", "."],
        &["freeze", "quick@2099.1.toml", "--surveys", "."],
    ] {
        let said = folder.refused(words);
        assert!(said.contains("version 2099.1 of `quick` is published"), "{said}");
    }
}

#[test]
fn a_file_that_is_not_there_is_told_by_name() {
    let said = Folder::new("absent").refused(&["check", "nowhere.toml"]);
    assert!(said.contains("cannot read nowhere.toml"), "{said}");
}

#[test]
fn a_form_of_another_program_becomes_the_next_version_and_is_not_checked_as_it_is() {
    let folder = Folder::new("other-programs");
    for (file, program) in [("old.lss", "a LimeSurvey file"), ("old.xlsx", "a workbook")] {
        folder.done(&["export", "sipas-counter@2026.1", "--out", file]);
        let said = folder.refused(&["check", file]);
        assert!(
            said.contains(program) && said.contains(&format!("survey import {file}")),
            "{said}"
        );
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    let said = folder.done(&["import", "old.xlsx", "--out", "sipas-counter.toml"]);
    assert!(said.contains("version 2026.1 of sipas-counter is published"), "{said}");
    let said = folder.done(&["check", "sipas-counter.toml"]);
    assert!(said.contains("no faults"), "{said}");
}

/// The counter form as an author's next version.
fn next_counter() -> String {
    let shipped = BUILT_IN.iter().find(|file| file.name == "sipas-counter@2026.2.toml").unwrap();
    shipped.text.replacen("version = \"2026.2\"", "version = \"2099.1\"", 1).replacen(
        "valid_from = 2026-",
        "valid_from = 2099-",
        1,
    )
}

#[test]
fn what_is_core_is_held_in_a_file_by_hand_too() {
    let folder = Folder::new("core");
    folder.write("sipas-counter@2099.1.toml", &next_counter());
    folder.done(&["check", "sipas-counter@2099.1.toml"]);
    // As another questionnaire that says what it is made from.
    let own = |text: &str| {
        text.replacen(
            "id = \"sipas-counter\"",
            "id = \"own\"\nbased_on = \"sipas-counter@2026.2\"",
            1,
        )
    };
    folder.write("own.toml", &own(&next_counter()));
    folder.done(&["check", "own.toml"]);
    let changed = next_counter()
        .replacen("aggregation = \"item_mean\"", "aggregation = \"pooled\"", 1)
        .replacen("missing = \"left_out\"", "missing = \"in_denominator\"", 1)
        .replacen("title = { vi = \"Công chức ở", "title = { vi = \"Nhân viên ở", 1);
    folder.write("sipas-counter@2099.1.toml", &changed).write("own.toml", &own(&changed));
    for name in ["sipas-counter@2099.1.toml", "own.toml"] {
        let said = folder.refused(&["check", name]);
        for expected in [
            "the formula is not the published one",
            "blanks count in another way than published",
            "the title of `s",
        ] {
            assert!(said.contains(expected), "{expected}\n{said}");
        }
        assert!(!said.contains(&format!("{name}:1:")), "each stands in its part: {said}");
        assert!(said.ends_with("hailong: 3 faults to mend\n"), "{said}");
        folder.refused(&["freeze", name]);
    }
    let nowhere = own(&next_counter()).replacen("@2026.2\"", "@1999.9\"", 1);
    folder.write("own.toml", &nowhere);
    let said = folder.refused(&["check", "own.toml"]);
    assert!(said.contains("there is no instrument `sipas-counter@1999.9`"), "{said}");
}

#[test]
fn a_file_in_utf_16_is_checked_as_it_is_in_utf_8() {
    let folder = Folder::new("utf-16");
    let units = next_quick();
    let wide: Vec<u8> = units.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.0.join("quick@2099.1.toml"), [&[0xff, 0xfe][..], &wide].concat()).unwrap();
    assert!(folder.done(&["check", "quick@2099.1.toml"]).contains("1 instrument, no faults"));
    fs::write(folder.0.join("old.toml"), b"id = \"h\xf2 s\xa1\"\n").unwrap();
    assert!(folder.refused(&["check", "old.toml"]).contains("is not Unicode (UTF-8)"));
}
