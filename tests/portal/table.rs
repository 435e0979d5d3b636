//! Files of the portal's figures.

use hailong::domain::measure::ServiceRate;
use hailong::domain::portal::table::read;
use hailong::domain::portal::{Reading, is_agency};

use super::{ANSWERS, board, figures, period};
use crate::support::workbook::workbook;

const ROWS: &str = "\
cơ quan,chỉ tiêu,kỳ,tử số,mẫu số,điểm
Sở Ngoại vụ - Tỉnh Phú Thọ,2.1,2026-Q3,2,4,\"10,00\"
Sở Ngoại vụ - Tỉnh Phú Thọ,Tiến độ giải quyết,2026-Q3,,,10
UBND tỉnh Phú Thọ,PETITION_PROCESSING_ON_TIME,2026,300,499,\"3,61\"
";

#[test]
fn figures_by_code_number_or_name_read_back_as_they_were_written() {
    let read = figures(ROWS);
    let told: Vec<_> = read.iter().map(|it| (it.code.as_str(), it.rate, it.points)).collect();
    let rate = |good, all| Some(ServiceRate { good, all });
    assert_eq!(
        told,
        [
            ("DOSSIERS_IN_TIME", rate(2, 4), Some(1000)),
            ("progress", None, Some(1000)),
            ("PETITION_PROCESSING_ON_TIME", rate(300, 499), Some(361)),
        ]
    );
    let board = board();
    let book = workbook(ROWS);
    let of_book = super::read(&book, Reading { board: &board, period: None }).unwrap().rows;
    assert_eq!(of_book, read);
}

#[test]
fn every_fault_of_a_file_is_told_at_once() {
    let board = board();
    let file = "agency,code,period,numerator,denominator,points\n\
                ,9.9,2026-H1,x,5,21\n\
                A,2.1,2026-Q3,5,4,\n\
                A,2.1,2026-Q3,4,5,20.01\n\
                A,2.1,2026-Q3,4,,\n\
                A,2.1,2026-Q3,4,5,1.234\n\
                A,2.1,2026-Q3,,,\n\
                A,2.1,2026-Q3,4,5,16\n\
                A,2.1,2026-Q3,4,5,16\n\
                A,2.1,,4,5,16\n";
    let faults = read(file.as_bytes(), Reading { board: &board, period: None }).unwrap_err();
    let told: Vec<(u64, &str)> = faults.iter().map(|it| (it.row, it.column)).collect();
    assert_eq!(
        told,
        [
            (2, "agency"),
            (2, "code"),
            (2, "period"),
            (2, "numerator"),
            (3, "numerator"),
            (4, "points"),
            (5, "denominator"),
            (6, "points"),
            (7, "points"),
            (9, "code"),
            (10, "period"),
        ],
        "{faults:#?}"
    );
}

#[test]
fn the_portals_own_answers_are_read_in_one_file() {
    let read = figures(ANSWERS);
    let of = |agency: &str, code: &str| {
        let found = read.iter().find(|it| it.agency == agency && it.code == code);
        found.map(|it| (it.rate.map(|rate| (rate.good, rate.all)), it.points))
    };
    let province = "UBND tỉnh Phú Thọ";
    assert_eq!(of(province, "DOSSIERS_IN_TIME"), Some((Some((403_016, 464_494)), Some(1735))));
    assert_eq!(of(province, "progress"), Some((None, Some(1735))));
    assert_eq!(of(province, "online"), Some((None, Some(841))));
    assert_eq!(of(province, "PROCEDURES_ONLINE"), Some((Some((52, 89)), None)));
    assert_eq!(of(province, "DOSSIERS_PAID_ONLINE"), Some((Some((233_203, 268_066)), None)));
    assert_eq!(of(province, "payment"), Some((None, Some(667))));
    assert_eq!(of(province, "satisfaction"), Some((None, Some(1225))));
    let petitions = Some((Some((373, 499)), None));
    assert_eq!(of(province, "PETITION_CLASSIFICATION_TTHC"), petitions);
    // An agency without counts of its own: the group of 12 points is known by its most.
    assert_eq!(of("Sở Ngoại vụ - Tỉnh Phú Thọ", "online"), Some((None, Some(667))));
    // One answer alone, or a list of them.
    let answer: serde_json::Value = serde_json::from_str(ANSWERS).unwrap();
    let one = figures(&answer["progress"].to_string());
    assert_eq!(one.len(), 8);
    assert_eq!(figures(&format!("[{}]", answer["progress"])), one);
}

#[test]
fn an_answer_that_cannot_be_is_refused_with_every_fault() {
    let board = board();
    let refused = |text: &str, named: Option<&str>| {
        let with = Reading { board: &board, period: named.map(period) };
        let faults = read(text.as_bytes(), with).unwrap_err();
        faults.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert!(refused(ANSWERS, None)[0].contains("names no period"));
    assert!(refused("{\"a\":", Some("2026"))[0].contains("no JSON"));
    assert!(refused("{\"code\":\"OK\",\"data\":{}}", Some("2026"))[0].contains("no agency"));
    let broken = ANSWERS.replace("403016", "-1").replace("14.24", "24.24").replace("400", "x");
    let told = refused(&broken, Some("2026-Q3"));
    assert!(told.len() >= 3, "{told:?}");
    assert!(told.iter().any(|it| it.contains("UBND tỉnh Phú Thọ, totalOnTime")), "{told:?}");
    assert!(told.iter().any(|it| it.contains("24.24 points, above the most of 20.00")), "{told:?}");
}

#[test]
fn an_agency_is_known_by_its_name_without_what_parts_it() {
    let office = "Sở Ngoại vụ thành phố Hải Phòng";
    assert!(is_agency("Sở Ngoại vụ - Thành phố Hải Phòng", office));
    assert!(is_agency("Sở Ngoại vụ - TP. Hải Phòng", office));
    assert!(!is_agency("Sở Ngoại vụ - Tỉnh Phú Thọ", office));
    assert!(!is_agency("", ""));
}
