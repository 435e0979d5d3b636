//! Holds `src/base/calendar/civil.rs`.

use hailong::base::calendar::{CivilPeriod, Span};

#[test]
fn months_quarters_and_years_are_those_of_the_calendar() {
    for (code, first, last) in [
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026-Q3", "2026-07-01", "2026-09-30"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
    ] {
        let period: CivilPeriod = code.parse().unwrap();
        let span = Span { first: first.parse().unwrap(), last: last.parse().unwrap() };
        assert_eq!((period.days(), period.to_string()), (Some(span), code.to_owned()));
    }
    for code in ["", "2026-13", "2026-Q5", "2026-Q0", "2026-H1", "26", "2026-0", "-1", "10000"] {
        assert!(code.parse::<CivilPeriod>().is_err(), "{code}");
    }
}

#[test]
fn a_day_is_in_a_year_a_quarter_and_a_month() {
    let around = CivilPeriod::around("2026-11-30".parse().unwrap());
    assert_eq!(around.map(|it| it.to_string()), ["2026", "2026-Q4", "2026-11"]);
}
