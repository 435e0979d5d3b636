//! Unread remarks.

use chrono::NaiveDate;

use super::{Subject, Urgency, WorkItem};
use crate::base::calendar::Holidays;

/// Working days that a remark may wait to be read.
const MAY_WAIT: u32 = 3;

/// Remarks that wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemarkMatter {
    /// How many there are.
    pub count: u64,
    /// The last day of the batch that the oldest of them came with.
    pub since: NaiveDate,
}

/// The matter of so many unread remarks, the oldest of a batch that ended on `since`.
pub fn remarks(
    count: u64,
    since: Option<NaiveDate>,
    holidays: &Holidays,
    today: NaiveDate,
) -> Option<WorkItem> {
    let since = since.filter(|since| holidays.between(*since, today) > MAY_WAIT)?;
    (count > 0).then_some(WorkItem {
        urgency: Urgency::Look,
        due: None,
        subject: Subject::Remarks(RemarkMatter { count, since }),
    })
}
