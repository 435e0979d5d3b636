//! The last backup is too old, or there never was one.

use super::{Subject, Urgency, WorkItem};
use crate::domain::backup::BackupAge;

/// The work item of a backup that is too old.
pub fn backup(too_old: Option<BackupAge>) -> Option<WorkItem> {
    let subject = Subject::Backup(too_old?);
    Some(WorkItem { urgency: Urgency::Look, due: None, subject })
}
