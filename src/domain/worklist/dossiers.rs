//! Late dossiers, and those that need an apology: two sums, because an office may have
//! lists of them elsewhere.

use chrono::NaiveDate;

use super::{Subject, Urgency, WorkItem};

/// An open dossier as far as its days matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenDossier {
    /// The day its result is due.
    pub due: NaiveDate,
    /// Whether that is within the next few working days.
    pub soon: bool,
    /// The last day an apology for lateness may be sent; `None` beyond the calendar.
    pub last_apology: Option<NaiveDate>,
    /// Whether one was sent in due form.
    pub apologised: bool,
}

/// What is to be done about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DossierTask {
    /// They are past their day: finish them.
    Finish,
    /// They will hardly be done in time: finish them, or apologise while it is in due form.
    Apologise,
}

/// Dossiers that press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DossierMatter {
    /// What is to be done.
    pub task: DossierTask,
    /// How many of them.
    pub count: u64,
    /// The earliest of their days.
    pub earliest: Option<NaiveDate>,
}

/// The matters of these open dossiers.
pub fn dossiers(open: &[OpenDossier], today: NaiveDate) -> Vec<WorkItem> {
    let late = open.iter().filter(|each| each.due < today);
    // Past its last day an apology is in due form no more: what is left is to be quick.
    let can = |each: &&OpenDossier| each.last_apology.is_some_and(|last| today <= last);
    let near = open.iter().filter(can);
    let near = near.filter(|each| each.soon && !each.apologised);
    let late = sum(late.map(|each| Some(each.due)), DossierTask::Finish);
    let near = sum(near.map(|each| each.last_apology), DossierTask::Apologise);
    late.into_iter().chain(near).collect()
}

/// One matter for all of them, with the earliest of their days.
fn sum(days: impl Iterator<Item = Option<NaiveDate>>, task: DossierTask) -> Option<WorkItem> {
    let days: Vec<Option<NaiveDate>> = days.collect();
    let count = u64::try_from(days.len()).ok().filter(|count| *count > 0)?;
    let earliest = days.into_iter().flatten().min();
    Some(WorkItem {
        urgency: match task {
            DossierTask::Finish => Urgency::Late,
            DossierTask::Apologise => Urgency::Soon,
        },
        due: earliest,
        subject: Subject::Dossiers(DossierMatter { task, count, earliest }),
    })
}
