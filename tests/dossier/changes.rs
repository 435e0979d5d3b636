//! Holds `src/domain/dossier/changes.rs`.

use hailong::domain::dossier::{Apology, Changes, Dossier, Known, Outcome};

#[test]
fn an_open_dossier_changes_and_a_completed_one_only_gains_an_apology() {
    let day = |of_march: u32| chrono::NaiveDate::from_ymd_opt(2026, 3, of_march).unwrap();
    let open = Dossier {
        code: "H1".to_owned(),
        procedure: "P".to_owned(),
        touchpoint: "T".to_owned(),
        received: day(2),
        due: day(10),
        completed: None,
        outcome: None,
        apologies: Vec::new(),
    };
    let done =
        Dossier { completed: Some(day(12)), outcome: Some(Outcome::Granted), ..open.clone() };
    let apology = Apology { sent: day(9), new_due: Some(day(12)) };
    let apologised = Dossier { apologies: vec![apology], ..done.clone() };
    let with = |before: &Dossier, after: &Dossier| {
        let known = Known::from([(before.code.clone(), before.clone())]);
        Changes::between(&known, vec![after.clone()])
    };
    assert_eq!(with(&open, &done).changed.len(), 1);
    assert_eq!(with(&done, &done).unchanged, 1);
    assert_eq!(with(&done, &apologised).changed.len(), 1);
    assert_eq!(with(&apologised, &done).unchanged, 1, "an apology that is not named stays");
    assert_eq!(with(&done, &open).conflicts, ["H1"]);
    let moved = Dossier { due: day(12), ..done.clone() };
    assert_eq!(with(&done, &moved).conflicts, ["H1"]);
    assert_eq!(Changes::between(&Known::new(), vec![open]).added.len(), 1);
}
