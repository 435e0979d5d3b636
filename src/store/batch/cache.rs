//! All settled answers in memory, read once and then kept up to date batch by batch.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::{StreamExt, TryStreamExt, stream};
use sqlx::FromRow;
use tokio::time::timeout;

use super::mark::Mark;
use super::row;
use crate::domain::batch::{Batch, Columns, Shape, Standing};
use crate::domain::survey::Instrument;
use crate::store::readable::or_left_out;
use crate::store::{Error, Result, Store, each_within};

/// Batches read at a time: of 700 counters some ten each.
const PAGE: i64 = 8000;

/// Pages read side by side.
const AT_ONCE: usize = 4;

/// How long a page waits for the answers to be read after the start.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long the database may take to give one page of them.
const STATEMENT: Duration = Duration::from_secs(30);

/// The answers of one instrument version, with the mark they were read under.
type Held = Arc<tokio::sync::Mutex<Option<(Mark, Arc<Columns>)>>>;

/// The answers of every instrument that was asked for.
#[derive(Debug, Default)]
pub(crate) struct ColumnsCache(Mutex<BTreeMap<(String, String), Held>>);

impl ColumnsCache {
    fn held(&self, instrument: &Instrument) -> Held {
        let key = (instrument.id.clone(), instrument.version.clone());
        // A thread that panicked here leaves whole entries.
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(key).or_default())
    }
}

/// What may change of a batch.
#[derive(FromRow)]
struct Revised {
    number: i64,
    wave: String,
    unit: String,
    touchpoint: String,
    tier: String,
    standing: Standing,
    released: i64,
    merged: bool,
    span: String,
}

impl Store {
    /// All settled answers to an instrument, as of now.
    ///
    /// # Errors
    /// [`Error::Loading`] when they are still being read after the start.
    pub async fn columns(&self, instrument: &Instrument) -> Result<Arc<Columns>> {
        let mark = self.batch_state().await?;
        let held = self.columns_cache.held(instrument);
        // On a task of its own: a reader that gives up does not stop the reading.
        let (store, instrument) = (self.clone(), instrument.clone());
        let bring_up = async move {
            let mut held = held.lock().await;
            let brought = store.brought_up(held.take(), mark, &instrument).await?;
            let columns = Arc::clone(&brought.1);
            *held = Some(brought);
            Ok(columns)
        };
        match timeout(PATIENCE, tokio::spawn(each_within(STATEMENT, bring_up))).await {
            Ok(Ok(columns)) => columns,
            Ok(Err(_)) | Err(_) => Err(Error::Loading),
        }
    }

    async fn brought_up(
        &self,
        held: Option<(Mark, Arc<Columns>)>,
        mark: Mark,
        instrument: &Instrument,
    ) -> Result<(Mark, Arc<Columns>)> {
        let fresh = || (Mark::default(), Arc::new(Columns::of(Shape::of(instrument))));
        let (seen, mut columns) = held.unwrap_or_else(fresh);
        if seen.number >= mark.number && seen.revision >= mark.revision {
            return Ok((seen, columns));
        }
        let own = Arc::make_mut(&mut columns);
        self.add_new(own, instrument, (seen.number, mark.number)).await?;
        if seen.revision < mark.revision && seen.number > 0 {
            self.revise_seen(own, instrument, (seen, mark)).await?;
        }
        Ok((mark, columns))
    }

    /// Adds the batches whose numbers are after `after` and up to `last`.
    async fn add_new(
        &self,
        columns: &mut Columns,
        instrument: &Instrument,
        (after, last): (i64, i64),
    ) -> Result<()> {
        let firsts = (after..last).step_by(usize::try_from(PAGE).unwrap_or(1));
        let pages = stream::iter(firsts).map(|first| {
            let (store, instrument) = (self.clone(), instrument.clone());
            let range = (first, last.min(first + PAGE));
            // On tasks, so that every core reads.
            let page = async move { store.packed(&instrument, range).await };
            let page = tokio::spawn(each_within(STATEMENT, page));
            async move { page.await.map_err(|_| Error::Loading)? }
        });
        let mut pages = std::pin::pin!(pages.buffered(AT_ONCE));
        while let Some(batches) = pages.try_next().await? {
            for batch in batches {
                if !columns.insert(&batch) {
                    // One bad batch must not take the figures of all others away; `verify` names it.
                    let number = batch.number;
                    tracing::error!(number, "a batch does not fit its instrument and is left out");
                }
            }
        }
        columns.sum_up();
        Ok(())
    }

    /// The batches of an instrument with numbers after the first and up to the last of these.
    async fn packed(
        &self,
        instrument: &Instrument,
        (after, last): (i64, i64),
    ) -> Result<Vec<Batch>> {
        let packed: Option<String> = scalar_one!(
            &self.read,
            row::PACKED,
            &instrument.id,
            &instrument.version,
            after,
            last,
            row::BETWEEN.to_string(),
            row::AFTER.to_string()
        );
        let packed = packed.unwrap_or_default();
        let rows = packed.split(row::AFTER).filter(|row| !row.is_empty());
        // As above: `verify` counts the batches that are left out.
        let name = |row: &str| row.split(row::BETWEEN).next().unwrap_or_default().to_owned();
        let batches = rows.map(|row| or_left_out(row::unpacked(row), &name(row)));
        let mut batches: Vec<Batch> =
            batches.filter_map(Result::transpose).collect::<Result<_>>()?;
        // Those of one place are added one after the other, while its columns are in the processor's cache.
        batches.sort_by(|one, other| (&one.place, &one.wave).cmp(&(&other.place, &other.wave)));
        Ok(batches)
    }

    /// Brings up to date what has changed of batches that were read before.
    async fn revise_seen(
        &self,
        columns: &mut Columns,
        instrument: &Instrument,
        (seen, mark): (Mark, Mark),
    ) -> Result<()> {
        let revised: Vec<Revised> = fetch_readable!(
            &self.read,
            "select number, wave, unit, touchpoint, tier, standing, released, merged, span
             from batch
             where revision > $3 and revision <= $4 and number <= $5
                 and instrument = $1 and version = $2",
            &instrument.id,
            &instrument.version,
            seen.revision,
            mark.revision,
            seen.number
        );
        for each in revised {
            let place = row::place(each.unit, each.touchpoint, &each.tier);
            let Some(place) = or_left_out(place, &each.number.to_string())? else {
                continue;
            };
            let released = row::release(each.released, each.merged, &each.span);
            let Some(released) = or_left_out(released, &each.number.to_string())? else {
                continue;
            };
            let source = (&place, each.wave.as_str());
            columns.revise(source, each.number.unsigned_abs(), (each.standing, released));
        }
        columns.sum_up();
        Ok(())
    }
}
