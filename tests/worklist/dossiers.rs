//! Holds `src/domain/worklist/dossiers.rs`.

use chrono::NaiveDate;

use hailong::domain::worklist::{OpenDossier, Subject, WorkItem, dossiers};

#[test]
fn late_ones_and_near_ones_are_two_matters_with_their_earliest_day() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let dossier = |due: &str, soon, apologised| OpenDossier {
        due: day(due),
        soon,
        last_apology: day(due).pred_opt(),
        apologised,
    };
    let open = [
        dossier("2026-11-27", false, false),
        dossier("2026-11-20", false, true),
        dossier("2026-12-02", true, false),
        dossier("2026-12-01", true, false),
        dossier("2026-12-03", true, true),
        dossier("2026-12-30", false, false),
    ];
    let found = dossiers(&open, day("2026-12-01"));
    let told = |matter: &WorkItem| match &matter.subject {
        Subject::Dossiers(of) => (of.count, matter.due.map(|day| day.to_string())),
        _ => (0, None),
    };
    let told: Vec<_> = found.iter().map(told).collect();
    let expected = [(2, "2026-11-20"), (1, "2026-12-01")];
    assert_eq!(told, expected.map(|(n, day)| (n, Some(day.to_owned()))));
    let keys: Vec<String> = found.iter().map(|each| each.subject.key()).collect();
    assert_eq!(keys, ["dossiers:late", "dossiers:apology:2026-12-01"]);
    assert_eq!(dossiers(&[], day("2026-12-01")), []);
}
