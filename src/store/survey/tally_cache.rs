//! Caches counters in memory between batches.
//!
//! Every settled batch changes a mark in the database. Cached counters are used only while the
//! marks of all nodes are those they were read under, so a page never shows less than the database
//! held.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::tallies::Audience;
use crate::domain::measure::TallyRow;
use crate::domain::survey::Instrument;
use crate::store::transaction::Transaction;
use crate::store::{Result, Store};

/// Most counts kept, about 8 bytes each: some 250 MB for a province, 3 MB for the year of an
/// office. Beyond it the cache is emptied.
const MOST_COUNTS: usize = 32_000_000;

/// Prefix of the keys of marks in `fact`, before the name of the node.
const MARK: &str = "batches/";

/// The number of batches each node has settled, as far as visible.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Batches(BTreeSet<(String, String)>);

/// Which counters: instrument, its version, and who looks.
type Key = (String, String, Audience);

/// Counters as last read, and the mark they were read under.
type Kept = (Batches, Arc<[TallyRow]>);

/// Counters of every instrument that was shown.
#[derive(Debug, Default)]
pub(crate) struct TallyCache(Mutex<BTreeMap<Key, Kept>>);

impl TallyCache {
    /// The rows, if they were read under this mark.
    pub(super) fn rows(
        &self,
        instrument: &Instrument,
        audience: Audience,
        mark: &Batches,
    ) -> Option<Arc<[TallyRow]>> {
        // A thread that panicked here leaves whole entries.
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (read_under, rows) = kept.get(&key(instrument, audience))?;
        (read_under == mark && fit(instrument, rows)).then(|| Arc::clone(rows))
    }

    /// Replaces the rows; empties the cache when it is over its limit.
    pub(super) fn keep(
        &self,
        instrument: &Instrument,
        audience: Audience,
        mark: Batches,
        rows: &Arc<[TallyRow]>,
    ) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(key(instrument, audience), (mark, Arc::clone(rows)));
        let held: usize = kept.values().map(|(_, rows)| counts(rows)).sum();
        if held > MOST_COUNTS {
            kept.clear();
        }
    }
}

fn key(instrument: &Instrument, audience: Audience) -> Key {
    (instrument.id.clone(), instrument.version.clone(), audience)
}

/// Whether the rows were read for an instrument with as many items.
fn fit(instrument: &Instrument, rows: &[TallyRow]) -> bool {
    let items = instrument.items.len();
    rows.first().is_none_or(|row| row.tally.items.len() == items)
}

/// About how many numbers the rows hold: a vector and eight more per item.
fn counts(rows: &[TallyRow]) -> usize {
    let each = |row: &TallyRow| row.tally.items.iter().map(|item| item.choices.len() + 8).sum();
    rows.first().map_or(0, each) * rows.len()
}

impl Store {
    /// How many batches each node has settled.
    pub(crate) async fn batches(&self) -> Result<Batches> {
        let marks: Vec<(String, String)> = fetch_all!(
            &self.read,
            "select key, value from fact where key like $1",
            format!("{MARK}%")
        );
        Ok(Batches(marks.into_iter().collect()))
    }
}

/// Changes this node's mark in the transaction.
pub(super) async fn mark(transaction: &mut Transaction, shard: &str) -> Result<()> {
    execute!(
        transaction,
        "insert into fact (key, value) values ($1, '1') on conflict (key)
         do update set value = cast(cast(fact.value as bigint) + 1 as text)",
        format!("{MARK}{shard}")
    );
    Ok(())
}
