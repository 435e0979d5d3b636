//! What waits in the inbox, by series.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, Utc};

use super::remarks::month;
use crate::base::calendar::{last_instant, office_day, office_instant};
use crate::domain::batch::{Series, SettleRule, Waiting, WaveEnds};
use crate::store::transaction::Transaction;
use crate::store::{Error, Result, Store};

/// Everything that waits, with the keys of each series.
pub(super) struct Inbox {
    pub(super) waiting: Vec<Waiting>,
    /// The key hashes of each series, in the same order.
    pub(super) keys: Vec<Vec<Vec<u8>>>,
}

impl Store {
    /// The waiting answers of each series accepted by the end of `day` (`None` for all), on `on`.
    pub(super) async fn waiting(
        &self,
        day: Option<NaiveDate>,
        (on, ends): (NaiveDate, &WaveEnds),
    ) -> Result<Vec<Waiting>> {
        let rows: Vec<(String, i64, i64)> = fetch_all!(
            &self.read,
            "select series, count(*), min(accepted_at) from inbox
             where accepted_at <= $1 group by series",
            until(day)
        );
        let open = self.open_places(on).await?;
        let mut by_series: BTreeMap<Series, Waiting> = BTreeMap::new();
        for (series, answers, oldest) in rows {
            let series = ends.on(on, read(&series)?);
            let (answers, oldest) = (answers.unsigned_abs(), day_of(oldest)?);
            let (closes, ended) = (ends.of(&series), !open.has(&series.touchpoint, &series.unit));
            let fresh = || Waiting { series: series.clone(), answers: 0, oldest, closes, ended };
            let own = by_series.entry(series.clone()).or_insert_with(fresh);
            own.answers += answers;
            own.oldest = own.oldest.min(oldest);
        }
        Ok(by_series.into_values().collect())
    }

    /// The same with the keys of the answers.
    pub(super) async fn inbox(
        &self,
        day: Option<NaiveDate>,
        (on, ends): (NaiveDate, &WaveEnds),
    ) -> Result<Inbox> {
        let rows: Vec<(String, Vec<u8>, i64)> = fetch_all!(
            &self.read,
            "select series, key_hash, accepted_at from inbox where accepted_at <= $1
             order by key_hash",
            until(day)
        );
        let mut by_text: BTreeMap<String, (i64, Vec<Vec<u8>>)> = BTreeMap::new();
        for (series, key, accepted_at) in rows {
            let of = by_text.entry(series).or_insert((accepted_at, Vec::new()));
            of.0 = of.0.min(accepted_at);
            of.1.push(key);
        }
        let mut by_series: BTreeMap<Series, (i64, Vec<Vec<u8>>)> = BTreeMap::new();
        for (series, (oldest, keys)) in by_text {
            let of = by_series.entry(ends.on(on, read(&series)?)).or_insert((oldest, Vec::new()));
            of.0 = of.0.min(oldest);
            of.1.extend(keys);
        }
        let open = self.open_places(on).await?;
        let mut inbox = Inbox { waiting: Vec::new(), keys: Vec::new() };
        for (series, (oldest, mut keys)) in by_series {
            keys.sort_unstable();
            inbox.waiting.push(Waiting {
                closes: ends.of(&series),
                ended: !open.has(&series.touchpoint, &series.unit),
                series,
                answers: keys.len() as u64,
                oldest: day_of(oldest)?,
            });
            inbox.keys.push(keys);
        }
        Ok(inbox)
    }

    /// The touchpoints that take answers at the end of a day.
    pub(in crate::store) async fn open_places(&self, day: NaiveDate) -> Result<OpenPlaces> {
        let open: Vec<(String, String)> = fetch_all!(
            &self.read,
            "select code, unit from touchpoint where closed is null or closed > $1",
            day
        );
        Ok(OpenPlaces(open.into_iter().collect()))
    }

    /// The office day of the oldest answer that waits.
    pub(super) async fn oldest_day(&self) -> Result<Option<NaiveDate>> {
        let oldest: Option<i64> = scalar_one!(&self.read, "select min(accepted_at) from inbox");
        oldest.map(day_of).transpose()
    }
}

/// The touchpoints that take answers, each in its unit.
pub(in crate::store) struct OpenPlaces(BTreeSet<(String, String)>);

impl OpenPlaces {
    /// Whether a touchpoint takes answers in a unit. One that has passed to another unit takes none in its first.
    pub(in crate::store) fn has(&self, touchpoint: &str, unit: &str) -> bool {
        self.0.contains(&(touchpoint.to_owned(), unit.to_owned()))
    }
}

pub(super) fn read(series: &str) -> Result<Series> {
    Series::of_text(series).ok_or_else(|| Error::Corrupt(format!("`{series}` is no series.")))
}

pub(super) fn day_of(millis: i64) -> Result<NaiveDate> {
    let at: Option<DateTime<Utc>> = DateTime::from_timestamp_millis(millis);
    Ok(office_day(at.ok_or_else(|| Error::Corrupt(format!("{millis} is no instant.")))?))
}

/// The last millisecond of a day.
fn until(day: Option<NaiveDate>) -> i64 {
    day.and_then(last_instant).map_or(i64::MAX, |instant| instant.timestamp_millis())
}

/// Makes what is left in the inbox after the longest wait the same instant for a whole month: a few
/// answers may wait for long, and their instants are nobody's business. How many were changed.
pub(super) async fn coarsen(
    transaction: &mut Transaction,
    day: NaiveDate,
    rule: SettleRule,
) -> Result<u64> {
    let Some(late) = day.checked_sub_days(Days::new(rule.longest.unsigned_abs())) else {
        return Ok(0);
    };
    let mut changed = 0;
    let first = late.with_day(1).unwrap_or(late);
    for first in [first.checked_sub_months(Months::new(1)), Some(first)].into_iter().flatten() {
        let (first, last) = month(first);
        let (Some(midnight), Some(end)) =
            (first.and_hms_opt(0, 0, 0), last_instant(last.min(late)))
        else {
            continue;
        };
        let begin = office_instant(midnight).timestamp_millis();
        changed += execute!(
            &mut *transaction,
            "update inbox set accepted_at = $1 where accepted_at > $1 and accepted_at <= $2",
            begin,
            end.timestamp_millis()
        );
    }
    Ok(changed)
}
