//! A database of the version before batches opens with this one, and nobody is lost.

mod filled;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime};
use futures_util::future::join;
use hailong::base::Lang;
use hailong::base::calendar::office_time;
use hailong::base::random::Random;
use hailong::domain::batch::{Selection, SettleRule};
use hailong::domain::remark::State;
use hailong::domain::survey::{Catalogue, Choice, Counts, Instrument, Kind};
use hailong::store::{ReceiptState, RemarkFilter, Store};

use crate::support::databases::{Database, opened_from};
use crate::support::platform::topics;
use crate::support::sample::{instrument, new_response, text};

use filled::{Before, before, filled, responses};

/// The last migration before batches.
const BEFORE: i64 = 18;

/// Six questions of eight choices each.
fn form() -> Instrument {
    let mut form = instrument();
    let choice = |code| Choice { code, label: text("x"), counts: Counts::Satisfied, points: None };
    form.scales[0].choices = "12345678".chars().map(choice).collect();
    let item = form.items[0].clone();
    form.items = (0..6)
        .map(|at| {
            let kind = Kind::SelectOne { scale: "five".to_owned() };
            hailong::domain::survey::Item { code: format!("s{at}"), kind, ..item.clone() }
        })
        .collect();
    form.factors.clear();
    form
}

/// Every settled record, with the number of its batch, the place and the day told, and its id.
async fn settled(database: &Database) -> BTreeMap<String, (String, String, String, NaiveDate)> {
    let rows = database
        .texts(
            "select number || ' ' || unit || ' ' || touchpoint || ' ' || tier || ' ' ||
                 cast(day as text) || ' ' || records from batch order by number",
        )
        .await;
    let mut found = BTreeMap::new();
    for row in rows {
        let parts: Vec<&str> = row.split(' ').collect();
        let [number, unit, touchpoint, tier, day, records] = parts[..] else { panic!("{row}") };
        assert!(records.len() >= 5 * 6, "batch {number} is of fewer than five");
        let lines =
            records.as_bytes().chunks(6).map(|line| String::from_utf8(line.into()).unwrap());
        for (slot, record) in lines.enumerate() {
            let place = format!("{unit} {touchpoint} {tier}");
            let row = (number.to_owned(), format!("{number}.{slot}"), place, day.parse().unwrap());
            assert!(found.insert(record, row).is_none(), "twice");
        }
    }
    found
}

async fn waiting(database: &Database) -> BTreeMap<String, String> {
    let rows = database.texts("select record || ' ' || coalesce(remark, '') from inbox").await;
    let pair = |row: &String| {
        let (record, remark) = row.split_once(' ').unwrap();
        (record.to_owned(), remark.to_owned())
    };
    rows.iter().map(pair).collect()
}

#[tokio::test]
async fn everybody_is_in_one_batch_of_five_or_waits() {
    opened_from(BEFORE, filled, async |database| {
        let (settled, waiting) = (settled(database).await, waiting(database).await);
        let all = responses();
        assert_eq!(settled.len() + waiting.len(), all.len() + 3);
        assert!(waiting.len() < 3 + 5, "{waiting:?}");
        let mut days: BTreeMap<String, (NaiveDate, BTreeSet<NaiveDate>)> = BTreeMap::new();
        for old in &all {
            let Some((number, _, place, day)) = settled.get(&old.record()) else {
                assert!(waiting.contains_key(&old.record()), "{old:?} is lost");
                continue;
            };
            let own = [old.unit, old.touchpoint, old.tier];
            for (told, own) in place.split(' ').zip(own) {
                assert!(told.is_empty() || told == own, "{old:?} in {place}");
            }
            // Paper waits for more paper of its place, however long that takes.
            if old.tier != "paper" {
                let of = days.entry(number.clone()).or_insert((*day, BTreeSet::new()));
                of.1.insert(old.day);
            }
        }
        for (number, (day, members)) in days {
            assert_eq!(Some(&day), members.last(), "batch {number} has the day of its last");
            let first = members.first().unwrap();
            assert!((day - *first).num_days() <= 31, "batch {number}");
        }
        let series = database.texts("select series from inbox where duration is not null").await;
        assert_eq!(series, ["small|1||sngv|LS|BT02|open|full|"; 3]);
        // Midnight of a first day of a month in Việt Nam.
        let instants =
            "select distinct cast(accepted_at as text) from inbox where duration is null";
        for instant in database.texts(instants).await {
            let at = DateTime::from_timestamp_millis(instant.parse().unwrap()).unwrap();
            assert_eq!((office_time(at).day(), office_time(at).time()), (1, NaiveTime::MIN));
        }
        let spent = database.store.slips_issued(None, None).await.unwrap();
        assert_eq!(spent["BT01"], (2, 1));
        assert!(database.texts("select value from fact where key = 'regrouped'").await.len() == 1);
    })
    .await;
}

#[tokio::test]
async fn every_remark_keeps_its_words_its_response_and_what_was_done_about_it() {
    opened_from(BEFORE, filled, async |database| {
        let store = &database.store;
        let (settled, waiting) = (settled(database).await, waiting(database).await);
        store.index_remarks(&topics()).await.unwrap();
        let remarks =
            store.remarks(&RemarkFilter::default(), (None, 1000), Lang::Vi).await.unwrap().rows;
        let responses_of: BTreeMap<String, String> = database
            .texts("select body || '|' || response from remark")
            .await
            .iter()
            .map(|row| {
                let (body, response) = row.split_once('|').unwrap();
                (body.to_owned(), response.to_owned())
            })
            .collect();
        let mut seen = 0;
        for old in responses().into_iter().filter(|old| old.remark.is_some()) {
            let body = old.remark.clone().unwrap();
            let of: Vec<_> = remarks.iter().filter(|it| it.text == body).collect();
            let state = before(&old);
            let is_settled = settled.get(&old.record());
            let was_shown = matches!(state, Before::Shown | Before::Worked);
            // What was not shown yet waits with its response.
            assert_eq!(of.len(), usize::from(is_settled.is_some() || was_shown), "{old:?}");
            if let Some(remark) = waiting.get(&old.record()) {
                assert_eq!(remark.is_empty(), was_shown, "{old:?}: {remark}");
            }
            let Some(remark) = of.first() else { continue };
            seen += 1;
            if let Some((_, response, place, day)) = is_settled {
                assert_eq!(responses_of[&body], *response);
                assert!(remark.batch.from <= *day && *day <= remark.batch.to);
                let unit = place.split(' ').next().unwrap();
                assert!(was_shown || remark.unit.as_deref().unwrap_or_default() == unit);
            }
            if remark.touchpoint.is_none() {
                assert_eq!(remark.batch.from.day(), 1, "the month alone");
            }
            let expected = if state == Before::Worked { State::Action } else { State::Unread };
            assert_eq!(remark.state, expected, "{old:?}");
            assert_eq!(remark.note.is_empty(), state != Before::Worked);
            if state != Before::New {
                assert_eq!(remark.topics, ["waiting"], "somebody's choice");
            }
        }
        assert_eq!(seen, remarks.len());
        let public = store.public_remarks(None, 500).await.unwrap().rows;
        let worked = responses().into_iter().filter(|old| old.remark.is_some());
        assert_eq!(public.len(), worked.filter(|old| before(old) == Before::Worked).count());
    })
    .await;
}

#[tokio::test]
async fn what_was_regrouped_is_verified_counted_and_settled_further() {
    opened_from(BEFORE, filled, async |database| {
        let store = &database.store;
        let catalogue = Catalogue::of(vec![form()]);
        let (sums, found) = store.verify_batches(&catalogue, SettleRule::default()).await.unwrap();
        assert!(found.is_empty(), "{found:?}");
        // Opening again changes nothing.
        let before = settled(database).await;
        database.open_again().await.close().await;
        assert_eq!(settled(database).await, before);
        assert_eq!(sums.responses, before.len() as u64);
        let columns = store.columns(&form()).await.unwrap();
        assert_eq!(columns.view(&Selection::default()).responses(), before.len() as u64);

        let more: Vec<_> = (0..8)
            .map(|number| hailong::store::NewResponse {
                record: hailong::domain::survey::Record::stored("888888"),
                ..new_response(number)
            })
            .collect();
        store.accept(&more).await.unwrap();
        let later = "2026-12-31T17:02:00Z".parse().unwrap();
        let rule = SettleRule::default();
        let settled = store.settle(&catalogue, &Random::system(), rule, later).await.unwrap();
        // Fewer than five on paper, and fewer than five of the rest.
        assert!(settled.stuck.is_empty() && settled.waiting <= 4 + 4, "{settled:?}");
        let (sums, found) = store.verify_batches(&catalogue, rule).await.unwrap();
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(sums.responses + settled.waiting, responses().len() as u64 + 3 + 8);
        // Receipts of before say what they said.
        let receipts = store.settled_counts().await.unwrap();
        assert!(receipts.receipts <= receipts.responses + settled.waiting);
        let state = store.receipt(&receipt_of_old(5)).await.unwrap();
        assert_eq!(state, Some(ReceiptState::Counted(responses()[5].day)));
    })
    .await;
}

/// The receipt of an old response, by its key's hash.
fn receipt_of_old(number: u64) -> String {
    let mut hash = [0; 32];
    hash[0] = 1;
    hash[24..].copy_from_slice(&number.to_be_bytes());
    hailong::store::NewResponse { key_hash: hash, ..new_response(0) }.receipt()
}

#[tokio::test]
async fn two_nodes_that_start_at_once_regroup_once() {
    crate::support::databases::before_opening(BEFORE, filled, async |name, url| {
        // SQLite is of one process.
        if name == "SQLite" {
            return;
        }
        let (one, other) = join(Store::open(url), Store::open(url)).await;
        let (one, other) = (one.unwrap(), other.unwrap());
        let waiting = one.inbox_size().await.unwrap();
        let counts = other.settled_counts().await.unwrap();
        assert_eq!(counts.responses + waiting, responses().len() as u64 + 3);
        one.close().await;
        other.close().await;
    })
    .await;
}
