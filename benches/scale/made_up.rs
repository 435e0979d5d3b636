//! An office of any size: units, counters, and batches of answers written as settling writes them.

use std::fmt;
use std::path::Path;

use chrono::{Days, NaiveDate};
use hailong::base::Text;
use hailong::domain::batch::{Batch, Place, Release, Standing, digest};
use hailong::domain::survey::file::built_in;
use hailong::domain::survey::{Instrument, Kind, Tier};
use hailong::domain::touchpoint::seeds;
use hailong::domain::unit::{Touchpoint, Unit};
use hailong::store::{Store, seed};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sqlx::{QueryBuilder, SqlitePool};

/// The survey that is answered everywhere.
pub(crate) const INSTRUMENT: &str = "sipas-counter";

/// The day after the last one with answers.
pub(crate) const TODAY: &str = "2026-12-01";

/// Batches of one statement.
const AT_ONCE: usize = 500;

/// What an office has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) counters: usize,
    pub(crate) days: u64,
    pub(crate) answers: usize,
}

impl Size {
    /// Reads `counters:days:answers`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        Some(Self {
            counters: parts.next()?.parse().ok()?,
            days: parts.next()?.parse().ok()?,
            answers: parts.next()?.parse().ok()?,
        })
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} counters, {} days, {} answers", self.counters, self.days, self.answers)
    }
}

/// The code of a counter.
pub(crate) fn counter(number: usize) -> String {
    format!("Q{number:03}")
}

/// The code of the unit of a counter: six counters each.
pub(crate) fn unit(number: usize) -> String {
    format!("U{:03}", number / 6)
}

/// Makes the office in a folder.
pub(crate) async fn fill(folder: &Path, size: &Size) {
    let url = url(folder);
    let store = Store::open(&url).await.expect("a database opens");
    let instruments = built_in().expect("the built-in instruments read");
    let ids = instruments.ids().into_iter().map(str::to_owned).collect();
    let office = seeds::read(seeds::DEMO, &ids).expect("the built-in office reads");
    seed(&store, &office).await.expect("the office is kept");
    let code = &store.touchpoints().await.expect("the store answers")[0].office;
    keep_places(&store, code, size).await;
    store.close().await;
    let instrument = instruments.versions(INSTRUMENT).next().expect("a built-in instrument");
    let pool = SqlitePool::connect(&url).await.expect("the same database");
    keep_batches(&pool, (instrument, code), size).await;
    pool.close().await;
}

/// The address of the database in a folder.
pub(crate) fn url(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("hailong.db").display())
}

async fn keep_places(store: &Store, office: &str, size: &Size) {
    let name = |code: &str| Text { vi: code.to_owned(), en: code.to_owned() };
    let units = (0..size.counters).step_by(6).map(|number| {
        let code = unit(number);
        Unit { name: name(&code), code, office: office.to_owned() }
    });
    store.keep_units(&units.collect::<Vec<_>>()).await.expect("units are kept");
    let touchpoints = (0..size.counters).map(|number| Touchpoint {
        code: counter(number),
        office: office.to_owned(),
        unit: unit(number),
        name: name(&counter(number)),
        instrument: INSTRUMENT.to_owned(),
        tier: Tier::Open,
        procedures: Vec::new(),
        closed: None,
    });
    store.keep_touchpoints(&touchpoints.collect::<Vec<_>>()).await.expect("counters are kept");
}

/// Every counter has a batch a day and channel, of at least five people; where that would be more
/// answers than there are, only on some days.
async fn keep_batches(pool: &SqlitePool, (of, office): (&Instrument, &str), size: &Size) {
    let mut rng = StdRng::seed_from_u64(1);
    let today: NaiveDate = TODAY.parse().expect("a day");
    let first = today - Days::new(size.days);
    let cells = size.counters * usize::try_from(size.days).expect("days") * 2;
    let share = (size.answers as f64 / 8.0 / cells as f64).min(1.0);
    let mean = size.answers as f64 / (cells as f64 * share);
    let (mut number, mut left) = (0, size.answers);
    let mut batches = Vec::with_capacity(AT_ONCE);
    'all: for day in first.iter_days().take_while(|day| *day < today) {
        for at in 0..size.counters {
            for tier in [Tier::Open, Tier::Verified] {
                if !rng.random_bool(share) {
                    continue;
                }
                let most = (2.0 * mean - 5.0).max(6.0) as usize;
                let responses = rng.random_range(5..=most.max(6)).min(left);
                if responses < 5 {
                    break 'all;
                }
                left -= responses;
                number += 1;
                let place =
                    Place { unit: Some(unit(at)), touchpoint: Some(counter(at)), tier: Some(tier) };
                batches.push(batch((of, office), (number, place, day), responses, &mut rng));
                if batches.len() == AT_ONCE {
                    write(pool, &batches).await;
                    batches.clear();
                }
            }
        }
    }
    write(pool, &batches).await;
    let mark = "update batch_mark set number = $1, revision = 1, released = 1, closed = $2";
    let done = sqlx::query(mark).bind(number.cast_signed()).bind(today.pred_opt()).execute(pool);
    done.await.expect("the mark is written");
    sqlx::query("analyze").execute(pool).await.expect("statistics");
}

fn batch(
    (of, office): (&Instrument, &str),
    (number, place, day): (u64, Place, NaiveDate),
    responses: usize,
    rng: &mut StdRng,
) -> Batch {
    let mut records = String::new();
    // A counter's satisfaction drifts, so that tables have something to show.
    let level = 0.85 + 0.1 * f64::from(u32::try_from(number % 97).expect("small")) / 97.0;
    for _ in 0..responses {
        for item in &of.items {
            let choices = of.scale_of(item).map_or(0, |scale| scale.choices.len());
            match item.kind {
                Kind::SelectOne { .. } if rng.random_bool(0.03) => records.push('-'),
                Kind::SelectOne { .. } => {
                    let up = if rng.random_bool(level) { 2 } else { 0 };
                    let at = (up + rng.random_range(1..=2)).min(choices);
                    records.push(char::from(
                        b'0' + u8::try_from(at).expect("a digit") + u8::from(up == 2),
                    ));
                }
                Kind::SelectMany { .. } => records.extend(std::iter::repeat_n('-', choices)),
            }
        }
    }
    Batch {
        number,
        instrument: of.id.clone(),
        version: of.version.clone(),
        wave: String::new(),
        office: office.to_owned(),
        place,
        day,
        responses: responses as u64,
        records,
        procedures: String::new(),
        durations: "2".repeat(responses),
        standing: Standing::Counted,
        released: Some(Release { number: 1, merged: false, span: None }),
    }
}

async fn write(pool: &SqlitePool, batches: &[Batch]) {
    if batches.is_empty() {
        return;
    }
    let mut query = QueryBuilder::new(
        "insert into batch (number, instrument, version, wave, office, unit, touchpoint, tier, day,
             responses, records, procedures, durations, digest, standing, released, merged,
             revision) ",
    );
    query.push_values(batches, |mut row, each| {
        row.push_bind(each.number.cast_signed())
            .push_bind(&each.instrument)
            .push_bind(&each.version)
            .push_bind(&each.wave)
            .push_bind(&each.office)
            .push_bind(each.place.unit.as_deref())
            .push_bind(each.place.touchpoint.as_deref())
            .push_bind(each.place.tier.map(Tier::code))
            .push_bind(each.day)
            .push_bind(each.responses.cast_signed())
            .push_bind(&each.records)
            .push_bind(&each.procedures)
            .push_bind(&each.durations)
            .push_bind(digest(each).to_vec())
            .push_bind(each.standing.code())
            .push_bind(1_i64)
            .push_bind(false)
            .push_bind(1_i64);
    });
    query.build().execute(pool).await.expect("batches are written");
}
