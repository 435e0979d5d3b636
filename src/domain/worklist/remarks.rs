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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_may_wait_three_working_days() {
        let holidays = Holidays::read(include_str!("../../../seeds/holidays.toml")).unwrap();
        let day = |text: &str| text.parse().ok();
        let found = |today: &str| {
            // A Friday.
            remarks(4, day("2026-11-27"), &holidays, day(today).unwrap())
        };
        assert_eq!(found("2026-12-02"), None);
        assert!(found("2026-12-03").is_some());
        assert_eq!(remarks(0, None, &holidays, day("2026-12-03").unwrap()), None);
    }
}
