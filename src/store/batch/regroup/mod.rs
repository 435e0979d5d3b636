//! Puts responses that were settled one by one into batches: once, in databases of earlier versions.

mod remarks;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use sqlx::FromRow;

use super::keep::write_batches;
use super::mark;
use super::weeks::{Week, keep_weeks};
use crate::base::calendar::{monday, office_instant, quarter_of};
use crate::base::random::Random;
use crate::domain::batch::{
    Batch, Duration, Fullness, Moment, Series, SettleRule, Standing, Told, Waiting, plan,
};
use crate::domain::survey::Tier;
use crate::store::transaction::{Transaction, commit, hold};
use crate::store::{Result, Store};

/// Under this key stands that it was done.
const DONE: &str = "regrouped";

/// A response of an earlier version.
#[derive(Clone, Debug, FromRow)]
struct Before {
    id: String,
    instrument: String,
    version: String,
    office: String,
    day: NaiveDate,
    touchpoint: String,
    unit: String,
    procedure: Option<String>,
    tier: Tier,
    duration: Option<String>,
    record: String,
    remark: Option<String>,
}

/// Responses of one series that wait for others.
#[derive(Default)]
struct Queue {
    oldest: Option<NaiveDate>,
    responses: Vec<Before>,
}

impl Store {
    /// Regroups by the rule that answers are settled by, as if the end of each day came now, in one
    /// transaction: nodes that start at once wait for each other, and a start that was interrupted
    /// begins anew. What is left waits in the inbox, its days coarsened to months.
    pub(crate) async fn regroup(&self, random: &Random) -> Result<()> {
        if self.fact(DONE).await?.is_some() {
            return Ok(());
        }
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "regrouping").await?;
        let done: Option<String> =
            scalar_optional!(&mut transaction, "select key from fact where key = $1", DONE);
        if done.is_some() {
            return Ok(());
        }
        let versions: Vec<(String, String)> = fetch_all!(
            &mut transaction,
            "select distinct instrument, version from response_before order by instrument, version"
        );
        for version in versions {
            regroup_version(&mut transaction, &version, random).await?;
        }
        let days: Vec<(String, NaiveDate)> =
            fetch_all!(&mut transaction, "select distinct touchpoint, day from response_before");
        let weeks =
            days.into_iter().filter_map(|(touchpoint, day)| Some((touchpoint, monday(day)?)));
        let weeks: BTreeSet<Week> = weeks.collect();
        keep_weeks(&mut transaction, &weeks.into_iter().collect::<Vec<_>>()).await?;
        execute!(&mut transaction, "drop table response_before");
        execute!(&mut transaction, "insert into fact (key, value) values ($1, '')", DONE);
        commit(transaction).await?;
        self.forget_inbox().await
    }
}

async fn regroup_version(
    transaction: &mut Transaction,
    (instrument, version): &(String, String),
    random: &Random,
) -> Result<()> {
    let mut days: Vec<NaiveDate> = scalar_all!(
        &mut *transaction,
        "select distinct day from response_before where instrument = $1 and version = $2",
        instrument,
        version
    );
    days.sort_unstable();
    let mut queues: BTreeMap<Series, Queue> = BTreeMap::new();
    for (place, day) in days.iter().enumerate() {
        let found: Vec<Before> = fetch_all!(
            &mut *transaction,
            "select id, instrument, version, office, day, touchpoint, unit, procedure, tier,
                 duration, record, remark from response_before
             where instrument = $1 and version = $2 and day = $3",
            instrument,
            version,
            day
        );
        for each in found {
            let queue = queues.entry(each.series()).or_default();
            queue.oldest = Some(queue.oldest.unwrap_or(*day));
            queue.responses.push(each);
        }
        // Days without answers close too: what is due then is due at the next day with some, but
        // never in another month or period.
        let next = days.get(place + 1).copied();
        for end in ends(*day, next) {
            regroup_day(transaction, &mut queues, end, random).await?;
        }
    }
    leave(transaction, queues, random).await
}

/// Settles what is ripe at the end of a day.
async fn regroup_day(
    transaction: &mut Transaction,
    queues: &mut BTreeMap<Series, Queue>,
    day: NaiveDate,
    random: &Random,
) -> Result<()> {
    let series: Vec<Series> = queues.keys().cloned().collect();
    let waiting: Vec<Waiting> = series
        .iter()
        .zip(queues.values())
        .map(|(series, queue)| Waiting {
            series: series.clone(),
            answers: queue.responses.len() as u64,
            oldest: queue.oldest.unwrap_or(day),
            closes: None,
            ended: false,
        })
        .collect();
    let planned = plan(&waiting, Moment::EndOf(day), SettleRule::default());
    if planned.is_empty() {
        return Ok(());
    }
    let first = mark::next_batches(transaction, planned.len()).await?;
    let mut batches = Vec::with_capacity(planned.len());
    for (each, number) in planned.iter().zip(first..) {
        let own = each.series.iter().filter_map(|at| queues.remove(&series[*at]));
        let mut responses: Vec<Before> = own.flat_map(|queue| queue.responses).collect();
        random.shuffle(&mut responses);
        let of = each.series.first().map(|at| &series[*at]);
        let Some(of) = of else { continue };
        let batch = batch(of, each.told, &responses, (number.unsigned_abs(), day));
        remarks::move_remarks(transaction, &batch, &responses, random).await?;
        batches.push(batch);
    }
    write_batches(transaction, &batches).await
}

/// Puts what is left back into the inbox. It has its receipts already.
async fn leave(
    transaction: &mut Transaction,
    queues: BTreeMap<Series, Queue>,
    random: &Random,
) -> Result<()> {
    let mut rows = Vec::new();
    for (series, queue) in &queues {
        for each in &queue.responses {
            let month = each.day.with_day(1).and_then(|day| day.and_hms_opt(0, 0, 0));
            let at = month.map_or(0, |midnight| office_instant(midnight).timestamp_millis());
            let key: [u8; 32] = random.bytes();
            let remark = remarks::remark_left(transaction, each).await?;
            rows.push((key, series.to_text(), each, remark, at));
        }
    }
    rows.sort_unstable_by_key(|(key, ..)| *key);
    insert!(
        transaction,
        &rows,
        "insert into inbox (key_hash, body_mac, series, procedure, record, remark, duration,
             accepted_at) ",
        |(key, series, each, remark, at)| [
            key.to_vec(),
            Vec::<u8>::new(),
            series,
            &each.procedure,
            &each.record,
            remark,
            None::<i64>,
            *at
        ]
    );
    Ok(())
}

impl Before {
    fn series(&self) -> Series {
        Series {
            instrument: self.instrument.clone(),
            version: self.version.clone(),
            wave: String::new(),
            office: self.office.clone(),
            unit: self.unit.clone(),
            touchpoint: self.touchpoint.clone(),
            tier: self.tier,
            fullness: fullness(&self.record),
            apart: false,
        }
    }
}

/// How much of a form was answered, by the record alone: its instrument may be gone.
fn fullness(record: &str) -> Fullness {
    let answered = record.chars().filter(|answer| !matches!(answer, '-' | '~' | '0')).count();
    match answered {
        0 | 1 => Fullness::Overall,
        answered if answered * 2 < record.len() => Fullness::Short,
        _ => Fullness::Full,
    }
}

/// The days from one with answers to the next at which anything can fall due: itself, and the ends
/// of months and quarters between.
fn ends(day: NaiveDate, next: Option<NaiveDate>) -> Vec<NaiveDate> {
    let mut ends = vec![day];
    let until = next.or_else(|| day.checked_add_months(chrono::Months::new(1)));
    for later in day.iter_days().skip(1).take_while(|later| until.is_some_and(|end| *later < end)) {
        let ends_month = later.succ_opt().is_some_and(|after| after.month() != later.month());
        if ends_month || quarter_of(later).is_some_and(|quarter| quarter.last == later) {
            ends.push(later);
        }
    }
    ends
}

fn batch(of: &Series, told: Told, responses: &[Before], (number, day): (u64, NaiveDate)) -> Batch {
    let procedures = responses.iter().map(|each| each.procedure.as_deref());
    let durations = responses.iter().map(|each| {
        each.duration.as_deref().map_or(Duration::of_seconds(None), Duration::of_name).code()
    });
    Batch {
        number,
        instrument: of.instrument.clone(),
        version: of.version.clone(),
        wave: String::new(),
        office: of.office.clone(),
        place: told.place(of),
        day: responses.iter().map(|each| each.day).max().unwrap_or(day),
        responses: responses.len() as u64,
        records: responses.iter().map(|each| each.record.as_str()).collect(),
        procedures: if told.tells_procedure() {
            Batch::procedures_of(procedures)
        } else {
            String::new()
        },
        durations: durations.collect(),
        standing: Standing::Counted,
        released: None,
    }
}
