//! The made-up year: brought in through the real doors, the same for the same seed.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use hailong::demo::{self, Loaded, Setting, Year};
use hailong::domain::batch::{Place, Selection};
use hailong::domain::measure::{Channels, Filter, Scorecard, Tally};
use hailong::domain::petition::{Key, Rules, State};
use hailong::domain::survey::{Catalogue, Instrument, file, read_answers};
use hailong::domain::touchpoint::seeds;
use hailong::domain::unit::Touchpoint;
use hailong::stats::Verdict;
use hailong::store;
use hailong::store::{PetitionFilter, Store};

use crate::support::databases::{Database, fresh_postgres, fresh_sqlite};

pub(super) fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn office(catalogue: &Catalogue) -> seeds::Seeds {
    let ids = catalogue.ids().into_iter().map(str::to_owned).collect();
    seeds::read(seeds::DEMO, &ids).unwrap()
}

/// The whole of the demo on a fresh database.
async fn made_up(store: &Store, catalogue: &Catalogue, seed: u64, responses: usize) -> Loaded {
    store::seed(store, &office(catalogue)).await.unwrap();
    let touchpoints = store.touchpoints().await.unwrap();
    let year = Year {
        seed,
        instruments: catalogue,
        touchpoints: &touchpoints,
        responses,
        last_day: last_day(),
    };
    let mut told = 0;
    let loaded = demo::load(store, year, |more| told += more).await.unwrap();
    assert_eq!(told, responses, "progress is told in full");
    loaded
}

/// The counts of every place and day.
async fn counters(store: &Store, catalogue: &Catalogue) -> Vec<((Place, NaiveDate), Tally)> {
    let mut rows = Vec::new();
    for id in ["sipas-counter", "quick"] {
        let columns = store.columns(catalogue.current(id, last_day()).unwrap()).await.unwrap();
        let all = Selection::default();
        rows.extend(
            columns.view(&all).tallies_by_place_and_day(|place, day| Some((place.clone(), day))),
        );
    }
    rows
}

#[tokio::test]
async fn the_same_seed_makes_the_same_counts_on_both_databases() {
    let catalogue = file::built_in().unwrap();
    let mut told = Vec::new();
    for (database, seed) in
        [(fresh_sqlite().await, 1), (fresh_postgres().await, 1), (fresh_sqlite().await, 2)]
    {
        let Database { store, .. } = &database;
        let loaded = made_up(store, &catalogue, seed, 400).await;
        assert_eq!(loaded.responses, 400);
        let issued = store.slips_issued(None, None).await.unwrap();
        let issued: u64 = issued.values().map(|(slips, _)| slips).sum();
        assert_eq!(usize::try_from(issued).unwrap(), loaded.slips);
        let rows = counters(store, &catalogue).await;
        let settled: u64 = rows.iter().map(|(_, tally)| tally.responses).sum();
        let waiting = store.inbox_size().await.unwrap();
        assert_eq!(settled + waiting, 400);
        assert!(waiting < 40, "of the last two weeks: {waiting}");
        told.push(rows);
        database.close().await;
    }
    assert_eq!(told[0], told[1]);
    assert_ne!(told[0], told[2]);
}

#[test]
fn every_verdict_appears_and_one_counter_is_in_trouble() {
    let catalogue = file::built_in().unwrap();
    let mut touchpoints = office(&catalogue).touchpoints;
    touchpoints.sort_by(|one, other| one.code.cmp(&other.code));
    let instrument = catalogue.newest("sipas-counter").unwrap();
    let counts = counted(&catalogue, &touchpoints, instrument);

    let whole = score(instrument, counts.iter().map(|(_, tally)| tally));
    let index = whole.index.value.unwrap();
    assert!((88.5..91.5).contains(&index), "overall {index}");
    let verdicts: BTreeSet<String> =
        whole.items.iter().map(|item| format!("{:?}", item.verdict.unwrap())).collect();
    assert_eq!(verdicts.len(), 3, "{verdicts:?}");

    let in_trouble: Vec<_> = touchpoints
        .iter()
        .filter(|each| each.instrument == instrument.id)
        .filter(|each| {
            let late = counts.iter().filter(|((code, late), _)| *late && code == &each.code);
            let score = score(instrument, late.map(|(_, tally)| tally));
            score.index.verdict == Some(Verdict::Missed) && score.index.value.unwrap() < 80.0
        })
        .map(|each| each.code.as_str())
        .collect();
    assert_eq!(in_trouble, ["CN01"]);
}

/// Tallies of the default demo, by counter and by whether it was the last third of the year.
fn counted(
    catalogue: &Catalogue,
    touchpoints: &[Touchpoint],
    instrument: &Instrument,
) -> Vec<((String, bool), Tally)> {
    let year = Year {
        seed: 1,
        instruments: catalogue,
        touchpoints,
        responses: 20_000,
        last_day: last_day(),
    };
    let turn = NaiveDate::from_ymd_opt(2026, 7, 25).unwrap();
    let mut counts: std::collections::BTreeMap<_, Tally> = std::collections::BTreeMap::new();
    for visit in year.visits().flatten() {
        if visit.instrument.id != instrument.id {
            continue;
        }
        let answers = read_answers(visit.instrument, &visit.fields).unwrap();
        let late = hailong::base::calendar::office_day(visit.sent_at) >= turn;
        let tally = counts
            .entry((visit.touchpoint.code.clone(), late))
            .or_insert_with(|| Tally::empty(instrument));
        assert!(tally.count(instrument, &answers.record));
    }
    counts.into_iter().collect()
}

fn score<'a>(instrument: &Instrument, tallies: impl Iterator<Item = &'a Tally>) -> Scorecard {
    let mut sum = Tally::empty(instrument);
    tallies.for_each(|tally| sum.add(tally));
    let channels = Channels::default();
    Scorecard::of(instrument, &sum, channels, &Filter::default(), None)
}

#[tokio::test]
async fn the_made_up_petitions_are_in_every_state_and_the_same_for_the_same_seed() {
    let catalogue = file::built_in().unwrap();
    let rules = Rules::built_in(Key::of([5; 32])).unwrap();
    let mut told = Vec::new();
    for (database, seed) in
        [(fresh_sqlite().await, 1), (fresh_postgres().await, 1), (fresh_sqlite().await, 2)]
    {
        let Database { store, .. } = &database;
        store::seed(store, &office(&catalogue)).await.unwrap();
        let setting = Setting { seed, account: "demo", last_day: last_day() };
        let count = demo::load_petitions(store, setting, &rules).await.unwrap();
        let petitions = store.petitions(&PetitionFilter::default(), None, 99).await.unwrap().rows;
        assert_eq!(petitions.len(), count);
        assert!(petitions.iter().all(|each| each.received <= last_day()));
        let states: BTreeSet<State> = petitions.iter().map(|each| each.state).collect();
        assert_eq!(states, BTreeSet::from(State::ALL));
        told.push(petitions);
        database.close().await;
    }
    assert_eq!(told[0], told[1]);
    assert_ne!(told[0][0].code, told[2][0].code);
}
