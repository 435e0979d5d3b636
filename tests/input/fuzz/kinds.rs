//! Questionnaires of other programs, papers, boards, criteria and settings.

use std::hint::black_box;

use chrono::NaiveDate;
use hailong::domain::portal::{self, Board};
use hailong::domain::setting::{DaysOff, OwnTarget, Section, Settings};
use hailong::domain::survey::file::built_in;
use hailong::domain::survey::interchange::{self, Format};
use hailong::domain::touchpoint::seeds;
use hailong::domain::{assessment, paper, setting};
use rust_xlsxwriter::Workbook;

use super::{Dice, fuzz, mutated, rounds, workbook};

#[test]
fn fuzz_questionnaires_of_other_programs() {
    let catalogue = built_in().unwrap();
    let instrument = catalogue.newest("quick").unwrap();
    let formats = [Format::Toml, Format::Xlsform, Format::Lss];
    let files = formats.map(|format| interchange::write(instrument, format).unwrap());
    let inputs = files.each_ref().map(Vec::as_slice);
    let today = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    fuzz(5, &inputs, |bytes| {
        let _ = black_box(interchange::read("phieu", bytes, today));
    });
    // A workbook with a changed byte is mostly none any more: its cells are changed before they are packed.
    let mut dice = Dice::new(6);
    for _ in 0..rounds() / 10 {
        let mut book = Workbook::new();
        for (sheet, head) in [
            ("survey", ["type", "name", "label::Vietnamese (vi)", "relevant"]),
            ("choices", ["list_name", "name", "label::Vietnamese (vi)", "score"]),
            ("settings", ["form_title", "form_id", "version", "default_language"]),
        ] {
            let sheet = book.add_worksheet().set_name(sheet).unwrap();
            sheet.write_row(0, 0, head).unwrap();
            for row in 1..4 {
                for column in 0..4 {
                    let cell =
                        ["select_one muc", "muc", "Mức", "${a} = '1'", "begin_group", "text", "1"];
                    let cell = dice.pick(&cell);
                    let cell = mutated(&mut dice, cell.as_bytes());
                    let cell: String = String::from_utf8_lossy(&cell).chars().take(200).collect();
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
        }
        let book = book.save_to_buffer().unwrap();
        let _ = black_box(interchange::read("phieu", &book, today));
    }
}

#[test]
fn fuzz_papers_boards_and_criteria() {
    let catalogue = built_in().unwrap();
    let office =
        seeds::read(seeds::DEMO, &catalogue.ids().into_iter().map(str::to_owned).collect());
    let office = office.unwrap();
    let forms =
        "key,sheet,touchpoint,day,tier,overall,s1,remark\nP1,S1,BT01,02/11/2026,paper,5,4,ổn\n";
    let figures = "period,agency,code,value\n2026-Q3,Sở Ngoại vụ,tien-do,98.5\n";
    let answers = r#"[{"departmentName":"Sở Ngoại vụ","totalScore":88.5,"metrics":[{"code":"A1","score":1.5,"total":10}]}]"#;
    let board = Board::built_in().unwrap();
    let inputs = [forms.as_bytes(), figures.as_bytes(), answers.as_bytes(), &workbook()];
    fuzz(7, &inputs, |bytes| {
        let context = paper::table::Context {
            instruments: &catalogue,
            survey: "sipas-counter",
            touchpoints: &office.touchpoints,
            touchpoint: Some("BT01"),
            day: NaiveDate::from_ymd_opt(2026, 11, 2),
            today: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
        };
        let _ = black_box(paper::table::read(bytes, &context));
        for period in [None, "2026-Q3".parse().ok()] {
            let with = portal::Reading { board: &board, period };
            let _ = black_box(portal::table::read(bytes, with));
        }
        let _ = black_box(assessment::table::read(bytes));
    });
}

#[test]
fn fuzz_settings() {
    let inputs: [&[u8]; 6] = [
        b"12",
        b"smtp.example.vn",
        "Sở Ngoại vụ <lan@example.vn>".as_bytes(),
        b"2026-12-01",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    ];
    let settings = Settings::default();
    fuzz(8, &inputs, |bytes| {
        let typed = String::from_utf8_lossy(bytes);
        for section in [Section::Mail, Section::Petitions] {
            let typed = |_| typed.to_string();
            let _ = black_box(setting::read(section, &typed, (&settings, &|_| String::new())));
        }
        let value = |_: &str| typed.to_string();
        let _ = black_box(DaysOff::read(&value, &[]));
        let _ = black_box(OwnTarget::read(&value, (&[], &[])));
        let keys = ["k", "warn", &*typed].map(|key| (key.to_owned(), typed.to_string()));
        black_box(Settings::of("1".to_owned(), keys.into()).settle_rule());
    });
}
