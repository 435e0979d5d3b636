//! Files of responses: what is read of them, and what is wrong with them.

use hailong::base::Lang;
use hailong::domain::paper::table::{Context, FileRow, read};
use hailong::domain::paper::template;
use hailong::domain::survey::Tier;
use hailong::domain::survey::file::built_in;
use hailong::domain::unit::Touchpoint;

fn places() -> Vec<Touchpoint> {
    crate::support::sample::touchpoints()
}

fn read_of(survey: &str, file: &[u8]) -> Result<Vec<FileRow>, Vec<String>> {
    let instruments = built_in().unwrap();
    let context = Context {
        instruments: &instruments,
        survey,
        touchpoints: &places(),
        touchpoint: None,
        day: None,
        today: "2026-12-01".parse().unwrap(),
    };
    let taken = read(file, &context);
    let told = |lang| move |fault: &hailong::domain::paper::table::FileFault| fault.localized(lang);
    taken.map(|taken| taken.rows).map_err(|faults| faults.iter().map(told(Lang::En)).collect())
}

#[test]
fn codes_labels_and_headers_of_both_languages_are_read() {
    let english = "key,sheet,touchpoint,day,tier,overall,remark,weight\n\
                   P1,B1,BT01,2026-11-20,paper,5,Tốt,1.5\n\
                   P2,,bt02,20/11/2026,assisted,Hài lòng,,1\n";
    let vietnamese = "sep=;\nMã phiếu;Bó phiếu;Quầy;Ngày khảo sát;Hình thức;overall. Hài lòng chung;Góp ý\n\
                      P1;B1;BT01;20/11/2026;phiếu giấy;5 – Rất hài lòng;Tốt\n\
                      P2;;BT02;20/11/2026;phỏng vấn hộ;4;\n";
    let rows = read_of("quick", english.as_bytes()).unwrap();
    let again = read_of("quick", vietnamese.as_bytes()).unwrap();
    assert_eq!(rows.len(), 2);
    for (one, other) in rows.iter().zip(&again) {
        assert_eq!(FileRow { row: other.row, ..one.clone() }, *other);
    }
    assert_eq!((rows[0].bundle.as_str(), rows[0].tier), ("B1", Tier::Paper));
    assert_eq!(rows[0].answers.remark.as_deref(), Some("Tốt"));
    assert_eq!((rows[1].touchpoint.as_str(), rows[1].tier), ("BT02", Tier::Assisted));
}

#[test]
fn every_fault_of_a_file_is_told_at_once_by_row_and_column() {
    let content = "key,sheet,touchpoint,day,tier,overall\n\
                   P1,B1,XX99,2026-11-20,paper,5\n\
                   P2,B1,BT01,2027-01-01,paper,6\n\
                   P3,B2,BT01,2026-11-20,open,5\n\
                   P4,B3,BT01,2026-11-20,,\n\
                   P5,B4,BT01,2026-11-20,,4\n\
                   P6,B4,BT01,2026-11-21,,4\n\
                   P5,B4,BT01,2026-11-20,,1\n";
    let faults = read_of("quick", content.as_bytes()).unwrap_err();
    let starts = [
        "row 2, column touchpoint: there is no touchpoint `XX99`",
        "row 3, column day: the day `2027-01-01` is still to come",
        "row 3, column overall: `6` is no answer",
        "row 4, column tier: `open` is neither paper nor assisted",
        "row 5: a blank form",
        "row 7, column sheet: sheet `B4` has another place or day",
        "row 8, column key: key `P5` stands in row 6",
    ];
    assert_eq!(faults.len(), starts.len(), "{faults:#?}");
    for (fault, start) in faults.iter().zip(starts) {
        assert!(fault.starts_with(start), "{fault}");
    }
    let unknown = read_of("quick", b"touchpoint,day,overal\nBT01,2026-11-20,5\n").unwrap_err();
    assert!(unknown[0].contains("the survey has no such column"), "{unknown:?}");
}

#[test]
fn days_before_the_survey_was_asked_are_refused_with_its_first_day() {
    let content = "touchpoint,day,overall\n\
                   BT01,1950-11-20,5\n\
                   BT01,2099-11-20,5\n\
                   BT01,2025-07-01,5\n";
    let faults = read_of("quick", content.as_bytes()).unwrap_err();
    assert_eq!(
        faults,
        [
            "row 2, column day: 1950-11-20 is before the first day of `quick`, 2025-07-01; check the year",
            "row 3, column day: the day `2099-11-20` is still to come; correct it",
        ]
    );
}

#[test]
fn answers_that_were_exported_are_refused_since_they_are_counted_already() {
    let content = "response,instrument,version,day,touchpoint,unit,procedure,tier,duration,overall\n\
                   20.1,quick,2026.1,2026-11-20,BT01,BPMC,,paper,,5\n";
    let faults = read_of("quick", content.as_bytes()).unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(faults[0].starts_with("row 1, column response: the file is answers"), "{faults:?}");
}

#[test]
fn an_empty_template_of_each_survey_has_columns_that_are_known_and_no_row() {
    let instruments = built_in().unwrap();
    let today = "2026-12-01".parse().unwrap();
    for id in instruments.ids() {
        let instrument = instruments.current(id, today).unwrap();
        for lang in [Lang::Vi, Lang::En] {
            let file = template(instrument, &places(), (lang, today)).xlsx(lang).unwrap();
            let faults = read_of(id, &file).unwrap_err();
            assert_eq!(faults, ["the file has no row of answers"], "{id}");
        }
    }
}

#[test]
fn keys_that_differ_by_zeros_alone_are_asked_about() {
    let content = "key,sheet,touchpoint,day,tier,overall\n\
                   000,,BT01,2026-11-20,paper,5\n\
                   0,,BT01,2026-11-20,paper,5\n\
                   A0,,BT01,2026-11-20,paper,5\n";
    let faults = read_of("quick", content.as_bytes()).unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].starts_with("row 3, column key: key `0` differs from key `000` in row 2"));
}

#[test]
fn names_of_groups_between_the_forms_are_told_once() {
    let content = "key,touchpoint,day,overall,why,remark\nQuầy số 1,,,,,\nP1,BT01,2026-11-20,5,,\nQuầy số 2,,,,,\n";
    let faults = read_of("quick", content.as_bytes()).unwrap_err();
    let start = "row 2: 2 row(s) have the name of a group or a remark alone, such as “Quầy số 1” (row 2, 4)";
    assert!(faults.len() == 1 && faults[0].starts_with(start), "{faults:?}");
}
