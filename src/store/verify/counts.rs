//! Checks the counters against the responses they count.

use std::collections::BTreeMap;
use std::pin::pin;

use chrono::NaiveDate;
use futures_util::TryStreamExt;
use sqlx::FromRow;

use super::Differences;
use crate::domain::measure::{Counter, Tally};
use crate::domain::survey::{Catalogue, Instrument};
use crate::store::{Error, Response, Responses, Result, Store};

/// How often counting is restarted when a batch was settled meanwhile.
const ATTEMPTS: u32 = 5;

/// The number of stored responses and the sum of the counters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// Rows of responses.
    pub stored: u64,
    /// The sum of the counters.
    pub counted: u64,
}

/// Key of a counter: version, day, touchpoint, unit, procedure, tier.
type Key = (String, NaiveDate, String, String, String, String);

/// Responses of one key and, if their instrument is known, their tally.
#[derive(Clone, Debug, Default, PartialEq)]
struct Sum {
    responses: u64,
    tally: Option<Tally>,
}

#[derive(FromRow)]
struct Row {
    version: String,
    day: NaiveDate,
    touchpoint: String,
    unit: String,
    procedure: String,
    tier: String,
    responses: i64,
    counts: String,
}

impl Store {
    /// The number of responses and the sum of the counters, a quick check.
    pub async fn settled(&self) -> Result<Settled> {
        // One statement sees one state.
        let (stored, counted): (i64, i64) = fetch_one!(
            &self.read,
            "select (select count(*) from response),
                 (select cast(coalesce(sum(responses), 0) as bigint) from tally)"
        );
        Ok(Settled { stored: stored.unsigned_abs(), counted: counted.unsigned_abs() })
    }

    /// Counts every stored response again; the number of responses and the differences from the
    /// counters.
    ///
    /// # Errors
    /// [`Error::Overtaken`] when batches are settled faster than they can be counted.
    pub async fn verify_counts(&self, catalogue: &Catalogue) -> Result<(u64, Differences)> {
        for _ in 0..ATTEMPTS {
            let before = self.batches().await?;
            let counted = self.count_again(catalogue).await?;
            if self.batches().await? == before {
                return Ok(counted);
            }
        }
        Err(Error::Overtaken)
    }

    async fn count_again(&self, catalogue: &Catalogue) -> Result<(u64, Differences)> {
        let mut found = Differences::default();
        let mut responses = 0;
        for id in self.answered().await? {
            let mut sums: BTreeMap<Key, Sum> = BTreeMap::new();
            let counters = Counters::of(catalogue, &id);
            let wanted = Responses { instrument: id.clone(), ..Responses::default() };
            let mut stream = pin!(self.responses(&wanted));
            while let Some(response) = stream.try_next().await? {
                responses += 1;
                if !counters.add(&mut sums, &response) {
                    found.add(format!("response {} does not fit `{id}`", response.id));
                }
            }
            let stored = self.stored_counts(&id, &counters, &mut found).await?;
            compare(&id, &sums, &stored, &mut found);
        }
        Ok((responses, found))
    }

    /// Ids of the instruments that have responses or counters.
    async fn answered(&self) -> Result<Vec<String>> {
        let mut ids: Vec<String> = scalar_all!(
            &self.read,
            "select instrument from response union select instrument from tally"
        );
        ids.sort();
        Ok(ids)
    }

    /// The counters of an instrument, summed over all nodes. Names each row whose number and counts
    /// disagree.
    async fn stored_counts(
        &self,
        id: &str,
        counters: &Counters<'_>,
        found: &mut Differences,
    ) -> Result<BTreeMap<Key, Sum>> {
        let rows: Vec<Row> = fetch_all!(
            &self.read,
            "select version, day, touchpoint, unit, procedure, tier, responses, counts
             from tally where instrument = $1 and (responses <> 0 or counts <> '')",
            id
        );
        let mut sums: BTreeMap<Key, Sum> = BTreeMap::new();
        for row in rows {
            let instrument = counters.0.get(&*row.version).map(|(instrument, _)| *instrument);
            let tally = instrument.and_then(|each| Tally::from_text(each, &row.counts));
            if instrument.is_some() && !agree(tally.as_ref(), row.responses) {
                found.add(format!(
                    "`{id}`, version {}, {}, touchpoint {}, tier {}: the counts are not of {} responses",
                    row.version, row.day, row.touchpoint, row.tier, row.responses
                ));
            }
            let key = (row.version, row.day, row.touchpoint, row.unit, row.procedure, row.tier);
            let sum = sums.entry(key).or_default();
            sum.responses += row.responses.unsigned_abs();
            match (&mut sum.tally, tally) {
                (Some(sum), Some(tally)) => sum.add(&tally),
                (none, tally) => *none = tally,
            }
        }
        Ok(sums)
    }
}

/// Whether the counts can be read and are of this number of responses.
pub(super) fn agree(tally: Option<&Tally>, responses: i64) -> bool {
    tally.is_some_and(|tally| i64::try_from(tally.responses) == Ok(responses))
}

/// The versions of an instrument with their counters.
struct Counters<'a>(BTreeMap<&'a str, (&'a Instrument, Counter)>);

impl<'a> Counters<'a> {
    fn of(catalogue: &'a Catalogue, id: &str) -> Self {
        let all = catalogue.versions(id);
        Self(all.map(|each| (each.version.as_str(), (each, Counter::of(each)))).collect())
    }

    /// Whether the response fits its instrument; of a version without a file only the number is
    /// counted, since that is a fault of its own.
    fn add(&self, sums: &mut BTreeMap<Key, Sum>, response: &Response) -> bool {
        let key = (
            response.version.clone(),
            response.day,
            response.touchpoint.clone(),
            response.unit.clone(),
            response.procedure.clone().unwrap_or_default(),
            response.tier.code().to_owned(),
        );
        let sum = sums.entry(key).or_default();
        sum.responses += 1;
        let Some((instrument, counter)) = self.0.get(response.version.as_str()) else {
            return true;
        };
        let tally = sum.tally.get_or_insert_with(|| Tally::empty(instrument));
        counter.count(tally, &response.record)
    }
}

/// Names each counter that differs from its responses.
fn compare(
    id: &str,
    counted: &BTreeMap<Key, Sum>,
    stored: &BTreeMap<Key, Sum>,
    found: &mut Differences,
) {
    let none = Sum::default();
    let mut keys: Vec<&Key> = counted.keys().chain(stored.keys()).collect();
    keys.sort();
    keys.dedup();
    for key in keys {
        let (counted, stored) =
            (counted.get(key).unwrap_or(&none), stored.get(key).unwrap_or(&none));
        if counted == stored {
            continue;
        }
        let (version, day, touchpoint, _, procedure, tier) = key;
        let procedure = if procedure.is_empty() { "-" } else { procedure };
        let what = if counted.responses == stored.responses {
            "the same number of responses, with other answers".to_owned()
        } else {
            format!("{} responses stored, {} counted", counted.responses, stored.responses)
        };
        found.add(format!(
            "`{id}`, version {version}, {day}, touchpoint {touchpoint}, procedure {procedure}, \
             tier {tier}: {what}"
        ));
    }
}
