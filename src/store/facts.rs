//! Single facts about this database, such as the seed of a demo.

use super::{Result, Store};

impl Store {
    /// The fact of this name.
    pub async fn fact(&self, key: &str) -> Result<Option<String>> {
        Ok(on!(&self.read, |pool| {
            sqlx::query_scalar("select value from fact where key = $1")
                .bind(key)
                .fetch_optional(pool)
                .await?
        }))
    }

    /// Adds the fact or replaces what is known.
    pub async fn keep_fact(&self, key: &str, value: &str) -> Result<()> {
        on!(&self.write, |pool| {
            sqlx::query(
                "insert into fact (key, value) values ($1, $2)
                 on conflict (key) do update set value = excluded.value",
            )
            .bind(key)
            .bind(value)
            .execute(pool)
            .await?;
        });
        Ok(())
    }
}
