//! How long the database may take to answer.
//!
//! A statement has no limit of its own, since an import may take minutes. The task that waits sets one: a
//! request that would otherwise hang is answered in time, and a background loop comes round again.

use std::time::Duration;

use futures_util::FutureExt;
use tokio::time::{Instant, timeout_at};

use super::{Error, Result};
use crate::base::clock::instant;

/// The limit of commands, which their operator can stop.
const UNLIMITED: Duration = Duration::from_hours(24);

/// What a statement has at least that begins just before the first limit.
const LEAST: Duration = Duration::from_millis(400);

tokio::task_local! {
    static LIMIT: Limit;
}

/// The limit of a task's statements.
#[derive(Clone, Copy, Debug)]
struct Limit {
    /// Statements that begin before this instant end by it.
    until: Option<Instant>,
    /// How long a later one may take.
    each: Duration,
}

/// Runs `work`, whose statements end within `first` from now; those that begin later may take `each`.
/// Past its limit a statement fails with [`Error::Away`].
pub async fn answered_within<T>(
    first: Duration,
    each: Duration,
    work: impl Future<Output = T>,
) -> T {
    let limit = Limit { until: Some(instant() + first), each };
    LIMIT.scope(limit, work).await
}

/// Runs `work`, each of whose statements may take `each`.
pub async fn each_within<T>(each: Duration, work: impl Future<Output = T>) -> T {
    LIMIT.scope(Limit { until: None, each }, work).await
}

/// The output of `work`, or `None` when the limit of this task is over before.
pub(crate) fn in_time<F: Future>(work: F) -> impl Future<Output = Option<F::Output>> {
    // Not an async block, which would take the room of `work` twice.
    timeout_at(end(), work).map(std::result::Result::ok)
}

/// What the database answers to a statement, in time.
pub(super) fn answered<T, E: Into<Error>>(
    statement: impl Future<Output = std::result::Result<T, E>>,
) -> impl Future<Output = Result<T>> {
    in_time(statement).map(|answer| match answer {
        Some(answer) => answer.map_err(Into::into),
        None => Err(Error::Away("no answer in time".to_owned())),
    })
}

/// When a statement that begins now has to end.
fn end() -> Instant {
    let now = instant();
    match LIMIT.try_with(|limit| *limit) {
        Ok(Limit { until: Some(until), each }) if now < until => until.max(now + each.min(LEAST)),
        Ok(Limit { each, .. }) => now + each,
        Err(_) => now + UNLIMITED,
    }
}
