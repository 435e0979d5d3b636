//! Checks of the audit log that are kept: the whole log now and then in the background, what came after it each time.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::timeout;

use super::chain::Walk;
use super::{AuditFault, Head};
use crate::store::{Error, Result, Store, each_within};

/// Entries of a log that is checked as a whole each time.
const SMALL: i64 = 5000;

/// How old a check of the whole of a larger log is when another one begins.
const WHOLE_EVERY: TimeDelta = TimeDelta::hours(1);

/// How long a page waits for a check of the whole log.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long the database may take to give some of its entries.
const STATEMENT: Duration = Duration::from_secs(30);

/// A check of the whole log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditCheck {
    /// When it began.
    pub at: DateTime<Utc>,
    /// Number of the last entry it covered.
    pub number: i64,
    /// The first fault found; also one of the entries added since.
    pub fault: Option<AuditFault>,
    hash: Vec<u8>,
}

/// The last check of this process, and whether another one is under way.
#[derive(Debug, Default)]
pub(crate) struct LastCheck {
    last: Mutex<Option<AuditCheck>>,
    under_way: Arc<tokio::sync::Mutex<()>>,
}

impl LastCheck {
    fn last(&self) -> Option<AuditCheck> {
        // A thread that panicked here leaves a whole value.
        self.last.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Store {
    /// The last check of the whole audit log, of a large log at most an hour old unless another one is under way, with
    /// every entry added since checked now. `None` while the first one is under way.
    pub async fn audit_checked(&self, now: DateTime<Utc>) -> Result<Option<AuditCheck>> {
        self.checked(now, SMALL).await
    }

    /// The same; logs below `small` entries are checked as a whole each time.
    async fn checked(&self, now: DateTime<Utc>, small: i64) -> Result<Option<AuditCheck>> {
        let is_due = |last: &AuditCheck| {
            last.number < small || !(TimeDelta::zero()..WHOLE_EVERY).contains(&(now - last.at))
        };
        if self.last_check.last().as_ref().is_none_or(is_due)
            && let Ok(alone) = Arc::clone(&self.last_check.under_way).try_lock_owned()
        {
            let store = self.clone();
            // On a task of its own: it goes on when its reader gives up.
            let check = tokio::spawn(each_within(STATEMENT, async move {
                let checked = store.check_audit(now).await;
                drop(alone);
                checked
            }));
            if let Ok(done) = timeout(PATIENCE, check).await {
                done.map_err(|_| Error::Loading)??;
            }
        }
        let Some(mut last) = self.last_check.last() else { return Ok(None) };
        if last.fault.is_none() {
            last.fault = self.audit_fault(Some((last.number, &last.hash))).await?;
        }
        Ok(Some(last))
    }

    async fn check_audit(&self, at: DateTime<Utc>) -> Result<()> {
        // The end first: entries that are added meanwhile are checked with those that come after it.
        let Head { number, hash } = self.audit_head().await?;
        let fault = self.audit_fault(None).await?;
        let check = AuditCheck { at, number, fault, hash };
        *self.last_check.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(check);
        Ok(())
    }
}

impl Walk {
    /// Whether it has come down to an entry that was checked before.
    pub(super) fn has_met(&self, number: i64) -> bool {
        self.below <= number + 1
    }

    /// A fault where that entry is gone or has another hash now.
    pub(super) fn compared(&self, (number, hash): (i64, &[u8])) -> Option<AuditFault> {
        let is_same = self.below == number + 1 && self.expected == hash;
        (!is_same).then_some(AuditFault::Changed(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::By;

    #[tokio::test]
    async fn new_entries_are_checked_each_time_and_the_whole_of_a_large_log_now_and_then() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("hailong.db").display());
        let store = Store::open(&url).await.unwrap();
        let now: DateTime<Utc> = "2026-12-01T02:00:00Z".parse().unwrap();
        let record = async |times: u32| {
            for _ in 0..times {
                store.record(&By::system(now).did("a.b", "c", "d")).await.unwrap();
            }
        };
        let run = async |statement: &'static str| {
            on!(&store.write, |pool| sqlx::raw_sql(statement)
                .execute(pool)
                .await
                .map(drop)
                .unwrap());
        };
        let checked = async |now| store.checked(now, 0).await.unwrap().unwrap();
        record(3).await;
        let first = checked(now).await;
        assert_eq!((first.number, first.fault), (3, None));
        record(2).await;
        let later = now + TimeDelta::minutes(59);
        assert_eq!(checked(later).await, AuditCheck { fault: None, ..checked(now).await });
        run("drop trigger audit_no_update; drop trigger audit_no_delete;").await;
        run("update audit set action = 'x' where number = 2").await;
        assert_eq!(checked(later).await.fault, None, "it was checked before");
        run("update audit set action = 'x' where number = 5").await;
        assert_eq!(checked(later).await.fault, Some(AuditFault::Changed(5)));
        run("update audit set action = 'a.b' where number = 5").await;
        let due = now + TimeDelta::hours(1);
        let second = checked(due).await;
        assert_eq!(
            (second.at, second.number, second.fault),
            (due, 5, Some(AuditFault::Changed(2)))
        );
        run("update audit set action = 'a.b' where number = 2").await;
        let third = checked(due + TimeDelta::hours(1)).await;
        assert_eq!(third.fault, None);
        run("delete from audit where number = 5").await;
        assert!(checked(due + TimeDelta::hours(1)).await.fault.is_some());
    }
}
