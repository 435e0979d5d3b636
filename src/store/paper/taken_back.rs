//! Bundles that were taken back whole: their keys and their names are free again.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::QueryBuilder;

use crate::store::Result;
use crate::store::deadline::answered;
use crate::store::many::runs;
use crate::store::transaction::Transaction;

/// Whether a bundle was settled and every batch of it is taken back.
pub(super) async fn is_taken_back(transaction: &mut Transaction, bundle: &str) -> Result<bool> {
    let (batches, standing, waiting): (i64, i64, i64) = fetch_one!(
        transaction,
        "select (select count(*) from paper_bundle_batch where bundle = $1),
             (select count(*) from paper_bundle_batch own join batch on batch.number = own.batch
              where own.bundle = $1 and batch.standing <> 'taken-back'),
             (select count(*) from paper_form where bundle = $1)",
        bundle
    );
    Ok(batches > 0 && standing == 0 && waiting == 0)
}

/// Those of `keys` whose forms were all taken back and do not wait under them again. Their receipts go, so that the
/// corrected forms can have them.
pub(super) async fn free_keys(
    transaction: &mut Transaction,
    keys: &[[u8; 32]],
    waiting: &BTreeMap<Vec<u8>, Vec<u8>>,
) -> Result<BTreeSet<Vec<u8>>> {
    let mut bundles: BTreeMap<Vec<u8>, Vec<String>> = BTreeMap::new();
    for run in runs(keys) {
        let rows: Vec<(Vec<u8>, String)> = on!(&mut *transaction, |it| {
            answered(
                QueryBuilder::new("select key_hash, bundle from paper_key where key_hash in ")
                    .push_tuples(run, |mut row, key| {
                        row.push_bind(&key[..]);
                    })
                    .build_query_as()
                    .fetch_all(&mut **it),
            )
            .await?
        });
        for (key, bundle) in rows {
            bundles.entry(key).or_default().push(bundle);
        }
    }
    let mut void = BTreeMap::new();
    for bundle in bundles.values().flatten().cloned().collect::<BTreeSet<String>>() {
        let is_void = is_taken_back(transaction, &bundle).await?;
        void.insert(bundle, is_void);
    }
    let is_free = |(key, bundles): &(Vec<u8>, Vec<String>)| {
        !waiting.contains_key(key) && bundles.iter().all(|bundle| void.get(bundle) == Some(&true))
    };
    let free: Vec<Vec<u8>> = bundles.into_iter().filter(is_free).map(|(key, _)| key).collect();
    for run in runs(&free) {
        on!(&mut *transaction, |it| {
            answered(
                QueryBuilder::new("delete from receipt where key_hash in ")
                    .push_tuples(run, |mut row, key| {
                        row.push_bind(&key[..]);
                    })
                    .build()
                    .execute(&mut **it),
            )
            .await?;
        });
    }
    Ok(free.into_iter().collect())
}
