//! Late dossiers, and those that need an apology: two sums, because an office may have
//! lists of them elsewhere.

use chrono::NaiveDate;

use super::{Subject, Urgency, WorkItem};

/// Open dossiers that press, by their due day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenDossiers {
    /// Those past it, and how many of each day.
    pub late: Vec<(NaiveDate, u64)>,
    /// Those due within the next few working days without an apology in due form, and how many of each day.
    pub near: Vec<(NaiveDate, u64)>,
}

/// What is to be done about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DossierTask {
    /// They are past their day: finish them.
    Finish,
    /// They will hardly be done in time: finish them, or apologise while it is in due form.
    Apologise,
    /// They are due, and an apology would be in due form no more: finish them.
    Hurry,
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

/// The matters of these open dossiers; `last_apology` is the last day an apology may be sent for a due day.
pub fn dossiers(
    open: &OpenDossiers,
    today: NaiveDate,
    last_apology: impl Fn(NaiveDate) -> Option<NaiveDate>,
) -> Vec<WorkItem> {
    let (mut apologies, mut due_soon) = (Vec::new(), Vec::new());
    for (due, many) in &open.near {
        match last_apology(*due).filter(|last| today <= *last) {
            Some(last) => apologies.push((last, *many)),
            None => due_soon.push((*due, *many)),
        }
    }
    let late = sum(&open.late, DossierTask::Finish);
    let due_soon = sum(&due_soon, DossierTask::Hurry);
    let apologies = sum(&apologies, DossierTask::Apologise);
    late.into_iter().chain(due_soon).chain(apologies).collect()
}

/// One matter for all of them, with the earliest of their days.
fn sum(days: &[(NaiveDate, u64)], task: DossierTask) -> Option<WorkItem> {
    let count: u64 = days.iter().map(|(_, many)| many).sum();
    let earliest = days.iter().map(|(day, _)| *day).min();
    (count > 0).then_some(WorkItem {
        urgency: match task {
            DossierTask::Finish => Urgency::Late,
            DossierTask::Apologise | DossierTask::Hurry => Urgency::Soon,
        },
        due: earliest,
        subject: Subject::Dossiers(DossierMatter { task, count, earliest }),
    })
}
