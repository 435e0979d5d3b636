//! Settles the paper of one place.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sqlx::{FromRow, QueryBuilder};

use crate::base::calendar::{Period, Report};
use crate::domain::batch::{Fullness, Series, Told};
use crate::domain::paper::Bundle;
use crate::domain::survey::Tier;
use crate::store::Result;
use crate::store::batch::{PaperAnswer, PaperSettled, PaperSettling};
use crate::store::deadline::answered;
use crate::store::many::runs;
use crate::store::transaction::Transaction;

/// A form that waits.
#[derive(FromRow)]
pub(super) struct Row {
    pub(super) instrument: String,
    pub(super) version: String,
    pub(super) office: String,
    pub(super) unit: String,
    pub(super) touchpoint: String,
    bundle: String,
    number: i64,
    pub(super) day: NaiveDate,
    key_hash: Vec<u8>,
    body_mac: Vec<u8>,
    procedure: Option<String>,
    record: String,
    remark: Option<String>,
}

/// `waiting!("…")`: a statement that reads closed forms, one row each.
macro_rules! waiting {
    ($rest:literal) => {
        concat!(
            "select b.instrument, b.version, b.office, b.unit, b.touchpoint, f.bundle, f.number,
                 b.day, f.key_hash, f.body_mac, f.procedure, f.record, f.remark
             from paper_bundle b join paper_form f on f.bundle = b.code
             where b.state = 'waiting' and f.entry = 1 and ",
            $rest,
            " order by f.bundle, f.number"
        )
    };
}

pub(super) use waiting;

/// Settles what can be settled after a bundle was closed: the bundle alone if it is of enough people, then what waits
/// at its place within the same wave; at last what waits outside of waves with what is left of waves that are over.
pub(super) async fn settle(
    transaction: &mut Transaction,
    settling: &mut PaperSettling<'_>,
    bundle: &Bundle,
) -> Result<()> {
    let own: Vec<Row> = fetch_all!(&mut *transaction, waiting!("b.code = $1"), &bundle.code);
    let wave = wave_on(transaction, (&bundle.touchpoint, &bundle.instrument), bundle.day).await?;
    let series = series_of(bundle, wave.as_ref().map_or("", |(code, _)| code));
    settle_together(transaction, settling, (&series, Told::Channel), own).await?;
    // Waves that go on are not mixed with each other, nor with what is outside of them.
    let of_own = wave.as_ref().map(|(code, _)| code);
    let same = |of: Option<&OfWave>| of.map(|(code, _)| code) == of_own;
    let rows = waiting_of(transaction, bundle, &same).await?;
    settle_together(transaction, settling, (&series, Told::Channel), rows).await?;
    let today = settling.today();
    let is_free = |of: Option<&OfWave>| of.is_none_or(|(_, last)| *last < today);
    let rows = waiting_of(transaction, bundle, &is_free).await?;
    let series = series_of(bundle, "");
    settle_together(transaction, settling, (&series, Told::Channel), rows).await
}

fn series_of(bundle: &Bundle, wave: &str) -> Series {
    Series {
        instrument: bundle.instrument.clone(),
        version: bundle.version.clone(),
        wave: wave.to_owned(),
        office: bundle.office.clone(),
        unit: bundle.unit.clone(),
        touchpoint: bundle.touchpoint.clone(),
        tier: Tier::Paper,
        fullness: Fullness::Full,
        apart: false,
    }
}

/// The forms that wait at a bundle's place, of days whose wave fits.
async fn waiting_of(
    transaction: &mut Transaction,
    bundle: &Bundle,
    fits: &(impl Fn(Option<&OfWave>) -> bool + Sync),
) -> Result<Vec<Row>> {
    let mut all: Vec<Row> = fetch_all!(
        &mut *transaction,
        waiting!(
            "b.touchpoint = $1 and b.instrument = $2 and b.version = $3 and b.office = $4
             and b.unit = $5"
        ),
        &bundle.touchpoint,
        &bundle.instrument,
        &bundle.version,
        &bundle.office,
        &bundle.unit
    );
    let days: BTreeSet<NaiveDate> = all.iter().map(|row| row.day).collect();
    let mut fitting = BTreeSet::new();
    for day in days {
        let place = (&*bundle.touchpoint, &*bundle.instrument);
        if fits(wave_on(transaction, place, day).await?.as_ref()) {
            fitting.insert(day);
        }
    }
    all.retain(|row| fitting.contains(&row.day));
    Ok(all)
}

/// Code and last day of a wave.
type OfWave = (String, NaiveDate);

/// The wave that forms of an instrument and a day belong to at a touchpoint; `None` outside of all.
pub(super) async fn wave_on(
    transaction: &mut Transaction,
    (touchpoint, instrument): (&str, &str),
    day: NaiveDate,
) -> Result<Option<OfWave>> {
    Ok(fetch_optional!(
        transaction,
        "select code, last_day from wave join wave_touchpoint t on t.wave = wave.code
         where t.touchpoint = $1 and wave.instrument = $2 and $3 between first_day and last_day
         order by code limit 1",
        touchpoint,
        instrument,
        day
    ))
}

/// The unit that a touchpoint belonged to on a day: what was recorded of it since is undone.
pub(super) async fn unit_on(
    transaction: &mut Transaction,
    (touchpoint, unit): (&str, &str),
    day: NaiveDate,
) -> Result<String> {
    let moves: Vec<(String, String)> = fetch_all!(
        transaction,
        "select event.unit, moved.unit
         from unit_event_touchpoint moved
         join unit_event event on event.act = moved.act and event.place = moved.place
         join unit_act act on act.id = event.act
         where moved.touchpoint = $1 and event.day > $2 and act.withdrawn is null
         order by event.day desc, act.recorded desc",
        touchpoint,
        day
    );
    let back = |unit: String, (from, to): (String, String)| if to == unit { from } else { unit };
    Ok(moves.into_iter().fold(unit.to_owned(), back))
}

/// Settles forms as one batch of which so much is told, if they are enough people.
pub(super) async fn settle_together(
    transaction: &mut Transaction,
    settling: &mut PaperSettling<'_>,
    (series, told): (&Series, Told),
    rows: Vec<Row>,
) -> Result<()> {
    let Some(written) = rows.iter().map(|row| row.day).max() else { return Ok(()) };
    let moved = is_reported(transaction, written).await?;
    let day = if moved { settling.day(transaction).await? } else { written };
    let (places, forms): (Vec<(String, i64)>, Vec<PaperAnswer>) = rows
        .into_iter()
        .map(|row| {
            let Row { bundle, number, key_hash, body_mac, procedure, record, remark, .. } = row;
            ((bundle, number), PaperAnswer { key_hash, body_mac, procedure, record, remark })
        })
        .unzip();
    match settling.settle(transaction, (series, told, day), &forms).await? {
        Some(settled) => leave(transaction, &places, &settled, moved).await,
        None => Ok(()),
    }
}

/// Takes settled forms out of their bundles.
async fn leave(
    transaction: &mut Transaction,
    places: &[(String, i64)],
    settled: &PaperSettled,
    moved: bool,
) -> Result<()> {
    let mut forms: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for (bundle, number) in settled.forms.iter().filter_map(|at| places.get(*at)) {
        forms.entry(bundle).or_default().push(*number);
    }
    for (bundle, numbers) in forms {
        for run in runs(&numbers) {
            on!(&mut *transaction, |it| {
                answered(
                    QueryBuilder::new("delete from paper_form where bundle = ")
                        .push_bind(bundle)
                        .push(" and number in ")
                        .push_tuples(run, |mut row, number| {
                            row.push_bind(*number);
                        })
                        .build()
                        .execute(&mut **it),
                )
                .await?;
            });
        }
        execute!(
            &mut *transaction,
            "insert into paper_bundle_batch (bundle, batch, forms, moved, untold)
             values ($1, $2, $3, $4, $5)",
            bundle,
            settled.batch,
            i64::try_from(numbers.len()).unwrap_or(i64::MAX),
            moved,
            i64::try_from(settled.untold).unwrap_or(i64::MAX)
        );
        execute!(
            &mut *transaction,
            "update paper_bundle set state = 'settled' where code = $1
             and not exists (select 1 from paper_form where bundle = $1)",
            bundle
        );
    }
    Ok(())
}

/// Whether a report that was sent has figures of this day.
async fn is_reported(transaction: &mut Transaction, day: NaiveDate) -> Result<bool> {
    let sent: Vec<(i64, String)> = fetch_all!(transaction, "select year, report from report_sent");
    Ok(sent.into_iter().any(|(year, report)| {
        let period = i32::try_from(year).ok().zip(Report::of_code(&report));
        period.is_some_and(|(year, report)| Period { year, report }.contains(day))
    }))
}
