//! Settled responses: without the instant, the order or the key.

use chrono::NaiveDate;
use futures_util::stream::{self, Stream, StreamExt, TryStreamExt};
use sqlx::FromRow;

use super::settle::{Batch, Waiting};
use crate::base::calendar::office_day;
use crate::base::random::Random;
use crate::domain::survey::{Record, Tier};
use crate::store::audit::{By, Entry};
use crate::store::span::span;
use crate::store::transaction::Transaction;
use crate::store::{Error, Result, Store, stored};

/// Rows read at a time for an export: well below a megabyte.
const PAGE: i64 = 1000;

/// One settled response, as exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// Random id.
    pub id: String,
    /// Instrument id.
    pub instrument: String,
    /// Instrument version.
    pub version: String,
    /// Office day on which it was accepted.
    pub day: NaiveDate,
    /// Touchpoint code.
    pub touchpoint: String,
    /// Unit code.
    pub unit: String,
    /// Procedure code, if known.
    pub procedure: Option<String>,
    /// How it came in.
    pub tier: Tier,
    /// `<10`, `10-30`, `30-120`, `>120` seconds, or nothing.
    pub duration: Option<String>,
    /// The closed answers.
    pub record: Record,
    /// The free text.
    pub remark: Option<String>,
}

/// Which responses to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Responses {
    /// Instrument id.
    pub instrument: String,
    /// This version only.
    pub version: Option<String>,
    /// The first office day.
    pub from: Option<NaiveDate>,
    /// The last office day.
    pub to: Option<NaiveDate>,
}

/// Separates the closed fields of a row; no code, day or record contains it.
const BETWEEN: &str = "\u{1f}";

/// A response as a row. The closed fields come as one text: an export has millions of rows, and
/// fetching a column costs more than all else.
#[derive(FromRow)]
struct Row {
    closed: String,
    remark: Option<String>,
}

impl Row {
    fn id(&self) -> &str {
        let id = self.closed.split(BETWEEN).next();
        id.unwrap_or_default()
    }

    fn read(self, instrument: &str) -> Result<Response> {
        let corrupt = || Error::Corrupt(format!("response {} cannot be read.", self.id()));
        let fields: Vec<&str> = self.closed.split(BETWEEN).collect();
        let [id, version, day, touchpoint, unit, procedure, tier, duration, record] = fields[..]
        else {
            return Err(corrupt());
        };
        let known = |field: &str| Some(field.to_owned()).filter(|field| !field.is_empty());
        Ok(Response {
            id: id.to_owned(),
            instrument: instrument.to_owned(),
            version: version.to_owned(),
            day: day.parse().map_err(|_| corrupt())?,
            touchpoint: touchpoint.to_owned(),
            unit: unit.to_owned(),
            procedure: known(procedure),
            tier: stored::tier(tier)?,
            duration: known(duration),
            record: Record::stored(record),
            remark: self.remark,
        })
    }
}

impl By {
    /// An entry that these responses were exported.
    #[must_use]
    pub fn exported(&self, wanted: &Responses) -> Entry {
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        let days = format!("{}..{}", day(wanted.from), day(wanted.to));
        self.did("responses.exported", "instrument", &wanted.instrument).to(days)
    }
}

impl Store {
    /// The responses wanted, in the order of their ids, read page by page in constant memory.
    pub fn responses(
        &self,
        wanted: &Responses,
    ) -> impl Stream<Item = Result<Response>> + Send + use<> {
        let start = (self.clone(), wanted.clone(), Some(String::new()));
        stream::try_unfold(start, async |(store, wanted, after)| {
            let Some(after) = after else {
                return Ok(None);
            };
            let page = store.responses_after(&wanted, &after).await?;
            let last = page.last().map(|row| row.id().to_owned());
            let instrument = wanted.instrument.clone();
            let read = stream::iter(page).map(move |row| row.read(&instrument));
            Ok::<_, crate::store::Error>(Some((read, (store, wanted, last))))
        })
        .try_flatten()
    }

    /// The page of rows after the id `after`; empty at the end.
    async fn responses_after(&self, wanted: &Responses, after: &str) -> Result<Vec<Row>> {
        let (from, to) = span(wanted.from, wanted.to);
        Ok(fetch_all!(
            &self.read,
            "select id || $7 || version || $7 || cast(day as text) || $7 || touchpoint || $7
                 || unit || $7 || coalesce(procedure, '') || $7 || tier || $7
                 || coalesce(duration, '') || $7 || record as closed, remark
             from response
             where instrument = $1 and id > $2 and day between $3 and $4
                 and (cast($5 as text) is null or version = $5)
             order by id limit $6",
            &wanted.instrument,
            after,
            from,
            to,
            &wanted.version,
            PAGE,
            BETWEEN
        ))
    }
}

/// Stores settled answers in the given order, under new random ids.
pub(super) async fn keep(
    transaction: &mut Transaction,
    batch: &Batch<'_>,
    settled: &[Waiting],
    random: &Random,
) -> Result<()> {
    let group = batch.group;
    let rows = settled
        .iter()
        .map(|each| Ok((each, office_day(each.accepted_at()?), random.uuid())))
        .collect::<Result<Vec<_>>>()?;
    insert!(
        transaction,
        &rows,
        "insert into response (id, instrument, version, office, day, touchpoint, unit,
             procedure, tier, duration, record, remark) ",
        |(each, day, id)| [
            id,
            &group.instrument,
            &group.version,
            &group.office,
            *day,
            &group.touchpoint,
            &group.unit,
            &each.procedure,
            &each.tier,
            each.duration.map(bucket),
            &each.record,
            &each.remark
        ]
    );
    Ok(())
}

/// The range of a duration in seconds: fine enough to tell a careless tap from a read form, too
/// coarse to identify a person.
fn bucket(seconds: i64) -> &'static str {
    match seconds {
        ..10 => "<10",
        10..30 => "10-30",
        30..=120 => "30-120",
        _ => ">120",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_fall_into_the_four_buckets_of_the_design() {
        let buckets = [0, 9, 10, 29, 30, 120, 121].map(bucket);
        assert_eq!(buckets, ["<10", "<10", "10-30", "10-30", "30-120", "30-120", ">120"]);
    }
}
