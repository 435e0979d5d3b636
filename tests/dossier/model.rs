//! Holds `src/domain/dossier/model.rs`.

use chrono::NaiveDate;

use hailong::domain::dossier::{Dossier, Outcome, Standing};

#[test]
fn the_due_day_itself_is_in_time() {
    let day = |of_march: u32| NaiveDate::from_ymd_opt(2026, 3, of_march).unwrap();
    let mut dossier = Dossier {
        code: "H1".to_owned(),
        procedure: "P".to_owned(),
        touchpoint: "T".to_owned(),
        received: day(2),
        due: day(10),
        completed: None,
        outcome: None,
        apologies: Vec::new(),
    };
    assert_eq!(dossier.standing(day(10)), Standing::InProgress);
    assert_eq!(dossier.standing(day(11)), Standing::Overdue);
    for (completed, expected) in
        [(9, Standing::InTime), (10, Standing::InTime), (11, Standing::Late)]
    {
        dossier.completed = Some(day(completed));
        assert_eq!(dossier.standing(day(31)), expected);
    }
}

#[test]
fn codes_read_back() {
    for standing in Standing::ALL {
        assert_eq!(Standing::of_code(standing.code()), Some(standing));
    }
    for outcome in Outcome::ALL {
        assert_eq!(Outcome::of_code(outcome.code()), Some(outcome));
    }
}
