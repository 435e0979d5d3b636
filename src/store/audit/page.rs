//! Reading the audit log, newest first.

use chrono::{DateTime, Utc};
use sqlx::{FromRow, QueryBuilder};

use super::Entry;
use crate::store::deadline::answered;
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
        Ok(on!(&self.read, |pool| {
            let mut query = QueryBuilder::new(
                "select number, at, actor_kind, actor, action, subject_kind, subject, unit,
                     value_before, value_after, previous, hash
                 from audit where number < ",
            );
            query.push_bind(below.unwrap_or(i64::MAX));
            if let Some(from) = filter.from {
                query.push(" and at >= ").push_bind(from.timestamp_millis());
            }
            if let Some(until) = filter.until {
                query.push(" and at < ").push_bind(until.timestamp_millis());
            }
            for (column, value) in [
                (" and actor_kind = ", &filter.actor_kind),
                (" and actor = ", &filter.actor),
                (" and subject_kind = ", &filter.subject_kind),
                (" and subject = ", &filter.subject),
                (" and unit = ", &filter.unit),
            ] {
                if let Some(value) = value {
                    query.push(column).push_bind(value.clone());
                }
            }
            if let Some(action) = &filter.action {
                let length = i64::try_from(action.chars().count() + 1).unwrap_or(i64::MAX);
                query.push(" and (action = ").push_bind(action.clone());
                query
                    .push(" or substr(action, 1, cast(")
                    .push_bind(length)
                    .push(" as integer)) = ");
                query.push_bind(format!("{action}.")).push(")");
            }
            query.push(" order by number desc limit ").push_bind(i64::from(most));
            answered(query.build_query_as().fetch_all(pool)).await?
        }))
    }
}
