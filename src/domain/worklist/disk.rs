//! Little room on the disk: without room no answer can be kept.

use super::{Subject, Urgency, WorkItem};

/// The disk of the data directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiskItem {
    /// Its free bytes.
    pub free: u64,
    /// As many should be free at least.
    pub least: u64,
}

/// The work item of a disk with so much room; `None` with enough, or where it is not known.
pub fn disk(free: Option<u64>, least: u64) -> Option<WorkItem> {
    let free = free.filter(|free| *free < least)?;
    Some(WorkItem {
        urgency: Urgency::Look,
        due: None,
        subject: Subject::Disk(DiskItem { free, least }),
    })
}
