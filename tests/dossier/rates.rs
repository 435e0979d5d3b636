//! Holds `src/domain/dossier/rates.rs`.

use chrono::NaiveDate;

use hailong::base::calendar::Holidays;
use hailong::domain::dossier::{Apology, Dossier, Rates, Rules, verdict};
use hailong::stats::{Counted, Verdict};

fn day(of_march: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, of_march).unwrap()
}

fn dossier(completed: Option<u32>, sent: Option<u32>) -> Dossier {
    let apology = |sent| Apology { sent: day(sent), new_due: Some(day(25)) };
    Dossier {
        code: "H1".to_owned(),
        procedure: "P".to_owned(),
        touchpoint: "T".to_owned(),
        received: day(2),
        due: day(10),
        completed: completed.map(day),
        outcome: None,
        apologies: sent.map(apology).into_iter().collect(),
    }
}

fn rates(dossiers: &[Dossier], today: u32) -> Rates {
    let holidays = Holidays::read(include_str!("../../seeds/holidays.toml")).unwrap();
    Rates::of(dossiers, day(today), &Rules::built_in().unwrap(), &holidays)
}

#[test]
fn every_standing_counts_where_it_belongs() {
    let all = [
        dossier(Some(9), None),
        dossier(Some(10), None),
        dossier(Some(11), Some(9)),
        dossier(Some(12), Some(10)),
        dossier(None, None),
    ];
    let in_time = rates(&all, 10);
    assert_eq!(in_time.on_time, Counted { successes: 2, trials: 4 });
    assert_eq!((in_time.open, in_time.overdue, in_time.all()), (1, 0, 5));
    assert_eq!(in_time.apologised, Counted { successes: 1, trials: 2 });
    let later = rates(&all, 11);
    assert_eq!((later.open, later.overdue), (1, 1));
    assert_eq!(later.apologised, Counted { successes: 1, trials: 3 });
    assert_eq!(later.apology_verdict(), Verdict::Missed);
    assert_eq!(verdict(later.on_time), Some(Verdict::Missed));
}

#[test]
fn nothing_late_is_met_and_nothing_at_all_has_no_rate() {
    let punctual = rates(&[dossier(Some(10), None)], 20);
    assert!(punctual.nothing_to_apologise());
    assert_eq!(punctual.apology_verdict(), Verdict::Reached);
    assert_eq!(verdict(punctual.on_time), Some(Verdict::Reached));
    assert_eq!(verdict(rates(&[], 20).on_time), None);
}
