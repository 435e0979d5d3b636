//! An attacker who gathers every view, as every kind of reader, after each of thirty settlings, and
//! subtracts: no group of one to k − 1 people can be told.
//!
//! The finest cells of all views are those of day, unit, touchpoint and channel, before and after
//! each settling. Every other figure must be a sum of them, so that nothing can be eliminated that
//! they do not tell already; and each of them must be nobody or k people, its items included.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use hailong::base::calendar::{office_instant, quarter_of};
use hailong::domain::account::Role;
use hailong::domain::batch::SettleRule;
use hailong::domain::paper::{Counts, Entry, NewBundle};
use hailong::domain::survey::{Instrument, read_answers};
use hailong::intake::{Filled, OnPaper};
use hailong::store::{BundleClosed, By, NewKeyed, NewResponse};
use hailong::web::auth::session::begin;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::Value;
use uuid::Uuid;

use crate::support::databases::on_both;
use crate::support::platform::{Platform, session};

pub(super) const OF: &str = "sipas-counter";

/// Settlings that are watched.
const SETTLINGS: u64 = 30;

/// Fewest people of a cell for staff and for the public.
const STAFF: u64 = 5;
pub(super) const PUBLIC: u64 = 10;

/// A reader: a cookie, or nobody's.
pub(super) struct Reader {
    pub(super) name: &'static str,
    pub(super) cookie: Option<String>,
    /// The unit the account is limited to.
    pub(super) unit: Option<&'static str>,
    pub(super) least: u64,
    /// The cells seen at the last settling: what names them, and their people.
    pub(super) cells: BTreeMap<String, u64>,
}

#[tokio::test]
async fn a_small_office_tells_no_group_of_few_people() {
    on_both(async |database| {
        attack(Platform::on(database).await, 300).await;
    })
    .await;
}

#[tokio::test]
async fn a_busy_office_tells_no_group_of_few_people() {
    on_both(async |database| {
        attack(Platform::on(database).await, 20_000).await;
    })
    .await;
}

async fn attack(platform: Platform, answers: u64) {
    let mut rng = StdRng::seed_from_u64(answers);
    let mut readers = readers(&platform).await;
    let first: NaiveDate = "2026-09-20".parse().unwrap();
    for step in 0..SETTLINGS {
        // A settling every other day, over the ends of two months and of no quarter but one.
        for day in [first + Days::new(2 * step), first + Days::new(2 * step + 1)] {
            let responses = responses(&platform, day, answers / SETTLINGS / 2, &mut rng).await;
            for some in responses.chunks(400) {
                platform.app.store.accept(some).await.unwrap();
            }
        }
        let next = first + Days::new(2 * step + 2);
        sheet(&platform, first + Days::new(2 * step), &mut rng).await;
        let night = office_instant(next.and_hms_opt(0, 5, 0).unwrap());
        platform.app.clock.set(night);
        platform.settle_at(night).await;
        for reader in &mut readers {
            if reader.cookie.is_some() {
                // Sessions end in a night.
                let secret = begin(&platform.app, reader.name, "password").await.unwrap();
                reader.cookie = Some(secret.cookie(&platform.app.config).stripped().to_string());
            }
            look(&platform, reader, next, &mut rng).await;
        }
    }
    let seen: u64 = readers[1].cells.values().sum();
    assert!(seen * 10 > answers * 8, "{seen} of {answers} were settled");
}

async fn readers(platform: &Platform) -> Vec<Reader> {
    let mut readers = vec![Reader {
        name: "public",
        cookie: None,
        unit: None,
        least: PUBLIC,
        cells: BTreeMap::new(),
    }];
    for (name, role, unit) in [
        ("viewer", Role::Viewer, None),
        ("counter", Role::Counter, None),
        ("officer", Role::Officer, None),
        ("inspector", Role::Inspector, None),
        ("limited", Role::Viewer, Some("PLS")),
    ] {
        let units: Vec<&str> = unit.into_iter().collect();
        let cookie = session(&platform.app, name, role, &units).await;
        let cells = BTreeMap::new();
        readers.push(Reader { name, cookie: Some(cookie), unit, least: STAFF, cells });
    }
    readers
}

/// Forms of a day: many with the overall question alone, some short, some full, none with blanks.
pub(super) async fn responses(
    platform: &Platform,
    day: NaiveDate,
    count: u64,
    rng: &mut StdRng,
) -> Vec<NewResponse> {
    let touchpoints = platform.app.store.touchpoints().await.unwrap();
    let own: Vec<_> = touchpoints.iter().filter(|each| each.instrument == OF).collect();
    let instrument = platform.app.instruments.current(OF, day).unwrap();
    let mut all = Vec::new();
    for _ in 0..count.max(1) {
        // A few touchpoints are busy, most are quiet.
        let at = rng.random_range(0..own.len()).min(rng.random_range(0..own.len()));
        let minute = rng.random_range(7 * 60..17 * 60);
        let instant: DateTime<Utc> =
            office_instant(day.and_hms_opt(0, 0, 0).unwrap()) + TimeDelta::minutes(minute);
        let filled = Filled {
            key: Uuid::from_bytes(rng.random()),
            touchpoint: own[at],
            waves: &[],
            instrument,
            answers: read_answers(instrument, &fields(instrument, rng)).unwrap(),
            slip: None,
            procedure: None,
        };
        all.push(filled.seal(instant));
    }
    all
}

/// A sheet of a few paper forms, some fuller than others, keyed and closed.
async fn sheet(platform: &Platform, day: NaiveDate, rng: &mut StdRng) {
    let app = &platform.app;
    let touchpoints = app.store.touchpoints().await.unwrap();
    let own: Vec<_> = touchpoints.iter().filter(|each| each.instrument == OF).collect();
    let touchpoint = own[rng.random_range(0..own.len())];
    let instrument = app.instruments.current(OF, day).unwrap();
    let forms = rng.random_range(STAFF..2 * STAFF);
    let new = NewBundle {
        touchpoint: touchpoint.code.clone(),
        instrument: OF.to_owned(),
        day,
        counts: Counts { delivered: forms, returned: Some(forms), spoiled: 0 },
        keyed_twice: false,
    };
    let by = By::account("lan", office_instant(day.and_hms_opt(17, 0, 0).unwrap()));
    let own = (touchpoint, instrument.version.as_str());
    let bundle = app.store.make_bundle(&new, own, &by).await.unwrap();
    for number in 1..=forms {
        let answers = read_answers(instrument, &fields(instrument, rng)).unwrap();
        let form = OnPaper {
            touchpoint,
            instrument: (&instrument.id, &instrument.version),
            answers: &answers,
            procedure: None,
        };
        let sealed = form.sealed(&rng.random::<[u8; 16]>());
        let (record, remark) = (answers.record.clone(), answers.remark.clone());
        let keyed = Entry { record, remark, procedure: None, keyed_by: "lan".to_owned() };
        let new = NewKeyed { bundle: &bundle, number, entry: 1, corrects: false, sealed, keyed };
        app.store.key_form(&new, &by).await.unwrap();
    }
    let with = (&*app.instruments, &app.random, SettleRule::default());
    let closed = app.store.close_bundle(&bundle, with, &by).await.unwrap();
    assert!(matches!(closed, BundleClosed::Done(batches, 0) if batches.len() == 1));
}

fn fields(instrument: &Instrument, rng: &mut StdRng) -> Vec<(String, String)> {
    let items = match rng.random_range(0..10) {
        0..6 => Vec::new(),
        6..8 => instrument.index_items().into_iter().take(3).collect(),
        _ => instrument.index_items(),
    };
    let mut fields = vec![("overall".to_owned(), rng.random_range(1..=5).to_string())];
    for at in items {
        fields.push((instrument.items[at].code.clone(), rng.random_range(1..=5).to_string()));
    }
    fields
}

/// Gathers what a reader sees and subtracts what was seen before.
async fn look(platform: &Platform, reader: &mut Reader, today: NaiveDate, rng: &mut StdRng) {
    let cells = cells(platform, reader).await;
    for (cell, people) in &cells {
        let before = reader.cells.get(cell).copied().unwrap_or(0);
        let more = people.checked_sub(before);
        let more = more.unwrap_or_else(|| panic!("{}: {cell} lost people", reader.name));
        assert!(
            more == 0 || more >= reader.least,
            "{}: {cell} had {before} and has {people}",
            reader.name
        );
    }
    for cell in reader.cells.keys() {
        assert!(cells.contains_key(cell), "{}: {cell} is gone", reader.name);
    }
    for filter in filters(platform, reader, today, rng).await {
        let sum: u64 = cells
            .iter()
            .filter(|(cell, _)| filter.iter().all(|(name, value)| fits(cell, name, value)))
            .map(|(_, people)| people)
            .sum();
        let query: Vec<String> =
            filter.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let path = format!("/api/v1/scorecards/{OF}?{}", query.join("&"));
        let card = get(platform, reader, &path).await;
        assert_eq!(card["responses"], sum, "{}: {path}", reader.name);
        if reader.cookie.is_some() {
            items_are_of_many(&card, &path);
        }
    }
    for path in ["", "/cross?rows=touchpoint&cols=tier", "/cross?rows=unit&cols=period", "/funnel"]
    {
        let path = format!("/office/instruments/{OF}{path}");
        if let Some(cookie) = &reader.cookie {
            no_small_count(&platform.get_as(cookie, &path).await.body, &path);
        }
    }
    reader.cells = cells;
}

/// The finest cells a reader is told of.
pub(super) async fn cells(platform: &Platform, reader: &Reader) -> BTreeMap<String, u64> {
    let mut cells = BTreeMap::new();
    let rows = get(platform, reader, &format!("/api/v1/tallies/{OF}")).await;
    for row in rows.as_array().expect("a list of cells") {
        let mut row = row.as_object().unwrap().clone();
        let people = row.remove("responses").unwrap().as_u64().expect("a number of people");
        *cells.entry(serde_json::to_string(&row).unwrap()).or_insert(0) += people;
    }
    cells
}

/// Whether a cell is part of what one field of a filter leaves.
pub(super) fn fits(cell: &str, name: &str, value: &str) -> bool {
    let cell: Value = serde_json::from_str(cell).unwrap();
    // A cell of the public is of a quarter.
    let day = |end: &str| cell.get("day").unwrap_or(&cell[end]).as_str().unwrap().to_owned();
    match name {
        "from" => *value <= *day("from"),
        "to" => *day("to") <= *value,
        _ => cell[name] == value,
    }
}

pub(super) type Query = Vec<(&'static str, String)>;

/// Views that a reader may ask for: all, places, channels, own days, and several at once.
async fn filters(
    platform: &Platform,
    reader: &Reader,
    today: NaiveDate,
    rng: &mut StdRng,
) -> Vec<Query> {
    if reader.cookie.is_none() {
        let quarter = quarter_of(today).unwrap();
        let days = vec![("from", quarter.first.to_string()), ("to", quarter.last.to_string())];
        return vec![Vec::new(), days];
    }
    let own = reader.unit.map(|unit| ("unit", unit.to_owned()));
    let mut touchpoints = platform.app.store.touchpoints().await.unwrap();
    touchpoints.retain(|each| reader.unit.is_none_or(|unit| each.unit == unit));
    let mut filters: Vec<Query> = vec![own.clone().into_iter().collect()];
    for _ in 0..3 {
        let touchpoint = &touchpoints[rng.random_range(0..touchpoints.len())];
        let last = today - Days::new(rng.random_range(0..40));
        let first = last - Days::new(rng.random_range(0..9));
        let days = [("from", first.to_string()), ("to", last.to_string())];
        let with = |more: &[(&'static str, String)]| -> Query {
            own.clone().into_iter().chain(more.iter().cloned()).collect()
        };
        let place = ("touchpoint", touchpoint.code.clone());
        filters.push(with(&days));
        filters.push(with(std::slice::from_ref(&place)));
        filters.push(with(&[place, days[0].clone(), days[1].clone()]));
        if own.is_none() {
            filters.push(vec![("unit", touchpoint.unit.clone()), days[1].clone()]);
            filters.push(vec![("tier", touchpoint.tier.code().to_owned()), days[0].clone()]);
        }
    }
    filters
}

pub(super) async fn get(platform: &Platform, reader: &Reader, path: &str) -> Value {
    let page = match &reader.cookie {
        Some(cookie) => platform.get_as(cookie, path).await,
        None => platform.get(path).await,
    };
    assert_eq!(page.status, 200, "{}: {path}: {}", reader.name, page.body);
    page.json()
}

/// Without blanks an item was answered by nobody or by many: no full form stands among short ones.
fn items_are_of_many(card: &Value, path: &str) {
    for item in card["items"].as_array().unwrap() {
        let n = item["n"].as_u64();
        assert!(item["suppressed"] == false, "{path}: {item}");
        assert!(n.is_none_or(|n| n == 0 || n >= STAFF), "{path}: {item}");
    }
}

/// No page says "3 phiếu".
fn no_small_count(body: &str, path: &str) {
    for (before, _) in body.match_indices(" phiếu").map(|(at, _)| body.split_at(at)) {
        let digits = before.rsplit(|it: char| !it.is_ascii_digit() && it != '.').next();
        let count: Option<u64> = digits.and_then(|digits| digits.replace('.', "").parse().ok());
        // Answers that are still needed are nobody's.
        let is_needed = digits.is_some_and(|digits| {
            before.strip_suffix(digits).is_some_and(|text| text.ends_with("cần thêm khoảng "))
        });
        let is_small = !is_needed && count.is_some_and(|count| (1..STAFF).contains(&count));
        assert!(!is_small, "{path}: {}", &before[before.len().saturating_sub(200)..]);
    }
}
