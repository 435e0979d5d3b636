//! Holds `src/domain/worklist/signals.rs`.

use chrono::NaiveDate;

use hailong::domain::measure::{Week, Weekly};
use hailong::domain::worklist::{Subject, signal};
use hailong::stats::{Direction, Good, Meaning, Observed, Rule, Rules, p_chart};

fn weekly(shares: &[u32], responses: u64) -> Weekly {
    let point = |share: &u32| Some(Observed { share: f64::from(*share) / 200.0, n: 200.0 });
    let points: Vec<_> = shares.iter().map(point).collect();
    let chart = p_chart(&points, 0..12, false).unwrap();
    let monday: NaiveDate = "2026-08-31".parse().unwrap();
    let week = |(at, point): (u64, &Option<Observed>)| Week {
        monday: monday + chrono::Days::new(7 * at),
        share: point.map(|point| point.share),
        responses,
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
    let fallen: Vec<u32> = calm.into_iter().chain([150]).collect();
    let found = signal("quick", &weekly(&fallen, 40)).unwrap();
    let Subject::Signal(told) = found.subject else {
        panic!("a signal");
    };
    assert_eq!((told.rule, told.weeks), (Rule::OutsideLimits, 1));
    assert_eq!(told.meaning, Meaning::Concern);
    assert_eq!(told.week, "2026-11-23".parse().unwrap());
    assert_eq!(signal("quick", &weekly(&fallen, 19)), None, "too few");
    let long_ago: Vec<u32> = fallen.into_iter().chain([180, 181]).collect();
    assert_eq!(signal("quick", &weekly(&long_ago, 40)), None);
}

#[test]
fn a_run_is_told_as_a_run_with_its_length_and_its_side() {
    let calm = [180, 182, 178, 181, 179, 180, 183, 177, 181, 179, 180, 182];
    let low: Vec<u32> = calm.into_iter().chain([179; 8]).collect();
    let found = signal("quick", &weekly(&low, 40)).unwrap();
    let Subject::Signal(told) = found.subject else {
        panic!("a signal");
    };
    assert_eq!((told.rule, told.weeks, told.direction), (Rule::Run, 8, Some(Direction::Down)));
}
