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
