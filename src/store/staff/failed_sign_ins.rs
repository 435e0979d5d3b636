//! Failed sign-in attempts of an account, stored so that throttling survives a restart and holds on
//! every node.
//!
//! An attempt is counted before it is checked and forgotten when it was right, so parallel attempts
//! count like consecutive ones.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use crate::store::audit::{self, By};
use crate::store::stored::Millis;
use crate::store::{Result, Store};

/// Failed attempts of one account since it last signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromRow)]
pub struct FailedSignIns {
    /// How many.
    #[sqlx(rename = "mistakes", try_from = "i64")]
    pub count: u32,
    /// When the last one was made.
    #[sqlx(rename = "mistaken_at", try_from = "Millis")]
    pub last: DateTime<Utc>,
    /// Attempts until then count no more.
    #[sqlx(rename = "lifted_at", try_from = "Millis")]
    pub lifted: DateTime<Utc>,
}

impl Store {
    /// The failed attempts of an account; `None` when there is no such account.
    pub async fn failed_sign_ins(&self, name: &str) -> Result<Option<FailedSignIns>> {
        Ok(fetch_optional!(
            &self.read,
            "select mistakes, mistaken_at, lifted_at from staff where name = $1",
            name
        ))
    }

    /// Counts an attempt as the `count`th before it is checked, unless another was counted after `seen` was
    /// read; whether it was counted.
    pub async fn count_try(
        &self,
        name: &str,
        (seen, count): (FailedSignIns, u32),
        now: DateTime<Utc>,
    ) -> Result<bool> {
        let counted = execute!(
            &self.write,
            "update staff set mistakes = $4, mistaken_at = $5
             where name = $1 and mistakes = $2 and (mistakes = 0 or mistaken_at = $3)",
            name,
            i64::from(seen.count),
            seen.last.timestamp_millis(),
            i64::from(count),
            now.timestamp_millis()
        );
        Ok(counted == 1)
    }

    /// Records an attempt on an unknown name, but not the name: people type passwords there. One
    /// write, as for a known account, so that timing does not tell which names exist.
    pub async fn note_stranger(&self, now: DateTime<Utc>) -> Result<()> {
        let at = now.timestamp_millis().to_string();
        self.keep_fact("stranger", &at).await
    }

    /// Forgets the failed attempts of an account that has signed in.
    pub async fn forget_failed_sign_ins(&self, name: &str) -> Result<()> {
        execute!(
            &self.write,
            "update staff set mistakes = 0 where name = $1 and mistakes > 0",
            name
        );
        Ok(())
    }

    /// Lifts the waits of an account; `false` when there is no such account.
    pub async fn lift_waits(&self, name: &str, by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let changed = execute!(
            &mut transaction,
            "update staff set mistakes = 0, lifted_at = $2 where name = $1",
            name,
            by.at.timestamp_millis()
        );
        if changed == 0 {
            return Ok(false);
        }
        audit::commit(transaction, &by.did("staff.waits-lifted", "staff", name)).await?;
        Ok(true)
    }
}
