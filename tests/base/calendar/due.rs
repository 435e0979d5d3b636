//! Holds `src/base/calendar/due.rs`.

use chrono::NaiveDate;

use hailong::base::calendar::due::{Nearness, Schedule};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_day_is_overdue_from_the_day_after_and_soon_from_thirty_days_before() {
    let due = day("2023-12-20");
    let near = |today: &str| Nearness::of(due, day(today));
    assert_eq!(near("2023-12-21"), Nearness::Overdue(1));
    assert_eq!(near("2023-12-20"), Nearness::Soon(0));
    assert_eq!(near("2023-11-20"), Nearness::Soon(30));
    assert_eq!(near("2023-11-19"), Nearness::Later);
}

#[test]
fn the_next_day_is_the_first_that_was_not_delivered() {
    let due: Schedule = "2023-06-20; 2023-03-20".parse().unwrap();
    assert_eq!(due.to_string(), "2023-03-20;2023-06-20");
    assert_eq!(due.next(2023, &[]), Some(day("2023-03-20")));
    assert_eq!(due.next(2023, &[day("2023-03-20")]), Some(day("2023-06-20")));
    assert_eq!(due.next(2023, &due.days(2023)), None);
    assert_eq!(Schedule::Throughout.next(2023, &[]), Some(day("2023-12-31")));
    assert_eq!(Schedule::Unstated.next(2023, &[]), None);
}

#[test]
fn what_is_written_reads_back_and_nothing_else_does() {
    for text in ["", "throughout", "2023-03-20;2023-06-20"] {
        assert_eq!(text.parse::<Schedule>().unwrap().to_string(), text);
    }
    let refused = "20/13/2023".parse::<Schedule>().unwrap_err();
    assert!(refused.starts_with("`20/13/2023` is no day"), "{refused}");
}
