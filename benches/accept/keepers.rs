//! What group commit is compared with.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use hailong::intake::Keeper;
use hailong::store::{Acceptance, NewResponse, Result, Store};

/// Keeps nothing: the same server without a database.
pub struct Nothing;

impl Keeper for Nothing {
    async fn keep(&self, batch: &[NewResponse]) -> Result<Vec<Acceptance>> {
        let told = |each: &NewResponse| Acceptance::Kept(each.receipt());
        Ok(batch.iter().map(told).collect())
    }
}

/// One transaction an answer: what a program without a queue does.
pub struct OneByOne(pub Store);

impl Keeper for OneByOne {
    async fn keep(&self, batch: &[NewResponse]) -> Result<Vec<Acceptance>> {
        let mut told = Vec::with_capacity(batch.len());
        for response in batch {
            told.extend(self.0.accept(std::slice::from_ref(response)).await?);
        }
        Ok(told)
    }
}

/// The store itself; counts its transactions.
pub struct Grouped(pub Store, pub Arc<AtomicU32>);

impl Keeper for Grouped {
    async fn keep(&self, batch: &[NewResponse]) -> Result<Vec<Acceptance>> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.accept(batch).await
    }
}
