//! What wants attention today (việc cần làm): petitions, tasks, silent touchpoints, rates, signals.
//! PURE: values in, matters out; `watch/` gathers the values, pages and mail tell the matters.
//!
//! One file a kind. To add one: its file with the values it is judged by and its rule, a variant of
//! [`Subject`], a line in [`Subject::key`] and in [`Subject::count`], its values in `watch/`, its words
//! on the morning page.

pub mod alert;

mod backup;
mod bursts;
mod disk;
mod dossiers;
mod falls;
mod petitions;
mod quiet;
mod rates;
mod remarks;
mod signals;
mod tasks;

use chrono::NaiveDate;

use super::backup::BackupAge;

pub use backup::backup;
pub use bursts::{BurstItem, HeldApart, burst, held_apart, usual};
pub use disk::{DiskItem, disk};
pub use dossiers::{DossierMatter, DossierTask, OpenDossiers, dossiers};
pub use falls::{FallItem, FellAt, Quarters, falls};
pub use petitions::{
    PetitionMatter, PetitionSum, PetitionsMatter, PressingPetition, PressingPetitions, approvals,
    petitions,
};
pub use quiet::{LOOK_BACK, QuietItem, Silence, quiet};
pub use rates::{LowRateItem, Shortfall, low};
pub use remarks::{RemarkMatter, remarks};
pub use signals::{SignalItem, signal};
pub use tasks::{PlannedTask, TaskMatter, tasks};

/// How soon something must be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// It is late.
    Late,
    /// It will be late in a few days.
    Soon,
    /// It has no day, and should be looked at.
    Look,
}

/// Something that wants attention.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkItem {
    /// How soon.
    pub urgency: Urgency,
    /// The last day in time, where there is one.
    pub due: Option<NaiveDate>,
    /// What it is about.
    pub subject: Subject,
}

/// What a matter is about, with its figures and what leads to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// A petition near its last day, or past it.
    Petition(PetitionMatter),
    /// Petitions that press, told as a number.
    Petitions(PetitionsMatter),
    /// A task of the plan near its day, or past it.
    Task(TaskMatter),
    /// A touchpoint from which no answers come any more.
    Quiet(QuietItem),
    /// A rate below its target: surely, or with too few answers to say.
    Low(LowRateItem),
    /// Something out of the ordinary on a control chart.
    Signal(SignalItem),
    /// A criterion that has clearly fallen at a counter or unit.
    Fall(FallItem),
    /// Dossiers past their day, or near it.
    Dossiers(DossierMatter),
    /// Unread remarks.
    Remarks(RemarkMatter),
    /// Many answers at a counter within an hour.
    Burst(BurstItem),
    /// What is held apart until somebody has looked at it.
    HeldApart(HeldApart),
    /// A last backup that is too old.
    Backup(BackupAge),
    /// Little room on the disk.
    Disk(DiskItem),
}

/// A key of one day.
fn of_day(key: &str, day: Option<NaiveDate>) -> String {
    day.map_or_else(|| key.to_owned(), |day| format!("{key}:{day}"))
}

impl Subject {
    /// Stable from day to day, so that an item is sent once.
    pub fn key(&self) -> String {
        match self {
            Self::Petition(of) => format!("petition:{}", of.code),
            Self::Petitions(of) => match of.sum {
                PetitionSum::More => "petitions:more".to_owned(),
                PetitionSum::Publish => "petitions:publish".to_owned(),
                PetitionSum::Approve => "petitions:approve".to_owned(),
            },
            Self::Task(of) => format!("task:{}:{}", of.year, of.number),
            Self::Quiet(of) => format!("quiet:{}:{}", of.touchpoint, of.last),
            Self::Low(of) => format!("low:{}:{}", of.instrument, of.shortfall.code()),
            Self::Signal(of) => format!("signal:{}:{}", of.instrument, of.week),
            Self::Fall(of) => format!("fall:{}:{}:{}", of.instrument, of.place.code(), of.item),
            Self::Dossiers(of) => match of.task {
                DossierTask::Finish => "dossiers:late".to_owned(),
                // Each due day is an item of its own: one sent on Monday does not cover Wednesday's.
                DossierTask::Apologise => of_day("dossiers:apology", of.earliest),
                DossierTask::Hurry => of_day("dossiers:due", of.earliest),
            },
            Self::Remarks(_) => "remarks:unread".to_owned(),
            Self::Burst(of) => format!("burst:{}:{}", of.touchpoint, of.hour.format("%FT%H")),
            Self::HeldApart(HeldApart::Batches { .. }) => "apart:batches".to_owned(),
            Self::HeldApart(HeldApart::Petitions(_)) => "apart:petitions".to_owned(),
            Self::Disk(_) => "server:disk".to_owned(),
            Self::Backup(_) => "server:backup".to_owned(),
        }
    }

    /// How many a sum holds that is news again when it grows; `None` for what is no such sum. Of
    /// unread remarks more are no news: their reader reads them all.
    pub fn count(&self) -> Option<u64> {
        match self {
            Self::Dossiers(of) => Some(of.count),
            Self::Petitions(of) => Some(of.count),
            Self::HeldApart(
                HeldApart::Batches { batches: count, .. } | HeldApart::Petitions(count),
            ) => Some(*count),
            Self::Burst(_)
            | Self::Petition(_)
            | Self::Task(_)
            | Self::Quiet(_)
            | Self::Low(_)
            | Self::Signal(_)
            | Self::Fall(_)
            | Self::Remarks(_)
            | Self::Backup(_)
            | Self::Disk(_) => None,
        }
    }
}

/// The most pressing first, and of those the earliest day; what has no day comes last.
pub fn in_order(mut matters: Vec<WorkItem>) -> Vec<WorkItem> {
    matters.sort_by_key(|matter| (matter.urgency, matter.due.unwrap_or(NaiveDate::MAX)));
    matters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quiet(urgency: Urgency, due: Option<&str>, touchpoint: &str) -> WorkItem {
        WorkItem {
            urgency,
            due: due.map(|day| day.parse().unwrap()),
            subject: Subject::Quiet(QuietItem {
                touchpoint: touchpoint.to_owned(),
                last: NaiveDate::MIN,
                weeks: 3,
                before: crate::stats::Pace { answered: 9, weeks: 9 },
            }),
        }
    }

    #[test]
    fn what_is_late_comes_first_and_the_latest_of_it_before_the_rest() {
        let ordered = in_order(vec![
            quiet(Urgency::Look, None, "d"),
            quiet(Urgency::Soon, Some("2026-12-03"), "c"),
            quiet(Urgency::Late, Some("2026-11-30"), "b"),
            quiet(Urgency::Late, Some("2026-11-02"), "a"),
        ]);
        let keys: Vec<String> = ordered.iter().map(|each| each.subject.key()).collect();
        let touchpoints: Vec<&str> = keys.iter().map(|key| &key[6..7]).collect();
        assert_eq!(touchpoints, ["a", "b", "c", "d"]);
    }
}
