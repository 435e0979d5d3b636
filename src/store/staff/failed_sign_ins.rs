//! Failed sign-in attempts of an account, stored so that throttling survives a restart and holds on
//! every node.
//!
//! An attempt is counted before it is checked and forgotten when it was right, so parallel attempts
//! count like consecutive ones.

use chrono::{DateTime, Utc};

use crate::store::{Result, Store};

/// Failed attempts of one account since it last signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FailedSignIns {
    /// How many.
    pub count: u32,
    /// When the last one was made.
    pub last: DateTime<Utc>,
}

impl Store {
    /// The failed attempts of an account; `None` when there are none, or no such account.
    pub async fn failed_sign_ins(&self, name: &str) -> Result<Option<FailedSignIns>> {
        let row: Option<(i64, i64)> = fetch_optional!(
            &self.read,
            "select mistakes, mistaken_at from staff where name = $1 and mistakes > 0",
            name
        );
        Ok(row.and_then(|(count, last)| {
            Some(FailedSignIns {
                count: u32::try_from(count).unwrap_or(u32::MAX),
                last: DateTime::from_timestamp_millis(last)?,
            })
        }))
    }

    /// Counts an attempt before it is checked, unless another was counted after `seen` was read;
    /// whether it was counted.
    pub async fn count_try(
        &self,
        name: &str,
        seen: Option<FailedSignIns>,
        now: DateTime<Utc>,
    ) -> Result<bool> {
        let (count, last) =
            seen.map_or((0, 0), |seen| (i64::from(seen.count), seen.last.timestamp_millis()));
        let counted = execute!(
            &self.write,
            "update staff set mistakes = mistakes + 1, mistaken_at = $4
             where name = $1 and mistakes = $2 and (mistakes = 0 or mistaken_at = $3)",
            name,
            count,
            last,
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
}
