//! Holds `src/domain/worklist/signals.rs`.

use chrono::NaiveDate;

use hailong::domain::measure::{Week, Weekly};
use hailong::domain::worklist::{Subject, signal};
use hailong::stats::{Counted, Good, Meaning, Rules, p_chart};

fn weekly(shares: &[u64], responses: u64) -> Weekly {
    let counted = |share: &u64| Counted { successes: *share, trials: 200 };
    let points: Vec<Counted> = shares.iter().map(counted).collect();
    let chart = p_chart(&points, 0..12, false).unwrap();
    let monday: NaiveDate = "2026-08-31".parse().unwrap();
    let week = |(at, counted): (u64, &Counted)| Week {
        monday: monday + chrono::Days::new(7 * at),
        counted: *counted,
        responses,
        suppressed: false,
    };
    Weekly {
        weeks: (0..).zip(&points).map(week).collect(),
        signals: chart.signals(&Rules::default(), Good::High),
        chart,
    }
}

#[test]
fn a_fall_of_the_last_weeks_is_told_and_an_old_one_is_not() {
    let calm = [180, 182, 178, 181, 179, 180, 183, 177, 181, 179, 180, 182];
    let fallen: Vec<u64> = calm.into_iter().chain([150]).collect();
    let found = signal("quick", &weekly(&fallen, 40)).unwrap();
    let Subject::Signal(told) = found.subject else {
        panic!("a signal");
    };
    assert_eq!(told.meaning, Meaning::Concern);
    assert_eq!(told.week, "2026-11-23".parse().unwrap());
    assert_eq!(signal("quick", &weekly(&fallen, 19)), None, "too few");
    let long_ago: Vec<u64> = fallen.into_iter().chain([180, 181]).collect();
    assert_eq!(signal("quick", &weekly(&long_ago, 40)), None);
}
