//! Wrong passwords of an account: the wait they cause outlasts a restart and holds on every node.

use chrono::{DateTime, Utc};

use super::{Result, Store};

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
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn mistakes(&self, name: &str) -> Result<Option<Mistakes>> {
        let row: Option<(i64, i64)> = on!(&self.read, |pool| {
            sqlx::query_as(
                "select mistakes, mistaken_at from staff where name = $1 and mistakes > 0",
            )
            .bind(name)
            .fetch_optional(pool)
            .await?
        });
        Ok(row.and_then(|(count, last)| {
            Some(Mistakes {
                count: u32::try_from(count).unwrap_or(u32::MAX),
                last: DateTime::from_timestamp_millis(last)?,
            })
        }))
    }

    /// Counts a wrong password; nothing when there is no such account.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn note_mistake(&self, name: &str, now: DateTime<Utc>) -> Result<()> {
        on!(&self.write, |pool| {
            sqlx::query(
                "update staff set mistakes = mistakes + 1, mistaken_at = $2 where name = $1",
            )
            .bind(name)
            .bind(now.timestamp_millis())
            .execute(pool)
            .await?;
        });
        Ok(())
    }

    /// Forgets the wrong passwords of an account that has signed in.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_mistakes(&self, name: &str) -> Result<()> {
        on!(&self.write, |pool| {
            sqlx::query("update staff set mistakes = 0 where name = $1 and mistakes > 0")
                .bind(name)
                .execute(pool)
                .await?;
        });
        Ok(())
    }
}
