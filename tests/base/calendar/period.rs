//! Holds `src/base/calendar/period.rs`.

use chrono::NaiveDate;

use hailong::base::calendar::Period;

/// GT-17 of the requirements: 14/3, 15/3, 14/6, 15/6, 14/12 and 15/12/2026.
#[test]
fn border_days_fall_into_the_periods_the_ministry_prints() {
    let names = |day: &str| -> Vec<String> {
        let day: NaiveDate = day.parse().unwrap();
        [2026, 2027]
            .into_iter()
            .flat_map(Period::all_of)
            .filter(|period| period.contains(day))
            .map(|period| period.to_string())
            .collect()
    };
    assert_eq!(names("2026-03-14"), ["2026-Q1", "2026-H1", "2026-Y"]);
    assert_eq!(names("2026-03-15"), ["2026-H1", "2026-Y"]);
    assert_eq!(names("2026-06-14"), ["2026-H1", "2026-Y"]);
    assert_eq!(names("2026-06-15"), ["2026-Q3", "2026-Y"]);
    assert_eq!(names("2026-12-14"), ["2026-Y"]);
    assert_eq!(names("2026-12-15"), ["2027-Q1", "2027-H1", "2027-Y"]);
}

#[test]
fn only_periods_that_have_begun_are_offered() {
    let begun = |day: &str| {
        let periods = Period::begun(day.parse().unwrap()).into_iter();
        periods.map(|period| period.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(begun("2026-12-15"), ["2027-Q1", "2027-H1", "2027-Y"]);
    assert_eq!(begun("2026-06-14"), ["2026-Q1", "2026-H1", "2026-Y"]);
    assert_eq!(begun("2026-06-15"), ["2026-Q1", "2026-H1", "2026-Q3", "2026-Y"]);
}

#[test]
fn reports_are_due_before_the_21st() {
    let due = Period::all_of(2023).map(|period| period.deadline().unwrap().to_string());
    assert_eq!(due, ["2023-03-20", "2023-06-20", "2023-09-20", "2023-12-20"]);
}

#[test]
fn what_is_printed_reads_back() {
    for period in Period::all_of(2026) {
        assert_eq!(period.to_string().parse(), Ok(period));
    }
    assert!("2026-Q2".parse::<Period>().is_err());
}
