//! Tasks of the plan near their day, or past it.

use chrono::NaiveDate;

use super::{Subject, Urgency, WorkItem};
use crate::base::Text;
use crate::base::calendar::Nearness;

/// Days ahead at which a task is listed. The plan's own pages call a month "soon"; the worklist is
/// of what cannot wait: two weeks, our choice.
const AHEAD: i64 = 14;

/// A task as far as its day depends on it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedTask {
    /// The plan's year.
    pub year: i32,
    /// Its number in the plan.
    pub number: String,
    /// What it is about.
    pub title: Text,
    /// The day its next part is due; `None` when nothing more is.
    pub due: Option<NaiveDate>,
}

/// A task that presses.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskMatter {
    /// The plan's year.
    pub year: i32,
    /// Its number in the plan.
    pub number: String,
    /// What it is about.
    pub title: Text,
}

/// Those of `all` that are due within two weeks, or late.
pub fn tasks(all: impl IntoIterator<Item = PlannedTask>, today: NaiveDate) -> Vec<WorkItem> {
    let matter = |task: PlannedTask| {
        let due = task.due?;
        let urgency = match Nearness::of(due, today) {
            Nearness::Overdue(_) => Urgency::Late,
            Nearness::Soon(days) if days <= AHEAD => Urgency::Soon,
            Nearness::Soon(_) | Nearness::Later => return None,
        };
        Some(WorkItem {
            urgency,
            due: Some(due),
            subject: Subject::Task(TaskMatter {
                year: task.year,
                number: task.number,
                title: task.title,
            }),
        })
    };
    all.into_iter().filter_map(matter).collect()
}
