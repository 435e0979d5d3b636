//! Names in files of responses: of places, of labels and of items.

use super::{Context, FileRow, read};
use crate::base::{Lang, Text};
use crate::domain::survey::Tier;
use crate::domain::survey::file::built_in;
use crate::domain::unit::Touchpoint;

fn place(code: &str, name: &str) -> Touchpoint {
    Touchpoint {
        code: code.to_owned(),
        office: "x".to_owned(),
        unit: "VP".to_owned(),
        name: Text::new(name, code),
        instrument: "quick".to_owned(),
        tier: Tier::Open,
        procedures: Vec::new(),
        closed: None,
    }
}

fn read_of(places: &[Touchpoint], file: &str) -> Result<Vec<FileRow>, Vec<String>> {
    let instruments = built_in().unwrap();
    let context = Context {
        instruments: &instruments,
        survey: "quick",
        touchpoints: places,
        touchpoint: None,
        day: None,
        today: "2026-12-01".parse().unwrap(),
    };
    let taken = read(file.as_bytes(), &context);
    taken
        .map(|taken| taken.rows)
        .map_err(|faults| faults.iter().map(|fault| fault.localized(Lang::En)).collect())
}

#[test]
fn a_place_is_meant_by_its_code_or_its_whole_name() {
    let places = [
        place("XA01", "Bàn (Hộ tịch)"),
        place("XB02", "Bàn (Đất đai)"),
        place("XC03", "Bàn Công"),
        place("XD04", "Ban Cổng"),
        place("XE05", "Quầy 1"),
        place("XF06", "quầy  1"),
    ];
    let code = |written: &str| {
        let file = format!("touchpoint,day,overall\n{written},2026-11-20,5\n");
        read_of(&places, &file).map(|rows| rows[0].touchpoint.clone())
    };
    for (written, expected) in [
        ("Bàn (Đất đai)", "XB02"),
        ("bàn (hộ tịch)", "XA01"),
        ("Ban Co\u{302}\u{309}ng", "XD04"),
        ("BÀN CÔNG", "XC03"),
        ("xa01", "XA01"),
    ] {
        assert_eq!(code(written).unwrap(), expected, "{written}");
    }
    for unknown in ["Bàn", "ban cong", "Bàn (Khác)"] {
        assert!(code(unknown).unwrap_err()[0].contains("there is no touchpoint"), "{unknown}");
    }
    let told = code("Quầy 1").unwrap_err();
    assert!(told[0].contains("several touchpoints: XE05 (Quầy 1), XF06 (quầy  1)"), "{told:?}");
}

#[test]
fn a_label_is_meant_by_its_words_with_its_code_or_without_marks() {
    let places = [place("XA01", "Quầy")];
    for (written, expected) in [
        ("RẤT HÀI LÒNG", Some("5")),
        ("rat hai long", Some("5")),
        ("Rất hài lòng (5)", Some("5")),
        ("5. Rất hài lòng", Some("5")),
        ("Rất hài lòng (4)", None),
        ("4 – Rất hài lòng", None),
        ("Hài lòng (một phần)", None),
    ] {
        let read =
            read_of(&places, &format!("touchpoint,day,overall\nXA01,2026-11-20,{written}\n"));
        let plain = read_of(&places, "touchpoint,day,overall\nXA01,2026-11-20,5\n").unwrap();
        match expected {
            Some(_) => assert_eq!(read.unwrap()[0].answers, plain[0].answers, "{written}"),
            None => assert!(read.unwrap_err()[0].contains("is no answer"), "{written}"),
        }
    }
}
