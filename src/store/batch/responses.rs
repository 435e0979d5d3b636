//! Settled responses one by one: without the instant, the order or the key.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use futures_util::stream::{self, Stream, TryStreamExt};

use super::row::{Row, id_of, select_batches};
use crate::domain::batch::{Batch, Duration, Standing};
use crate::domain::survey::{Record, Tier};
use crate::domain::wave::OUTSIDE;
use crate::store::audit::{By, Entry};
use crate::store::span::span;
use crate::store::{Result, Store};

/// Batches read at a time: some thousand responses, well below a megabyte.
const PAGE: i64 = 250;

/// One settled response, as exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The number of its batch and its slot there.
    pub id: String,
    /// Instrument id.
    pub instrument: String,
    /// Instrument version.
    pub version: String,
    /// Office day on which its batch was settled.
    pub day: NaiveDate,
    /// Touchpoint code, if told.
    pub touchpoint: Option<String>,
    /// Unit code, if told.
    pub unit: Option<String>,
    /// Procedure code, if known and told.
    pub procedure: Option<String>,
    /// How it came in, if told.
    pub tier: Option<Tier>,
    /// `<10`, `10-30`, `30-120`, `>120` seconds, or nothing.
    pub duration: Option<&'static str>,
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
    /// Code of a wave, `-` for answers outside of all.
    pub wave: Option<String>,
}

impl Responses {
    /// The wave as batches have it.
    fn stored_wave(&self) -> Option<&str> {
        self.wave.as_deref().map(|wave| if wave == OUTSIDE { "" } else { wave })
    }
}

impl By {
    /// An entry that these responses were exported.
    #[must_use]
    pub fn exported(&self, wanted: &Responses) -> Entry {
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        let mut days = format!("{}..{}", day(wanted.from), day(wanted.to));
        if let Some(wave) = &wanted.wave {
            days = format!("{days} {wave}");
        }
        self.did("responses.exported", "instrument", &wanted.instrument).to(days)
    }
}

/// Some batches of responses with what was written with them.
#[derive(Clone, Debug)]
pub struct ResponseRun {
    /// The batches, by number.
    pub batches: Vec<Batch>,
    /// The free texts by the id of their response.
    pub remarks: BTreeMap<String, String>,
}

impl Store {
    /// The responses wanted of batches that count, batch after batch, read in constant memory.
    pub fn responses(
        &self,
        wanted: &Responses,
    ) -> impl Stream<Item = Result<Response>> + Send + use<> {
        let responses = |run: ResponseRun| {
            let of_batch = |batch| responses_of(batch, &run.remarks).map(Ok);
            let responses: Vec<_> = run.batches.iter().flat_map(of_batch).collect();
            stream::iter(responses)
        };
        self.response_runs(wanted, true).map_ok(responses).try_flatten()
    }

    /// The same as they are kept, some hundred batches at a time; without their free texts where those are not
    /// wanted.
    pub fn response_runs(
        &self,
        wanted: &Responses,
        with_remarks: bool,
    ) -> impl Stream<Item = Result<ResponseRun>> + Send + use<> {
        let start = (self.clone(), wanted.clone(), Some(0_i64));
        stream::try_unfold(start, move |(store, wanted, after)| async move {
            let Some(after) = after else {
                return Ok(None);
            };
            let batches = store.batches_after(&wanted, after).await?;
            let (Some(first), Some(last)) = (batches.first(), batches.last()) else {
                return Ok(None);
            };
            let (first, last) = (first.number.cast_signed(), last.number.cast_signed());
            let remarks =
                if with_remarks { store.words_of(first, last).await? } else { BTreeMap::new() };
            Ok(Some((ResponseRun { batches, remarks }, (store, wanted, Some(last)))))
        })
    }

    /// How many responses are wanted.
    pub async fn count_responses(&self, wanted: &Responses) -> Result<u64> {
        let (from, to) = span(wanted.from, wanted.to);
        let (count,): (i64,) = fetch_one!(
            &self.read,
            "select cast(coalesce(sum(responses), 0) as bigint) from batch
             where instrument = $1 and day between $2 and $3
                 and (cast($4 as text) is null or version = $4)
                 and (cast($6 as text) is null or wave = $6) and standing = $5",
            &wanted.instrument,
            from,
            to,
            &wanted.version,
            Standing::Counted.code(),
            wanted.stored_wave()
        );
        Ok(count.unsigned_abs())
    }

    /// A page of batches after the number `after`; empty at the end.
    async fn batches_after(&self, wanted: &Responses, after: i64) -> Result<Vec<Batch>> {
        let (from, to) = span(wanted.from, wanted.to);
        let rows: Vec<Row> = fetch_all!(
            &self.read,
            select_batches!(
                "where instrument = $1 and number > $2 and day between $3 and $4
                     and (cast($5 as text) is null or version = $5)
                     and (cast($8 as text) is null or wave = $8) and standing = $6
                 order by number limit $7"
            ),
            &wanted.instrument,
            after,
            from,
            to,
            &wanted.version,
            Standing::Counted.code(),
            PAGE,
            wanted.stored_wave()
        );
        rows.into_iter().map(Row::read).collect()
    }

    /// What was written with the responses of some batches, by the id of the response.
    async fn words_of(&self, first: i64, last: i64) -> Result<BTreeMap<String, String>> {
        let rows: Vec<(String, String)> = fetch_all!(
            &self.read,
            "select response, body from remark where batch between $1 and $2",
            first,
            last
        );
        Ok(rows.into_iter().collect())
    }
}

/// The responses of a batch.
fn responses_of<'a>(
    batch: &'a Batch,
    remarks: &'a BTreeMap<String, String>,
) -> impl Iterator<Item = Response> + 'a {
    let mut durations = batch.durations.chars();
    batch.lines().enumerate().map(move |(slot, record)| {
        let id = id_of(batch.number, slot);
        Response {
            instrument: batch.instrument.clone(),
            version: batch.version.clone(),
            day: batch.day,
            touchpoint: batch.place.touchpoint.clone(),
            unit: batch.place.unit.clone(),
            procedure: batch.procedure(slot).map(str::to_owned),
            tier: batch.place.tier,
            duration: durations.next().and_then(|code| Duration::of_code(code).name()),
            record: Record::stored(record),
            remark: remarks.get(&id).cloned(),
            id,
        }
    })
}
