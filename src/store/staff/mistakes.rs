//! Wrong passwords of an account: the wait they cause outlasts a restart and holds on every node.
//!
//! A try is counted before it is compared and forgotten when it was right, so that tries at the same time
//! are no more than tries one after another.

use chrono::{DateTime, Utc};

use crate::store::{Result, Store};

/// Wrong passwords of one account since it last signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mistakes {
    /// How many.
    pub count: u32,
    /// When the last one was typed.
    pub last: DateTime<Utc>,
}

impl Store {
    /// The wrong passwords of an account; `None` when there are none, or no such account.
    pub async fn mistakes(&self, name: &str) -> Result<Option<Mistakes>> {
        let row: Option<(i64, i64)> = fetch_optional!(
            &self.read,
            "select mistakes, mistaken_at from staff where name = $1 and mistakes > 0",
            name
        );
        Ok(row.and_then(|(count, last)| {
            Some(Mistakes {
                count: u32::try_from(count).unwrap_or(u32::MAX),
                last: DateTime::from_timestamp_millis(last)?,
            })
        }))
    }

    /// Counts a try of an account before it is known whether it is wrong, unless another one was counted
    /// after `seen` was read: of tries at the same time each sees those before it. Whether it was counted.
    pub async fn count_try(
        &self,
        name: &str,
        seen: Option<Mistakes>,
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

    /// Writes down that somebody tried a name without an account, and nothing of the name: people type
    /// passwords there. It takes as long as counting a try of an account, so that the time does not tell
    /// which names have one.
    pub async fn note_stranger(&self, now: DateTime<Utc>) -> Result<()> {
        let at = now.timestamp_millis().to_string();
        self.keep_fact("stranger", &at).await
    }

    /// Forgets the wrong passwords of an account that has signed in.
    pub async fn forget_mistakes(&self, name: &str) -> Result<()> {
        execute!(
            &self.write,
            "update staff set mistakes = 0 where name = $1 and mistakes > 0",
            name
        );
        Ok(())
    }
}
