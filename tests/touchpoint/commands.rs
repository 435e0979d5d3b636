//! `hailong touchpoint` and `hailong slip`, as an operator calls them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use hailong::intake::slip_code::SlipCode;

use super::reading::{Picture, decoded, text_of_pdf};
use crate::support::commands::made;
use crate::support::server::PROGRAM;
use crate::support::workbook::workbook;

const PUBLIC_URL: &str = "https://hailong.haiphong.gov.vn";

/// An empty data directory of this test.
struct Office(PathBuf);

impl Office {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("commands-{name}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn written(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        fs::create_dir_all(self.file(name).parent().unwrap()).unwrap();
        fs::write(self.file(name), content).unwrap();
        self.file(name)
    }

    /// Runs the program with `words`; a word that is a file's name stands for the file here.
    fn run(&self, words: &str) -> Output {
        if !self.file("hailong.db").exists() {
            made(&self.0);
        }
        let words = words.split(' ').map(|word| {
            if word.contains('.') { self.file(word).into_os_string() } else { word.into() }
        });
        Command::new(PROGRAM)
            .args(words)
            .env("HAILONG_DATA", &self.0)
            .env("HAILONG_PUBLIC_URL", PUBLIC_URL)
            .env_remove("HAILONG_DATABASE")
            .output()
            .unwrap()
    }

    /// What it prints when it is done.
    fn done(&self, words: &str) -> String {
        let output = self.run(words);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{words}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What it says when it refuses.
    fn refused(&self, words: &str) -> String {
        let output = self.run(words);
        assert_eq!(output.status.code(), Some(1), "{words}");
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).unwrap()
    }

    /// Names of the files that are there, hidden ones too, without the database's.
    fn files(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.0)
            .unwrap()
            .map(Result::unwrap)
            .filter(|entry| entry.path().is_file())
            .map(|entry| entry.file_name().into_string().unwrap())
            .filter(|name| !name.starts_with("hailong.db"))
            .collect();
        names.sort();
        names
    }
}

#[test]
fn the_built_in_touchpoints_are_listed_with_their_addresses() {
    let office = Office::new("list");
    let listed: serde_json::Value =
        serde_json::from_str(&office.done("touchpoint list --json")).unwrap();
    let codes: Vec<&str> =
        listed.as_array().unwrap().iter().map(|each| each["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["AB01", "BT01", "BT02", "BT03", "CN01", "DV01", "HT01"]);
    assert_eq!(listed[1]["unit"], "BPMC");
    assert_eq!(listed[1]["tier"], "open");
    assert_eq!(listed[1]["address"], "HTTPS://HAILONG.HAIPHONG.GOV.VN/S/BT01");
    let table = office.done("touchpoint list");
    assert_eq!(table.lines().count(), codes.len());
}

#[test]
fn an_import_tells_every_fault_and_takes_nothing() {
    let office = Office::new("faults");
    office.written(
        "new.csv",
        "code,name_vi,name_en,unit,procedures,instrument,tier\n\
         KH01,Quầy mới,New counter,BPMC,,quick,open\n\
         KH02,Quầy khác,Other counter,NOWHERE,9.999999,unheard,verified\n",
    );
    let said = office.refused("touchpoint import new.csv");
    for part in [
        "nothing was imported, 4 fault(s)",
        "row 3, column unit: there is no unit `NOWHERE`; known: BPMC",
        "row 3, column procedures: there is no procedure `9.999999`",
        "row 3, column instrument: there is no instrument `unheard`; known: ",
        "row 3, column tier: `verified` cannot be set",
    ] {
        assert!(said.contains(part), "`{part}` is not in {said}");
    }
    assert!(!office.done("touchpoint list").contains("KH01"));
}

#[test]
fn a_workbook_is_taken_and_its_faults_are_told_as_those_of_a_csv() {
    let office = Office::new("workbook");
    let row = "code,name_vi,name_en,unit,procedures,instrument,tier\n\
               KH01,Quầy mới,New counter,BPMC,1.000811,quick,open\n";
    office.written("new.xlsx", workbook(row));
    let said = office.done("touchpoint import new.xlsx");
    assert!(said.contains("1 added, 0 changed, 0 as they were"), "{said}");
    office.written("bad.xlsx", workbook(&row.replace("BPMC", "NOWHERE")));
    let said = office.refused("touchpoint import bad.xlsx");
    assert!(said.contains("row 2, column unit: there is no unit `NOWHERE`; known: BPMC"), "{said}");
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let office = Office::new("twice");
    office.written(
        "new.csv",
        "\u{feff}code;name_vi;name_en;unit;procedures;instrument;tier\r\n\
         kh01;Quầy mới;New counter;BPMC;3.000242|1.000811;quick;open\r\n\
         BT01;Quầy 1;Counter 1;BPMC;3.000242;sipas-counter;open\r\n",
    );
    let said = office.done("touchpoint import new.csv");
    assert!(said.contains("1 added, 1 changed, 0 as they were"), "{said}");
    let listed = office.done("touchpoint list --json");
    let said = office.done("touchpoint import new.csv");
    assert!(said.contains("0 added, 0 changed, 2 as they were"), "{said}");
    assert_eq!(office.done("touchpoint list --json"), listed);
    assert!(listed.contains("KH01"));
    // What was changed here is not taken back by the seeds at the next start.
    assert!(office.done("touchpoint list").contains("Quầy 1\n"));
}

#[test]
fn an_office_of_ones_own_takes_the_place_of_the_built_in_one() {
    let office = Office::new("own");
    office.written(
        "seeds/offices.toml",
        "[[office]]\ncode = \"ubnd\"\nname = { vi = \"UBND phường\", en = \"Ward\" }\n\
         parent = { vi = \"UBND thành phố\", en = \"City\" }\n\
         petitions = { vi = \"Tại quầy\", en = \"At the counter\" }\n\
         [[unit]]\ncode = \"MC\"\noffice = \"ubnd\"\n\
         name = { vi = \"Một cửa\", en = \"One-stop\" }\n",
    );
    assert_eq!(office.done("touchpoint list"), "");
    office.written(
        "new.csv",
        "code,name_vi,name_en,unit,procedures,instrument,tier\n\
         MC01,Quầy 1,Counter 1,MC,,quick,open\n",
    );
    office.done("touchpoint import new.csv");
    assert!(office.done("touchpoint list").starts_with("MC01"));

    office.written("seeds/offices.toml", "[[office]]\ncode = \"ubnd\"\n");
    assert!(office.refused("migrate").contains("offices.toml"));
}

#[test]
fn posters_are_written_whole_or_not_at_all() {
    let office = Office::new("poster");
    office.done("touchpoint poster BT01 --out bt01.png --paper a4");
    let painted = Picture::of_png(&fs::read(office.file("bt01.png")).unwrap());
    assert_eq!([painted.width, painted.height], [2480, 3508]);
    let address = "HTTPS://HAILONG.HAIPHONG.GOV.VN/S/BT01";
    assert_eq!(decoded(&painted, "commands-poster"), [address]);

    office.done("touchpoint poster BT01 cn01 --out both.pdf");
    let pages = Picture::pages_of_pdf(&fs::read(office.file("both.pdf")).unwrap(), 60, "commands");
    assert_eq!(pages.len(), 2);

    let said = office.refused("touchpoint poster BT01 CN01 --out both.svg");
    assert!(said.contains("write a PDF or one file each"), "{said}");
    let said = office.refused("touchpoint poster ZZ01 BT01 ZZ02 --out none.pdf");
    assert!(said.contains("there is no touchpoint ZZ01, ZZ02"), "{said}");
    let said = office.refused("touchpoint poster BT01 --out bt01.gif");
    assert!(said.contains(".svg, .png or .pdf"), "{said}");
    assert_eq!(office.files(), ["both.pdf", "bt01.png"]);
}

#[test]
fn issued_slips_are_listed_once_and_never_overwritten() {
    let office = Office::new("slips");
    office.done("slip issue --touchpoint bt01 --count 12 --out slips.csv");
    let list = fs::read_to_string(office.file("slips.csv")).unwrap();
    let mut rows = csv::Reader::from_reader(list.as_bytes());
    let mut codes = Vec::new();
    for row in rows.records() {
        let row = row.unwrap();
        let code = SlipCode::parse(&row[0]).unwrap();
        assert!(row[1].ends_with(&format!("/S/BT01?slip={}", code.as_str())));
        assert_eq!(&row[2], "BT01");
        codes.push(code);
    }
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 12);

    let said = office.refused("slip issue --touchpoint BT01 --count 1 --out slips.csv");
    assert!(said.contains("is there already"), "{said}");
    assert_eq!(fs::read_to_string(office.file("slips.csv")).unwrap(), list);

    office.done("slip issue --touchpoint BT01 --count 11 --out sheets.pdf");
    let text = text_of_pdf(&fs::read(office.file("sheets.pdf")).unwrap(), "commands-slips");
    assert_eq!(text.matches("Phiếu mời đánh giá, dùng một lần").count(), 11);

    let said = office.refused("slip issue --touchpoint ZZ01 --count 1 --out none.csv");
    assert!(said.contains("there is no touchpoint ZZ01"), "{said}");
    let none = office.run("slip issue --touchpoint BT01 --count 0 --out none.csv");
    assert_eq!(none.status.code(), Some(2), "no slips is wrong usage");
    assert_eq!(office.files(), ["sheets.pdf", "slips.csv"]);
}
