//! Holds `src/domain/measure/reports.rs`.

use chrono::NaiveDate;

use hailong::base::calendar::{Report, Schedule};
use hailong::domain::measure::{ReportState, report_verdict, reports, reports_delivered};
use hailong::stats::{Target, TargetRule, Verdict};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const ALL: Target = Target { numerator: 100, denominator: 100, rule: TargetRule::AtLeast };

fn states(sent: &[(Report, &str)], today: &str) -> (Vec<ReportState>, Option<Verdict>) {
    let sent = sent.iter().map(|(report, on)| (*report, day(on))).collect();
    let all = reports(2023, &Schedule::Unstated, &sent, day(today));
    let verdict = report_verdict(&all, &ALL);
    (all.into_iter().map(|each| each.state).collect(), verdict)
}

/// The plan of 2023, row 1.2: quarter I before 21/3, six months before 21/6, quarter III before
/// 21/9, the year before 21/12.
#[test]
fn late_missing_and_not_yet_due_are_told_apart() {
    use Report::{FirstQuarter, SixMonths};
    use ReportState::{InTime, Late, Missing, NotDue};
    assert_eq!(states(&[], "2023-03-20"), (vec![NotDue; 4], None));
    let sent = [(FirstQuarter, "2023-03-20")];
    assert_eq!(
        states(&sent, "2023-03-20"),
        (vec![InTime, NotDue, NotDue, NotDue], Some(Verdict::Reached))
    );
    assert_eq!(
        states(&sent, "2023-06-21"),
        (vec![InTime, Missing(1), NotDue, NotDue], Some(Verdict::Missed))
    );
    let sent = [(FirstQuarter, "2023-03-20"), (SixMonths, "2023-06-21")];
    assert_eq!(
        states(&sent, "2023-07-01"),
        (vec![InTime, Late(1), NotDue, NotDue], Some(Verdict::Missed))
    );
}

#[test]
fn a_plan_with_four_days_sets_its_own_limits_and_any_other_the_ministrys() {
    let plan: Schedule = "2023-03-10;2023-06-10;2023-09-10;2023-12-10".parse().unwrap();
    let sent = [(Report::FirstQuarter, day("2023-03-11"))].into();
    let own = reports(2023, &plan, &sent, day("2023-03-12"));
    assert_eq!(own[0].state, ReportState::Late(1));
    assert_eq!(reports_delivered(2023, &plan, &sent), [day("2023-03-10")]);
    let other = reports(2023, &Schedule::Throughout, &sent, day("2023-03-12"));
    assert_eq!(other[0].state, ReportState::InTime);
}
