//! Single facts about this database, such as the seed of a demo.

use super::{Result, Store};

impl Store {
    /// The fact of this name.
    pub async fn fact(&self, key: &str) -> Result<Option<String>> {
        Ok(scalar_optional!(&self.read, "select value from fact where key = $1", key))
    }

    /// Adds the fact or replaces what is known.
    pub async fn keep_fact(&self, key: &str, value: &str) -> Result<()> {
        execute!(
            &self.write,
            "insert into fact (key, value) values ($1, $2)
             on conflict (key) do update set value = excluded.value",
            key,
            value
        );
        Ok(())
    }
}
