//! A task with what is known of its result. Pure.

use chrono::NaiveDate;
use strum::IntoStaticStr;

use crate::base::calendar::Nearness;
use crate::domain::measure::{ReportStanding, report_verdict};
use crate::domain::plan::{Task, TaskStatus};
use crate::pages::shared::measured::Measured;
use crate::stats::Verdict;

/// Where a result comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Source {
    Measured,
    Entered,
    /// A manager overruled the verdict.
    Overruled,
    /// There is none yet.
    #[strum(serialize = "none")]
    Nothing,
}

impl Source {
    /// All of them.
    pub(super) const ALL: [Self; 4] =
        [Self::Measured, Self::Entered, Self::Overruled, Self::Nothing];

    /// The word for programs.
    pub(super) fn code(self) -> &'static str {
        self.into()
    }
}

/// A task as pages show it.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) task: Task,
    /// `None` when no survey measures the task.
    pub(super) measured: Option<Measured>,
    /// Of a task that is measured by its reports.
    pub(super) reports: Option<Vec<ReportStanding>>,
    /// Today, at the office.
    pub(super) today: NaiveDate,
}

impl Row {
    /// The verdict that holds: the manager's, else the measured, else the entered.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        let overruled = self.task.overruled.as_ref().map(|each| each.verdict);
        overruled.or_else(|| self.verdict_below())
    }

    /// The verdict without the manager's.
    pub(super) fn verdict_below(&self) -> Option<Verdict> {
        let aim = self.task.row.measure.as_ref();
        if let Some((reports, aim)) = self.reports.as_ref().zip(aim) {
            return report_verdict(reports, &aim.target);
        }
        match &self.measured {
            Some(measured) => measured.verdict,
            None => self.task.result.as_ref().map(|result| result.verdict),
        }
    }

    /// Where the verdict that holds comes from.
    pub(super) fn source(&self) -> Source {
        if self.task.overruled.is_some() {
            return Source::Overruled;
        }
        if self.reports.is_some() && self.verdict_below().is_some() {
            return Source::Measured;
        }
        match (&self.measured, &self.task.result) {
            (Some(measured), _)
                if measured.verdict.or(measured.value.map(|_| Verdict::Open)).is_some() =>
            {
                Source::Measured
            }
            (None, Some(_)) => Source::Entered,
            _ => Source::Nothing,
        }
    }

    /// How near the next due day is; `None` when nothing more is due.
    pub(super) fn nearness(&self) -> Option<Nearness> {
        let due = self.task.next_due()?;
        Some(Nearness::of(due, self.today))
    }

    pub(super) fn is_done(&self) -> bool {
        self.task.status == TaskStatus::Done
    }
}
