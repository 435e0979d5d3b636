//! Counters kept at settling, so that no page counts responses.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::domain::measure::{Tally, TallyRow};
use crate::domain::survey::{Instrument, Tier};
use crate::store::{Error, Result, Store};

/// Who sees the counts; the public sees only large batches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Everything settled.
    Staff,
    /// What has been released.
    Public,
}

#[derive(FromRow)]
struct Row {
    day: NaiveDate,
    touchpoint: String,
    unit: String,
    procedure: String,
    tier: Tier,
    counts: String,
}

impl Store {
    /// All counters of an instrument version, by day, touchpoint, unit, procedure and tier; cached
    /// until the next batch is settled.
    pub async fn counters(
        &self,
        instrument: &Instrument,
        audience: Audience,
    ) -> Result<Arc<[TallyRow]>> {
        // Read before the rows: rows newer than the mark are read again next time.
        let mark = self.batches().await?;
        if let Some(rows) = self.tally_cache.rows(instrument, audience, &mark) {
            return Ok(rows);
        }
        let rows: Arc<[TallyRow]> = self.read_counters(instrument, audience).await?.into();
        self.tally_cache.keep(instrument, audience, mark, &rows);
        Ok(rows)
    }

    async fn read_counters(
        &self,
        instrument: &Instrument,
        audience: Audience,
    ) -> Result<Vec<TallyRow>> {
        let statement = match audience {
            Audience::Staff => {
                "select day, touchpoint, unit, procedure, tier, counts from tally
                 where instrument = $1 and version = $2 and counts <> ''"
            }
            Audience::Public => {
                "select day, touchpoint, unit, procedure, tier, released as counts from tally
                 where instrument = $1 and version = $2 and released <> ''"
            }
        };
        let rows: Vec<Row> = fetch_all!(&self.read, statement, &instrument.id, &instrument.version);
        sum(instrument, rows)
    }
}

/// Adds up the rows of all nodes.
fn sum(instrument: &Instrument, rows: Vec<Row>) -> Result<Vec<TallyRow>> {
    let mut sums: BTreeMap<_, Tally> = BTreeMap::new();
    for row in rows {
        let tally = Tally::from_text(instrument, &row.counts).ok_or_else(|| {
            Error::Corrupt(format!(
                "the counts of touchpoint {} on {} do not fit `{}`, version {}.",
                row.touchpoint, row.day, instrument.id, instrument.version
            ))
        })?;
        let procedure = Some(row.procedure).filter(|code| !code.is_empty());
        sums.entry((row.day, row.touchpoint, row.unit, procedure, row.tier))
            .and_modify(|sum| sum.add(&tally))
            .or_insert(tally);
    }
    Ok(sums
        .into_iter()
        .map(|((day, touchpoint, unit, procedure, tier), tally)| TallyRow {
            day,
            touchpoint,
            unit,
            procedure,
            tier,
            tally,
        })
        .collect())
}
