//! Single values about this database, such as the seed of a demo.

use super::transaction::Transaction;
use super::{Result, Store};

/// Counts the changes of what pages name: offices, units, touchpoints.
const NAMES: &str = "names-changed";

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

    /// Adds the value under this key unless there is one; gives the one that stands.
    pub async fn keep_fact_once(&self, key: &str, value: &str) -> Result<String> {
        execute!(
            &self.write,
            "insert into fact (key, value) values ($1, $2) on conflict (key) do nothing",
            key,
            value
        );
        Ok(scalar_one!(&self.write, "select value from fact where key = $1", key))
    }

    /// Changes whenever the name of an office, a unit, a touchpoint or a person does, in any process.
    pub async fn names_mark(&self) -> Result<String> {
        Ok(self.fact(NAMES).await?.unwrap_or_default())
    }
}

/// Changes the mark of names, in the transaction that changes one.
pub(super) async fn mark_names(transaction: &mut Transaction) -> Result<()> {
    count(transaction, NAMES).await
}

/// Adds one to the number under this key.
pub(super) async fn count(transaction: &mut Transaction, key: &str) -> Result<()> {
    execute!(
        transaction,
        "insert into fact (key, value) values ($1, '1') on conflict (key)
         do update set value = cast(cast(fact.value as bigint) + 1 as text)",
        key
    );
    Ok(())
}
