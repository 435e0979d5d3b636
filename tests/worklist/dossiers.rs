//! Holds `src/domain/worklist/dossiers.rs`.

use chrono::NaiveDate;

use hailong::domain::worklist::{OpenDossiers, Subject, WorkItem, dossiers};

#[test]
fn late_ones_due_ones_and_those_to_apologise_for_are_matters_with_their_earliest_day() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let open = OpenDossiers {
        late: vec![(day("2026-11-20"), 1), (day("2026-11-27"), 1)],
        near: vec![(day("2026-12-01"), 4), (day("2026-12-02"), 3), (day("2026-12-03"), 2)],
    };
    // An apology is sent a day before: for 1 December that is over, and they are due today.
    let last = |due: NaiveDate| due.pred_opt();
    let found = dossiers(&open, day("2026-12-01"), last);
    let told = |matter: &WorkItem| match &matter.subject {
        Subject::Dossiers(of) => (of.count, matter.due.map(|day| day.to_string())),
        _ => (0, None),
    };
    let told: Vec<_> = found.iter().map(told).collect();
    let expected = [(2, "2026-11-20"), (4, "2026-12-01"), (5, "2026-12-01")];
    assert_eq!(told, expected.map(|(n, day)| (n, Some(day.to_owned()))));
    let keys: Vec<String> = found.iter().map(|each| each.subject.key()).collect();
    assert_eq!(keys, ["dossiers:late", "dossiers:due:2026-12-01", "dossiers:apology:2026-12-01"]);
    assert_eq!(dossiers(&OpenDossiers::default(), day("2026-12-01"), last), []);
}
