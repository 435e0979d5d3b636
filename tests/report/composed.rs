//! A report from its facts, and its files: every number of the document stands in the JSON.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use hailong::domain::measure::Channels;
use hailong::domain::report::{
    Block, Draft, Earlier, Facts, ItemFacts, MeasuredRow, OfficeNamed, Outcome, Report,
    SurveyFacts, TaskRow, UnitFacts, What, Written, compose,
};
use hailong::domain::setting::Logo;
use hailong::pages::report::file::{Format, file};
use hailong::stats::{Interval, TargetRule, Verdict};
use serde_json::Value;

use crate::touchpoint::reading::Picture;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// 17 999 satisfied of 20 000, a hair below 90 %.
#[expect(clippy::too_many_lines, reason = "the facts of one office, field by field")]
pub(crate) fn facts() -> Facts {
    let outcome = Outcome {
        value: Some(0.899_95),
        n: 20_000,
        interval: Some(Interval(0.895_7, 0.904_1)),
        reached: Some(false),
        verdict: Some(Verdict::Open),
        more_needed: Some(1_234_567),
        ..Outcome::default()
    };
    let earlier = Earlier {
        from: day("2025-06-15"),
        to: day("2025-12-14"),
        value: Some(0.881_234),
        n: 1_752,
        change: Some(0.018_716),
        interval: Some(Interval(0.003, 0.034)),
        not_compared: None,
    };
    let row = |number: &str, title: &str, what: What, now: Outcome| MeasuredRow {
        number: number.to_owned(),
        title: title.to_owned(),
        requirement: "Đạt từ 90% trở lên".to_owned(),
        lead: "Văn phòng Sở".to_owned(),
        what,
        target: 0.9,
        rule: TargetRule::AtLeast,
        now,
        before: None,
        year_before: None,
        lately: None,
        overruled: None,
        evidence: 2,
    };
    let index =
        What::Index { instrument: "sipas-counter".into(), title: "Phiếu tại quầy".into() };
    let unit = |name: &str, share: f64| UnitFacts {
        name: name.to_owned(),
        n: 4_567,
        share: Some(share),
        interval: Some(Interval(share - 0.012_3, share + 0.011_9)),
        verdict: Some(Verdict::Open),
    };
    Facts {
        period: "2026-H1".into(),
        from: day("2025-12-15"),
        to: day("2026-06-14"),
        taken: day("2026-06-16"),
        office: OfficeNamed {
            name: "Sở Ngoại vụ thành phố Hải Phòng".into(),
            parent: "Ủy ban nhân dân thành phố Hải Phòng".into(),
            place: "Hải Phòng".into(),
            abbreviation: "SNgV".into(),
            logo: None,
        },
        plan: Some(2026),
        measured: vec![
            MeasuredRow {
                before: Some(earlier),
                ..row("8.2", "Chỉ số hài lòng (SIPAS)", index, outcome)
            },
            MeasuredRow {
                target: 1.0,
                ..row(
                    "3.4.1",
                    "Hồ sơ đúng hạn",
                    What::DossiersOnTime,
                    Outcome {
                        value: Some(211.0 / 219.0),
                        part: Some(211),
                        n: 219,
                        interval: Some(Interval(0.929_6, 0.981_4)),
                        reached: Some(false),
                        verdict: Some(Verdict::Missed),
                        ..Outcome::default()
                    },
                )
            },
        ],
        tasks: vec![TaskRow {
            number: "1.3".into(),
            title: "Kiểm tra công tác CCHC".into(),
            lead: "Văn phòng Sở".into(),
            status: "doing".into(),
            percent: 75,
            result: "Đã kiểm tra 3 trên 6 phòng".into(),
            verdict: None,
            evidence: 1,
            due: Some(day("2026-12-15")),
        }],
        surveys: vec![SurveyFacts {
            instrument: "sipas-counter".into(),
            title: "Phiếu tại quầy".into(),
            version: "2026.2".into(),
            formula: "sipas-item-mean/1".into(),
            method: "item_mean".into(),
            responses: 20_000,
            channels: Channels { verified: 12_345, open: 7_655, ..Channels::default() },
            issued: Some(23_456),
            response_rate: Some(0.526_3),
            index: Some(89.995),
            items: vec![ItemFacts {
                code: "s1".into(),
                title: "Nơi đón tiếp có chỉ dẫn".into(),
                n: Some(19_998),
                satisfied: Some(18_001),
                share: Some(18_001.0 / 19_998.0),
                interval: Some(Interval(0.896, 0.904_3)),
                verdict: Some(Verdict::Open),
                missing: Some(2),
            }],
            units: vec![unit("Phòng Lãnh sự", 0.876_5)],
            merged: Some(unit("Gộp nhiều đơn vị", 0.911_2)),
            months: vec![unit("01/2026", 0.87), unit("02/2026", 0.91)],
            target: Some(0.9),
            least: 5,
        }],
    }
}

/// The text of a document's paragraphs and cells.
fn text_of(docx: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut xml = String::new();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let runs = xml.split("<w:t ").skip(1).map(|rest| {
        let rest = rest.split_once('>').unwrap().1;
        rest.split_once("</w:t>").unwrap().0.to_owned()
    });
    runs.collect::<Vec<_>>().join("\n")
}

/// Numbers as they are printed: digits, with points and commas between digits.
fn numbers(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut open = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let between = || !open.is_empty() && letters.get(at + 1).is_some_and(char::is_ascii_digit);
        if letter.is_ascii_digit() || (matches!(letter, ',' | '.') && between()) {
            open.push(*letter);
        } else if !open.is_empty() {
            found.push(std::mem::take(&mut open));
        }
    }
    found.extend((!open.is_empty()).then_some(open));
    found
}

/// What a JSON document holds: figures as printed, and the numbers within its words and days.
#[derive(Default)]
struct Held {
    figures: BTreeSet<String>,
    words: BTreeSet<String>,
}

impl Held {
    fn look(&mut self, value: &Value) {
        match value {
            Value::Object(fields) => {
                if let (Some(value), Some(printed), Some(shown)) =
                    (fields.get("value"), fields.get("printed"), fields.get("shown"))
                {
                    let shown = shown.as_str().unwrap();
                    let (value, printed) = (value.as_f64().unwrap(), printed.as_f64().unwrap());
                    let half = if shown.contains(',') { 0.005 } else { 0.5 };
                    assert!((value - printed).abs() <= half + 1e-9, "{shown}: {value}");
                    let [number] = &numbers(shown)[..] else { panic!("{shown}") };
                    let read: f64 = number.replace('.', "").replace(',', ".").parse().unwrap();
                    assert!((read - printed).abs() < 1e-9, "{shown}: {printed}");
                    self.figures.insert(number.clone());
                }
                fields.values().for_each(|value| self.look(value));
            }
            Value::Array(values) => values.iter().for_each(|value| self.look(value)),
            Value::String(text) => match text.parse::<chrono::NaiveDate>() {
                Ok(day) => {
                    let parts = [day.format("%d/%m/%Y"), day.format("%d %-m %Y")];
                    self.words.extend(parts.into_iter().flat_map(|day| numbers(&day.to_string())));
                }
                Err(_) => self.words.extend(numbers(text)),
            },
            _ => {}
        }
    }
}

fn written() -> Report {
    let fields = hailong::domain::report::Fields {
        number: "45".into(),
        day: Some(day("2026-06-18")),
        signer: "Nguyễn Văn A".into(),
        ..hailong::domain::report::Fields::of_office(&facts().office)
    };
    let mut draft = Draft { fields, ..Draft::default() };
    let own =
        Written { text: "Do thiếu 2 biên chế.\nDo phần mềm.".into(), figures: Vec::new() };
    draft.texts.insert("causes".into(), own);
    compose(&facts(), &draft)
}

#[test]
fn every_number_of_the_document_stands_equal_in_the_json() {
    let report = written();
    let docx = file(&report, Format::Docx).unwrap();
    let json: Value = serde_json::from_slice(&file(&report, Format::Json).unwrap()).unwrap();
    let mut held = Held::default();
    held.look(&json);
    let text = text_of(&docx);
    let printed = numbers(&text);
    assert!(printed.len() > 80, "{}", printed.len());
    for number in &printed {
        let known = held.figures.contains(number) || held.words.contains(number);
        assert!(known, "{number} is not in the JSON");
        // What was computed is a figure there, not a word.
        assert!(!number.contains(',') || held.figures.contains(number), "{number} is a word");
    }
    for part in ["89,995", "1.234.567", "12.345", "52,63"] {
        let shown = part.replace("89,995", "90,00");
        assert!(held.figures.contains(&shown), "{shown}");
    }
    assert!(text.contains("Do thiếu 2 biên chế.") && text.contains("Số: 45/BC-SNgV"));
}

#[test]
fn a_figure_that_rounds_to_the_target_and_misses_it_is_said_to_miss_it() {
    let report = written();
    let row = report.paragraphs().find(|paragraph| paragraph.key == "row-8.2").unwrap();
    let said = row.suggested.shown();
    for part in [
        "là 90,00%, thấp hơn chỉ tiêu chưa đến 0,01 điểm phần trăm (chỉ tiêu: từ 90% trở lên)",
        "Đánh giá: chưa đủ căn cứ, vì khoảng tin cậy 95% từ",
        "chứa chỉ tiêu; theo cách tính của Kế hoạch (chỉ so số đếm) thì chưa đạt",
        "tăng 1,88 điểm phần trăm (thay đổi rõ rệt về thống kê)",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let mut lower = facts();
    lower.measured[0].now.value = Some(0.899_9);
    let report = compose(&lower, &Draft::default());
    let row = report.paragraphs().find(|paragraph| paragraph.key == "row-8.2").unwrap();
    assert!(row.suggested.shown().contains("là 89,99%, thấp hơn chỉ tiêu 0,01 điểm phần trăm"));
}

#[test]
fn the_annex_of_units_tells_what_was_settled_together_as_its_last_row() {
    let report = compose(&facts(), &Draft::default());
    let annex = report.annexes.iter().find(|it| it.title == "Kết quả theo đơn vị").unwrap();
    let table = annex.body.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let names: Vec<String> = table.unwrap().rows.iter().map(|row| row[0].shown()).collect();
    assert_eq!(names, ["Phòng Lãnh sự", "Gộp nhiều đơn vị"]);
}

#[test]
fn equal_reports_give_equal_bytes_in_every_format() {
    for format in [Format::Docx, Format::Pdf, Format::Html, Format::Json] {
        let one = file(&written(), format).unwrap();
        assert_eq!(one, file(&written(), format).unwrap(), "{format:?}");
        // What was kept as JSON gives the same file.
        let json = serde_json::to_string(&written()).unwrap();
        let kept: Report = serde_json::from_str(&json).unwrap();
        if format != Format::Json {
            assert_eq!(one, file(&kept, format).unwrap(), "{format:?}");
        }
    }
}

#[test]
fn a_pdf_is_tagged_titled_and_has_its_typeface_inside() {
    let pdf = file(&written(), Format::Pdf).unwrap();
    let has = |part: &str| pdf.windows(part.len()).any(|bytes| bytes == part.as_bytes());
    for part in ["%PDF-1.7", "/StructTreeRoot", "/Lang", "LiberationSerif", "/FontFile2"] {
        assert!(has(part), "{part}");
    }
}

#[test]
fn a_draft_tells_which_figures_moved_and_keeps_only_what_was_changed() {
    let report = compose(&facts(), &Draft::default());
    let mut typed: std::collections::BTreeMap<String, String> = report
        .paragraphs()
        .map(|paragraph| (paragraph.key.clone(), paragraph.suggested.shown()))
        .collect();
    typed.insert("row-8.2".into(), "Chỉ số gần đạt.".into());
    let draft = Draft::of(&report, hailong::domain::report::Fields::default(), &typed);
    assert_eq!(draft.texts.keys().collect::<Vec<_>>(), ["row-8.2"]);
    assert_eq!(draft.moved(&report), []);
    let mut later = facts();
    later.measured[0].now.value = Some(0.913_4);
    let moved = draft.moved(&compose(&later, &draft));
    assert_eq!(moved.len(), 1);
    assert!(moved[0].then.contains(&"90,00%".to_owned()), "{moved:?}");
    assert!(moved[0].now.contains(&"91,34%".to_owned()), "{moved:?}");
}

#[test]
fn a_logo_stands_above_the_names_in_every_file_and_is_kept_with_an_issued_report() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='80'>\
               <rect width='80' height='80' fill='#0000ff'/></svg>";
    let logo = Logo { media_type: "image/svg+xml".to_owned(), content: svg.into() };
    let office = OfficeNamed { logo: Some(logo.address()), ..facts().office };
    let report = compose(&Facts { office, ..facts() }, &Draft::default());
    let json = file(&report, Format::Json).unwrap();
    let kept: Report = serde_json::from_slice(&json).unwrap();
    assert_eq!(kept.head.logo, Some(logo.address()));
    let docx = file(&kept, Format::Docx).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut document = String::new();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut document).unwrap();
    let pictures: Vec<&str> = document.split("descr=\"").skip(1).collect();
    assert!(pictures[0].starts_with("Biểu trưng của cơ quan\""));
    assert!(pictures[1].starts_with("Kỳ gần nhất"), "{}", &pictures[1][..60]);
    let html = String::from_utf8(file(&kept, Format::Html).unwrap()).unwrap();
    assert!(html.contains("<img class=\"logo\" src=\"data:image/svg+xml"));
    let page =
        Picture::pages_of_pdf(&file(&kept, Format::Pdf).unwrap(), 100, "report-logo").remove(0);
    // The middle of the left column, 7 mm below the margin of 20 mm, on a page of 210 mm.
    let at =
        |x: usize, y: usize| page.grey[page.width * y / 210 * page.width + page.width * x / 210];
    assert!(at(61, 27) < 128, "blue is dark");
    assert!(at(30, 27) > 128, "nothing beside it");
}
