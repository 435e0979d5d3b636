//! Counters kept in memory between two batches, so that a page costs no reading.
//!
//! Every settled batch leaves a mark in the database; kept counters are given out only while the
//! marks of all nodes are those they were read under, so a page never shows less than the database
//! held when it was asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::tallies::Audience;
use crate::domain::measure::TallyRow;
use crate::domain::survey::Instrument;
use crate::store::transaction::Transaction;
use crate::store::{Result, Store};

/// Counts kept at most, about 8 bytes each: some 250 MB for a province, 3 MB for an office's year.
/// More are read anew for every page.
const MOST_COUNTS: usize = 32_000_000;

/// What the marks of a node are kept under in `fact`, before its name.
const MARK: &str = "batches/";

/// The number of batches each node has settled, as far as a reader can see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Batches(BTreeSet<(String, String)>);

/// Which counters: instrument, its version, and who looks.
type Key = (String, String, Audience);

/// Counters as last read, and the mark they were read under.
type Kept = (Batches, Arc<[TallyRow]>);

/// Counters of every instrument that was looked at.
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
        // A thread that panicked here has left whole entries.
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (read_under, rows) = kept.get(&key(instrument, audience))?;
        (read_under == mark && fit(instrument, rows)).then(|| Arc::clone(rows))
    }

    /// Keeps rows in the place of older ones, and the others' as far as there is room.
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

/// Whether rows were read for an instrument with these items.
fn fit(instrument: &Instrument, rows: &[TallyRow]) -> bool {
    let items = instrument.items.len();
    rows.first().is_none_or(|row| row.tally.items.len() == items)
}

/// About how many numbers the rows hold: a vector and three more an item.
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

/// Marks that this node's counters change with this transaction.
pub(super) async fn mark(transaction: &mut Transaction, shard: &str) -> Result<()> {
    execute!(
        transaction,
        "insert into fact (key, value) values ($1, '1') on conflict (key)
         do update set value = cast(cast(fact.value as bigint) + 1 as text)",
        format!("{MARK}{shard}")
    );
    Ok(())
}
