//! Periodic reports (báo cáo định kỳ về CCHC): which were due, and which were sent in time.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::base::calendar::{Period, Report, Schedule};
use crate::stats::{Target, TargetRule, Verdict};

/// How a report stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportState {
    /// Sent (đúng hạn), on the last day of its limit or before.
    InTime,
    /// Sent so many days after it (gửi muộn).
    Late(i64),
    /// Not sent, so many days after it (chưa gửi, quá hạn).
    Missing(i64),
    /// Not sent, and not due yet (chưa đến hạn).
    NotDue,
}

/// One report of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportStanding {
    /// Which.
    pub period: Period,
    /// The last day of its limit.
    pub due: NaiveDate,
    /// The day it was sent.
    pub sent: Option<NaiveDate>,
    /// How it stands.
    pub state: ReportState,
}

/// The four reports of `year` as they stand on `today`. A plan that names four days sets the limits;
/// otherwise they are those of the ministry ([`Period::deadline`]).
pub fn reports(
    year: i32,
    plan: &Schedule,
    sent: &BTreeMap<Report, NaiveDate>,
    today: NaiveDate,
) -> Vec<ReportStanding> {
    let standing = |(period, due): (Period, NaiveDate)| {
        let sent = sent.get(&period.report).copied();
        let after = (sent.unwrap_or(today) - due).num_days();
        let state = match sent {
            Some(_) if after <= 0 => ReportState::InTime,
            Some(_) => ReportState::Late(after),
            None if after <= 0 => ReportState::NotDue,
            None => ReportState::Missing(after),
        };
        ReportStanding { period, due, sent, state }
    };
    limits(year, plan).into_iter().map(standing).collect()
}

/// The limits whose report was sent, in time or late: what is done of a task with these due days.
pub fn reports_delivered(
    year: i32,
    plan: &Schedule,
    sent: &BTreeMap<Report, NaiveDate>,
) -> Vec<NaiveDate> {
    let sent =
        limits(year, plan).into_iter().filter(|(period, _)| sent.contains_key(&period.report));
    sent.map(|(_, due)| due).collect()
}

fn limits(year: i32, plan: &Schedule) -> Vec<(Period, NaiveDate)> {
    let periods = Period::all_of(year);
    match plan {
        Schedule::On(days) if days.len() == periods.len() => {
            periods.into_iter().zip(days.iter().copied()).collect()
        }
        _ => {
            let limit = |period: Period| Some((period, period.deadline()?));
            periods.into_iter().filter_map(limit).collect()
        }
    }
}

/// Whether enough of the reports due so far were sent in time; `None` while none is due. Everything is
/// counted, so it is reached or missed and never open.
pub fn report_verdict(reports: &[ReportStanding], target: &Target) -> Option<Verdict> {
    let count = |fits: fn(&ReportState) -> bool| -> u64 {
        let found = reports.iter().filter(|each| fits(&each.state));
        found.map(|_| 1).sum()
    };
    let in_time = count(|state| *state == ReportState::InTime);
    let due = count(|state| *state != ReportState::NotDue);
    let (have, need) = (target.denominator * in_time, target.numerator * due);
    let reached = match target.rule {
        TargetRule::AtLeast => have >= need,
        TargetRule::MoreThan => have > need,
    };
    let verdict = if reached { Verdict::Reached } else { Verdict::Missed };
    (due > 0).then_some(verdict)
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
