//! Reading the audit log, newest first.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::Entry;
use crate::store::{Result, Store};

/// Which entries; `None` does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// `account`, `token`, `command-line` or `system`.
    pub actor_kind: Option<String>,
    /// Name of an account or token.
    pub actor: Option<String>,
    /// A whole code, `staff.disabled`, or its beginning up to a dot, `staff`.
    pub action: Option<String>,
    /// Kind of the subject.
    pub subject_kind: Option<String>,
    /// Code, number or name of the subject.
    pub subject: Option<String>,
    /// Entries of this unit alone.
    pub unit: Option<String>,
    /// The first instant, included.
    pub from: Option<DateTime<Utc>>,
    /// The instant after the last one.
    pub until: Option<DateTime<Utc>>,
}

/// A stored entry.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Recorded {
    /// Its number: 1, 2, 3, … without a gap.
    pub number: i64,
    /// What was recorded.
    #[sqlx(flatten)]
    pub entry: Entry,
    /// The hash of the entry before it; empty before the first.
    pub previous: Vec<u8>,
    /// Its own hash.
    pub hash: Vec<u8>,
}

impl Store {
    /// At most `most` entries that fit, the newest first; those below number `below`, if given.
    pub async fn audit_page(
        &self,
        filter: &AuditFilter,
        below: Option<i64>,
        most: u32,
    ) -> Result<Vec<Recorded>> {
        let or_any = |narrowed: &Option<String>| narrowed.clone().unwrap_or_default();
        let millis = |at: Option<DateTime<Utc>>, open| at.map_or(open, |at| at.timestamp_millis());
        Ok(fetch_all!(
            &self.read,
            "select number, at, actor_kind, actor, action, subject_kind, subject, unit,
                 value_before, value_after, previous, hash
             from audit
             where number < $1 and at >= $2 and at < $3
                 and ($4 = '' or actor_kind = $4) and ($5 = '' or actor = $5)
                 and ($6 = '' or action = $6
                     or substr(action, 1, length($6) + 1) = $6 || '.')
                 and ($7 = '' or subject_kind = $7) and ($8 = '' or subject = $8)
                 and ($9 = '' or unit = $9)
             order by number desc limit $10",
            below.unwrap_or(i64::MAX),
            millis(filter.from, i64::MIN),
            millis(filter.until, i64::MAX),
            or_any(&filter.actor_kind),
            or_any(&filter.actor),
            or_any(&filter.action),
            or_any(&filter.subject_kind),
            or_any(&filter.subject),
            or_any(&filter.unit),
            i64::from(most)
        ))
    }
}
