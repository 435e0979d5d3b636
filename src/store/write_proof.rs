//! Proves that the database takes writes: a disk may be full or read-only while every read succeeds.

use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use super::facts::count;
use super::transaction::commit;
use super::{Error, Result, Store};
use crate::base::clock::instant;

/// How long a proof is repeated instead of writing again, so that frequent checks cost nothing.
const VALID: Duration = Duration::from_secs(2);

/// How long a write may take before it counts as failed.
const WITHIN: Duration = Duration::from_millis(1500);

/// The row that is written.
const ROW: &str = "write-proof";

/// Statements that change no row, on the tables that citizens write to: they wait where another session of PostgreSQL has
/// locked one of them alone.
const TOUCHED: [&str; 4] = [
    "delete from inbox where key_hash is null",
    "delete from trial_answer where key_hash is null",
    "delete from slip where hash is null",
    "delete from petition where code is null",
];

/// The last proof: when it ended, and why it failed if it did.
#[derive(Debug, Default)]
pub(super) struct LastProof(Mutex<Option<(Instant, Option<String>)>>);

impl Store {
    /// Commits a small write, or repeats the outcome of the last two seconds. Takes 1.5 s at most. The log tells when
    /// the outcome becomes another, not each time.
    pub async fn prove_write(&self) -> Result<()> {
        let mut last = self.last_proof.0.lock().await;
        let failure = match &*last {
            Some((ended, failure)) if ended.elapsed() < VALID => failure.clone(),
            before => {
                let failure = match timeout(WITHIN, self.write_once()).await {
                    Ok(Ok(())) => None,
                    Ok(Err(Error::Away(reason))) => Some(reason),
                    Ok(Err(error)) => Some(error.to_string()),
                    Err(_) => Some("a write did not end in time".to_owned()),
                };
                let failed_before = before.as_ref().is_some_and(|(_, failure)| failure.is_some());
                match &failure {
                    Some(reason) if !failed_before => {
                        tracing::error!(reason, "the database takes no writes; not ready");
                    }
                    None if failed_before => tracing::info!("the database takes writes again"),
                    _ => {}
                }
                *last = Some((instant(), failure.clone()));
                failure
            }
        };
        failure.map_or(Ok(()), |reason| Err(Error::Away(reason)))
    }

    async fn write_once(&self) -> Result<()> {
        let mut transaction = self.begin().await?;
        for touched in TOUCHED {
            execute!(&mut transaction, touched);
        }
        // Another value each time: SQLite writes nothing where none changes.
        count(&mut transaction, ROW).await?;
        commit(transaction).await
    }
}
