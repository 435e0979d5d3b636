//! Single values about this database, such as the seed of a demo.

use super::{Result, Store};

impl Store {
    /// The value under this key.
    pub async fn fact(&self, key: &str) -> Result<Option<String>> {
        Ok(scalar_optional!(&self.read, "select value from fact where key = $1", key))
    }

    /// Adds or replaces the value under this key.
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
