//! Sealed senders of petitions.

use std::collections::BTreeMap;

use sqlx::QueryBuilder;

use crate::store::deadline::answered;
use crate::store::{By, Result, Store, audit, runs};

impl Store {
    /// The seal of a petition, for a member of staff; the audit entry is on disk before this
    /// returns. `None` when there is no such petition.
    pub async fn petition_seal_to_read(&self, code: &str, by: &By) -> Result<Option<Vec<u8>>> {
        let Some(sealed) = self.petition_seal(code).await? else {
            return Ok(None);
        };
        self.record(&by.did("petition.name_read", "petition", code)).await?;
        Ok(Some(sealed))
    }

    /// Keeps the fingerprint of another key in place of a lost one, under the fact of this name.
    pub async fn replace_petition_key(
        &self,
        fact: &str,
        (lost, new): (&str, &str),
        by: &By,
    ) -> Result<()> {
        let mut transaction = self.begin().await?;
        execute!(
            &mut transaction,
            "update fact set value = $3 where key = $1 and value = $2",
            fact,
            lost,
            new
        );
        let entry = by.did("petition_key.replaced", "petition-key", new).from(lost).to(new);
        audit::commit(transaction, &entry).await
    }

    /// The seals of all petitions by code, for checks of the key.
    pub async fn all_petition_seals(&self) -> Result<BTreeMap<String, Vec<u8>>> {
        let all: Vec<(String, Vec<u8>)> =
            fetch_all!(&self.read, "select code, sealed from petition");
        Ok(all.into_iter().collect())
    }

    /// The seals of these petitions by code, for the program itself like [`Self::petition_seal`].
    pub async fn petition_seals(&self, codes: &[&str]) -> Result<BTreeMap<String, Vec<u8>>> {
        let mut seals = BTreeMap::new();
        for some in runs(codes) {
            let found: Vec<(String, Vec<u8>)> = on!(&self.read, |pool| {
                answered(
                    QueryBuilder::new("select code, sealed from petition where code in ")
                        .push_tuples(some, |mut row, code| {
                            row.push_bind(*code);
                        })
                        .build_query_as()
                        .fetch_all(pool),
                )
                .await?
            });
            seals.extend(found);
        }
        Ok(seals)
    }

    /// The seal of a petition, for the program itself, which removes the name from texts and shows
    /// it to no account.
    pub async fn petition_seal(&self, code: &str) -> Result<Option<Vec<u8>>> {
        Ok(scalar_optional!(&self.read, "select sealed from petition where code = $1", code))
    }
}
