//! How old the last backup may be.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

/// How long a database may be served without any backup, and how old one may be where none is
/// scheduled here.
const UNSCHEDULED: TimeDelta = TimeDelta::days(7);

/// What is planned while serving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnSchedule {
    /// From one backup to the next.
    pub every: Duration,
}

impl OnSchedule {
    /// Whether the next one is due; the first one is at once. A last one that lies in the future says
    /// that the clock was wrong, and counts as none.
    pub fn is_due(self, last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
        let since = last.and_then(|last| (now - last).to_std().ok());
        since.is_none_or(|since| since >= self.every)
    }
}

/// A database whose last backup is too old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackupAge {
    /// When it was taken; `None` when there never was one.
    pub last: Option<DateTime<Utc>>,
    /// Whole days since it was, or since the database was first served.
    pub days: u64,
}

/// Whether the last backup is too old: older than twice the schedule, or than a week without one; a
/// database that never had one was served for a week.
pub fn stands(
    (last, served): (Option<DateTime<Utc>>, Option<DateTime<Utc>>),
    schedule: Option<OnSchedule>,
    now: DateTime<Utc>,
) -> Option<BackupAge> {
    let scheduled = |of: OnSchedule| TimeDelta::from_std(of.every.saturating_mul(2)).ok();
    let most = match last {
        Some(_) => schedule.and_then(scheduled).unwrap_or(UNSCHEDULED),
        None => UNSCHEDULED,
    };
    let since = now - last.or(served)?;
    let days = since.num_days().unsigned_abs();
    (since > most).then_some(BackupAge { last, days })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAILY: OnSchedule = OnSchedule { every: Duration::from_hours(24) };

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_backup_is_due_after_its_time_and_at_once_when_there_is_none() {
        let now = at("2026-11-30T12:00:00Z");
        assert!(DAILY.is_due(None, now));
        assert!(DAILY.is_due(Some(at("2026-11-29T12:00:00Z")), now));
        assert!(!DAILY.is_due(Some(at("2026-11-29T12:00:01Z")), now));
        assert!(DAILY.is_due(Some(at("2027-01-01T00:00:00Z")), now), "the clock was wrong");
    }

    #[test]
    fn a_backup_is_too_old_after_twice_the_schedule_or_a_week() {
        let now = at("2026-11-30T12:00:00Z");
        let days = |last: Option<&str>, served: &str, schedule: Option<OnSchedule>| {
            stands((last.map(at), Some(at(served))), schedule, now).map(|age| age.days)
        };
        let long_ago = "2026-01-01T00:00:00Z";
        assert_eq!(days(Some("2026-11-28T12:00:00Z"), long_ago, Some(DAILY)), None);
        assert_eq!(days(Some("2026-11-28T11:59:59Z"), long_ago, Some(DAILY)), Some(2));
        assert_eq!(days(Some("2026-11-28T11:00:00Z"), long_ago, None), None);
        assert_eq!(days(Some("2026-11-23T11:00:00Z"), long_ago, None), Some(7));
        assert_eq!(days(None, "2026-11-24T12:00:00Z", Some(DAILY)), None);
        assert_eq!(days(None, "2026-11-22T12:00:00Z", Some(DAILY)), Some(8));
        assert_eq!(stands((None, None), Some(DAILY), now), None, "never served");
    }
}
