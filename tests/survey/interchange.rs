//! Questionnaires in the formats of other programs: there and back, and faults by their place.

use std::process::Command;

use hailong::base::Lang;
use hailong::base::Text;
use hailong::domain::survey::file::{self, File, built_in, open};
use hailong::domain::survey::interchange::{Format, read, write};
use hailong::domain::survey::{Instrument, Kind};
use rust_xlsxwriter::Workbook;

fn today() -> chrono::NaiveDate {
    "2026-12-01".parse().unwrap()
}

/// What travels in a format: a question, its answers, its condition.
#[derive(Debug, PartialEq)]
struct Asked {
    code: String,
    question: Text,
    many: bool,
    labels: Vec<String>,
    condition: Option<String>,
}

fn asked(of: &Instrument) -> Vec<Asked> {
    let items = of.items.iter().map(|item| {
        let scale = of.scale_of(item).unwrap();
        let choices = scale.choices.iter().map(|it| format!("{} {}", it.code, it.label.vi));
        let others = [&scale.dont_know, &scale.not_applicable].into_iter().flatten();
        let labels = choices.chain(others.map(|it| it.en.clone())).collect();
        let many = matches!(item.kind, Kind::SelectMany { .. });
        let condition = item.asked_if.as_ref().map(|it| format!("{it:?}"));
        Asked { code: item.code.clone(), question: item.question.clone(), many, labels, condition }
    });
    items.collect()
}

#[test]
fn every_shipped_survey_goes_to_an_xlsform_and_back() {
    for shipped in built_in().unwrap().all() {
        let file = write(shipped, Format::Xlsform).unwrap();
        let back = read(&format!("{}.xlsx", shipped.id), &file, today());
        let back = back.unwrap_or_else(|faults| panic!("{}: {faults:?}", shipped.id));
        let whole = Instrument { digest: String::new(), ..shipped.clone() };
        assert_eq!(back, whole, "{}", shipped.id);
        let name = format!("{}.toml", shipped.id);
        let (_, findings) = open(File { name: &name, text: &file::write(&back) });
        assert!(findings.is_empty(), "{name}: {findings:?}");
    }
}

#[test]
fn a_questionnaire_without_a_question_is_neither_written_nor_read() {
    let shipped = built_in().unwrap();
    let empty = Instrument { items: Vec::new(), ..shipped.newest("quick").unwrap().clone() };
    for format in [Format::Xlsform, Format::Lss] {
        assert_eq!(
            write(&empty, format).unwrap_err().to_string(),
            "the questionnaire has no question"
        );
    }
    assert!(write(&empty, Format::Toml).is_ok());
    let survey: &[&[&str]] = &[&["type", "name", "label"], &["text", "remark", "Góp ý"]];
    let workbook = workbook(&[("survey", survey), ("choices", CHOICES)]);
    let xml = b"<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>".to_vec();
    for (name, bytes) in [("x.xlsx", workbook), ("x.lss", xml)] {
        let faults = read(name, &bytes, today()).unwrap_err();
        let told: Vec<String> = faults.iter().map(|it| it.localized(Lang::En)).collect();
        assert_eq!(told, ["the file has no question"], "{name}");
    }
}

#[test]
fn a_row_of_the_index_that_cannot_be_understood_is_told_by_its_place() {
    let index: &[&[&str]] = &[
        &["part", "code", "vi", "en", "value"],
        &["formula", "x/1", "", "", "magic"],
        &["domain", "d", "Lĩnh vực", "Domain", "a"],
        &["target", "", "", "", "9 of 10"],
    ];
    let survey: &[&[&str]] = &[&["type", "name", "label"], &["select_one co_khong", "q1", "Câu 1"]];
    let file = workbook(&[("survey", survey), ("choices", CHOICES), ("index", index)]);
    let faults = read("x.xlsx", &file, today()).unwrap_err();
    let told: Vec<String> = faults.iter().map(|it| it.localized(Lang::En)).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("sheet index, row 2: `formula`: `magic`"), "{told:?}");
    assert!(told[1].starts_with("sheet index, row 4: `target`: `9 of 10`"), "{told:?}");
}

#[test]
fn every_shipped_survey_goes_to_limesurvey_and_back() {
    for shipped in built_in().unwrap().all() {
        let file = write(shipped, Format::Lss).unwrap();
        let back = read(&format!("{}.lss", shipped.id), &file, today());
        let back = back.unwrap_or_else(|faults| panic!("{}: {faults:?}", shipped.id));
        let plain = |of: &Instrument| {
            let mut asked = asked(of);
            // LimeSurvey's codes have letters and digits alone.
            for it in &mut asked {
                it.code.retain(|c| c.is_ascii_alphanumeric());
                it.condition = it.condition.take().map(|it| it.replace(['-', '_', '.'], ""));
            }
            asked
        };
        assert_eq!(plain(&back), plain(shipped), "{}", shipped.id);
        assert_eq!((&back.title, back.obligatory), (&shipped.title, shipped.obligatory));
    }
}

/// A workbook of sheets, each a name and its rows.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// Rows as a form of KoboToolbox has them: names of several letters, one language.
const CHOICES: &[&[&str]] = &[
    &["list_name", "name", "label"],
    &["co_khong", "co", "Có"],
    &["co_khong", "khong", "Không"],
    &["co_khong", "dk", "Không biết"],
];

#[test]
fn a_form_of_another_program_is_read_with_codes_of_our_own() {
    let survey: &[&[&str]] = &[
        &["type", "name", "label", "relevant"],
        &["start", "start", "", ""],
        &["select_one co_khong", "Da_den", "Ông/Bà đã đến đây chưa?", ""],
        &["select_one co_khong", "hai_long", "Có hài lòng không?", "${Da_den} = 'co'"],
        &["text", "remark", "Góp ý", ""],
    ];
    let file = workbook(&[("survey", survey), ("choices", CHOICES)]);
    let read = read("phieu kobo.xlsx", &file, today()).unwrap();
    assert_eq!(read.id, "phieu-kobo");
    let codes: Vec<&str> = read.items.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["da_den", "hai_long"]);
    let scale = read.scale_of(&read.items[0]).unwrap();
    assert_eq!(scale.choices.iter().map(|it| it.code).collect::<String>(), "12");
    assert_eq!(scale.dont_know.as_ref().unwrap().vi, "Không biết");
    let routing = read.items[1].asked_if.as_ref().unwrap();
    assert_eq!((routing.item.as_str(), routing.any_of.as_slice()), ("da_den", &['1'][..]));
}

#[test]
fn faults_are_told_by_sheet_and_row_all_at_once() {
    let survey: &[&[&str]] = &[
        &["type", "name", "label", "relevant"],
        &["integer", "tuoi", "Tuổi", ""],
        &["select_one khac", "q1", "Câu 1", ""],
        &["select_one co_khong", "q2", "Câu 2", "${q1} > 3"],
        &["select_one co_khong", "q2", "Câu 2 nữa", ""],
    ];
    let file = workbook(&[("survey", survey), ("choices", CHOICES)]);
    let faults = read("x.xlsx", &file, today()).unwrap_err();
    let told: Vec<String> = faults.iter().map(|it| it.localized(Lang::En)).collect();
    for begins in [
        "sheet survey, row 2: questions of the type `integer`",
        "sheet survey, row 3: the sheet choices has no list `khac`",
        "sheet survey, row 4: the condition `${q1} > 3`",
        "sheet survey, row 5: the name `q2` stands on row 4",
    ] {
        assert!(told.iter().any(|it| it.starts_with(begins)), "{begins}: {told:#?}");
    }
    let xml = "<?xml version=\"1.0\"?>\n<document><LimeSurveyDocType>Survey</LimeSurveyDocType>\n\
               <questions><rows><row><qid>1</qid><type>N</type><title>tuoi</title></row></rows></questions></document>";
    let faults = read("x.lss", xml.as_bytes(), today()).unwrap_err();
    assert!(
        faults[0].localized(Lang::En).starts_with("question tuoi: LimeSurvey's type `N`"),
        "{faults:?}"
    );
    let faults = read("x.lss", b"<document>\n<a></b>", today()).unwrap_err();
    assert!(faults[0].localized(Lang::En).starts_with("line 2: this is not XML"), "{faults:?}");
    assert!(read("x.xlsx", b"PK\x03\x04 no workbook", today()).is_err());
}

#[test]
fn texts_in_tables_of_their_own_are_read_as_limesurvey_4_and_later_write_them() {
    let xml = include_str!("data/limesurvey-6.lss");
    let read = read("khao-sat.lss", xml.as_bytes(), today()).unwrap();
    assert_eq!(read.title.vi, "Khảo sát");
    assert_eq!((read.items.len(), read.sections.len()), (3, 1));
    let array: Vec<&str> = read.items[1..].iter().map(|it| it.code.as_str()).collect();
    assert_eq!(array, ["tc1", "tc2"]);
    assert_eq!(read.items[0].question.en, "Are you satisfied?");
    assert_eq!(read.items[1].question.vi, "Chỗ ngồi");
    assert!(read.items[1].asked_if.is_some() && read.obligatory);
}

#[test]
fn pyxform_takes_every_exported_form() {
    let xls2xform = concat!(env!("CARGO_MANIFEST_DIR"), "/target/readers/bin/xls2xform");
    let folder = tempfile::tempdir().unwrap();
    for shipped in built_in().unwrap().all() {
        let name = format!("{}-{}", shipped.id, shipped.version.replace('.', "-"));
        let file = folder.path().join(format!("{name}.xlsx"));
        std::fs::write(&file, write(shipped, Format::Xlsform).unwrap()).unwrap();
        let out = folder.path().join(format!("{name}.xml"));
        let told = Command::new(xls2xform)
            .args(["--skip_validate", "--json"])
            .arg(&file)
            .arg(&out)
            .output();
        let told = told.expect("pyxform, which make needs installs");
        let said = String::from_utf8_lossy(&told.stderr);
        let said: serde_json::Value = serde_json::from_str(&said).unwrap_or_default();
        assert_eq!(said["code"], 100, "{name}: {said}");
        let form = std::fs::read_to_string(&out).unwrap();
        for item in &shipped.items {
            assert!(form.contains(&format!("/{}\"", item.code)), "{name}: {}", item.code);
        }
    }
}
