//! What the bytes of both databases tell of who answered what.

use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use hailong::base::random::Random;
use hailong::domain::batch::SettleRule;
use hailong::domain::survey::Record;
use hailong::store::{By, NewResponse, Store};
use sqlx::{Connection, SqliteConnection};

use crate::support::databases::{Database, fresh_postgres, fresh_sqlite, on_both};
use crate::support::sample::{
    catalogue, key, morning, new_response, new_responses, settle_in, today,
};

/// Pages of a database file.
const PAGE: usize = 4096;

/// What a remark begins with, so that a page with one can be told.
const WORDS: &str = "góp ý số";

/// An answer whose remark is its number.
fn numbered(number: u64) -> NewResponse {
    NewResponse {
        remark: Some(format!("{WORDS} {number:016}")),
        record: Record::stored("5-100"),
        ..new_response(number)
    }
}

async fn settle(store: &Store, random: &Random) -> u64 {
    let now = morning() + TimeDelta::hours(12);
    let rule = SettleRule::default();
    store.settle_now(&catalogue(), random, rule, now).await.unwrap().responses
}

/// The numbers of remarks, from rows of their texts.
fn numbers(texts: &[String]) -> Vec<u64> {
    texts.iter().map(|text| text.rsplit(' ').next().unwrap().parse().unwrap()).collect()
}

/// Kendall's S of a sequence of places against its own order, and the variance it has by chance
/// (Kendall 1938, Biometrika 30, p. 85).
fn kendall(places: &[usize]) -> (f64, f64) {
    let mut s = 0_i64;
    for (at, one) in places.iter().enumerate() {
        s += places[at + 1..].iter().map(|other| if other > one { 1 } else { -1 }).sum::<i64>();
    }
    let n = f64::from(u32::try_from(places.len()).unwrap());
    (f64::from(i32::try_from(s).unwrap()), n * (n - 1.0) * (2.0 * n + 5.0) / 18.0)
}

/// How many standard deviations the orders of two tables agree more or less than by chance, over the
/// people of each batch.
fn agreement(batches: &[Vec<u64>], one: &[u64], other: &[u64]) -> f64 {
    let place = |of: &[u64], number: u64| of.iter().position(|each| *each == number).unwrap();
    let (mut s, mut variance) = (0.0, 0.0);
    for people in batches {
        let mut people = people.clone();
        people.sort_by_key(|number| place(one, *number));
        let places: Vec<usize> = people.iter().map(|number| place(other, *number)).collect();
        let found = kendall(&places);
        (s, variance) = (s + found.0, variance + found.1);
    }
    s / f64::sqrt(variance)
}

/// Receipts as they lie in the table, by the numbers of their answers.
async fn receipts(database: &Database, count: u64) -> Vec<u64> {
    let hashes = if database.name == "SQLite" {
        database.texts("select lower(hex(key_hash)) from receipt order by rowid").await
    } else {
        database.texts("select encode(key_hash, 'hex') from receipt order by ctid").await
    };
    let hex = |number| hailong::base::code::hex(key(number));
    let of: std::collections::BTreeMap<String, u64> =
        (0..count).map(|number| (hex(number), number)).collect();
    hashes.iter().map(|hash| of[hash]).collect()
}

#[tokio::test]
async fn no_order_of_rows_follows_the_arrival_or_another_table() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let random = Random::seeded(22);
        let mut arrival = Vec::new();
        let mut batches = Vec::new();
        for round in 0..40_u64 {
            let people: Vec<u64> = (round * 20..round * 20 + 5 + round % 15).collect();
            let answers: Vec<_> = people.iter().map(|number| numbered(*number)).collect();
            store.accept(&answers).await.unwrap();
            assert_eq!(settle(store, &random).await, people.len() as u64);
            arrival.extend(people.clone());
            batches.push(people);
        }
        let by_slot = "select body from remark order by batch,
            cast(substr(response, length(cast(batch as text)) + 2) as bigint)";
        let slots = numbers(&database.texts(by_slot).await);
        let rows = if database.name == "SQLite" { "rowid" } else { "ctid" };
        let by_row = format!("select body from remark order by {rows}");
        let remarks = numbers(&database.texts(&by_row).await);
        let by_id = numbers(&database.texts("select body from remark order by id").await);
        let receipts = receipts(database, 800).await;
        let mut keys = arrival.clone();
        keys.sort_by_key(|number| key(*number));
        for (name, one, other) in [
            ("arrival and slot", &arrival, &slots),
            ("arrival and receipt", &arrival, &receipts),
            ("arrival and remark", &arrival, &remarks),
            ("receipt and slot", &receipts, &slots),
            ("receipt and remark", &receipts, &remarks),
            ("key and slot", &keys, &slots),
            ("key and remark", &keys, &remarks),
            ("slot and remark", &slots, &remarks),
            ("slot and id of remark", &slots, &by_id),
        ] {
            let z = agreement(&batches, one, other);
            assert!(z.abs() < 3.5, "{name}: {z} on {}", database.name);
        }
        // The measure finds an order where there is one.
        assert!(agreement(&batches, &arrival, &arrival) > 20.0);
    })
    .await;
}

/// The database file and its write-ahead log.
fn files(database: &Database) -> [PathBuf; 2] {
    let file = database.url.trim_start_matches("sqlite:");
    [file.into(), format!("{file}-wal").into()]
}

fn has(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// What the files of a SQLite database tell of settled answers with these numbers: pages on which a
/// key's hash stands beside a remark, and instants of acceptance.
fn traces(files: &[PathBuf], numbers: &[u64]) -> Vec<String> {
    let mut found = Vec::new();
    let keys: std::collections::BTreeSet<[u8; 8]> =
        numbers.iter().map(|number| key(*number)[..8].try_into().unwrap()).collect();
    let instants: std::collections::BTreeSet<[u8; 6]> = numbers
        .iter()
        .map(|number| {
            // SQLite keeps an integer of this size in six bytes.
            let instant = new_response(*number).accepted_at.timestamp_millis();
            instant.to_be_bytes()[2..].try_into().unwrap()
        })
        .collect();
    for file in files {
        let bytes = std::fs::read(file).unwrap_or_default();
        // Frames of the log have a head of 24 bytes before their page, and the log one of 32.
        let is_log = file.extension().is_some_and(|end| end == "db-wal");
        let (skip, size) = if is_log { (32, PAGE + 24) } else { (0, PAGE) };
        for (at, page) in bytes.get(skip..).unwrap_or_default().chunks(size).enumerate() {
            let with_key = page.windows(8).any(|window| keys.contains(window));
            if with_key && has(page, WORDS.as_bytes()) {
                found.push(format!("{} page {at}: a key beside a remark", file.display()));
            }
            if page.windows(6).any(|window| instants.contains(window)) {
                found.push(format!("{} page {at}: an instant", file.display()));
            }
        }
    }
    found
}

/// Two thousand answers with remarks, which have reached the file before they are settled.
async fn in_the_file(database: &Database) -> (Vec<u64>, Store) {
    settle_in(&database.store).await;
    let all: Vec<u64> = (0..2000).collect();
    for some in all.chunks(250) {
        let answers: Vec<_> = some.iter().map(|number| numbered(*number)).collect();
        database.store.accept(&answers).await.unwrap();
    }
    // Closing moves everything from the log into the file.
    database.store.close().await;
    assert!(!traces(&files(database), &all).is_empty(), "the inbox is in the file");
    (all, database.open_again().await)
}

#[tokio::test]
async fn no_byte_of_sqlite_has_a_key_beside_a_remark_or_an_instant_once_settled() {
    let database = fresh_sqlite().await;
    let (all, store) = in_the_file(&database).await;
    assert_eq!(settle(&store, &Random::seeded(3)).await, 2000);
    assert_eq!(traces(&files(&database), &all), Vec::<String>::new());
    store.close().await;
    assert_eq!(traces(&files(&database), &all), Vec::<String>::new());
}

/// A reader whose transaction is open.
async fn reader(database: &Database) -> SqliteConnection {
    let mut reader = SqliteConnection::connect(&database.url).await.unwrap();
    sqlx::raw_sql("begin; select count(*) from inbox").execute(&mut reader).await.unwrap();
    reader
}

#[tokio::test]
async fn a_reader_in_the_way_delays_the_wipe_and_does_not_prevent_it() {
    let database = fresh_sqlite().await;
    let (all, store) = in_the_file(&database).await;
    let reading = reader(&database).await;
    assert_eq!(settle(&store, &Random::seeded(3)).await, 2000);
    store.wipe().await.unwrap();
    assert!(!traces(&files(&database), &all).is_empty(), "the reader still needs them");
    reading.close().await.unwrap();
    store.wipe().await.unwrap();
    assert_eq!(traces(&files(&database), &all), Vec::<String>::new());
}

#[tokio::test]
async fn what_a_killed_process_left_in_the_log_is_wiped_after_the_next_start() {
    let database = fresh_sqlite().await;
    let (all, store) = in_the_file(&database).await;
    let reading = reader(&database).await;
    settle(&store, &Random::seeded(3)).await;
    // The files as a killed process would leave them.
    let folder = tempfile::tempdir().unwrap();
    let copies = ["hailong.db", "hailong.db-wal"].map(|name| folder.path().join(name));
    for (file, copy) in files(&database).iter().zip(&copies) {
        std::fs::copy(file, copy).unwrap();
    }
    reading.close().await.unwrap();
    let url = |file: &Path| format!("sqlite:{}", file.display());
    let restarted = Store::open(&url(&copies[0])).await.unwrap();
    assert!(!traces(&copies, &all).is_empty());
    restarted.wipe().await.unwrap();
    assert_eq!(traces(&copies, &all), Vec::<String>::new());
    restarted.close().await;
}

/// Rows of the inbox that are dead, or were: each has a transaction that says what came together.
const DEAD: &str = "select cast(count(*) as text)
    from generate_series(0, pg_relation_size('inbox') / 8192 - 1) page,
        heap_page_items(get_raw_page('inbox', cast(page as int)))
    where lp_flags = 1 and t_xmax <> 0";

#[tokio::test]
async fn no_dead_row_of_the_inbox_is_left_in_postgresql() {
    let database = fresh_postgres().await;
    let store = &database.store;
    settle_in(store).await;
    database.run("create extension pageinspect").await;
    let slips: Vec<[u8; 32]> = (0..10).map(|each| [each; 32]).collect();
    let by = By::system(morning());
    store.keep_slips("BT01", &slips, (today(), today()), &by).await.unwrap();
    let with_slip =
        |number: u8| NewResponse { slip_hash: Some([number; 32]), ..numbered(number.into()) };
    for number in 0..10 {
        store.accept(&[with_slip(number)]).await.unwrap();
    }
    // Some of another series wait on, so that the pages stay.
    let waiting: Vec<_> = (100..103).map(numbered).collect();
    store.accept(&waiting).await.unwrap();
    assert_eq!(database.texts(DEAD).await, ["0"]);
    assert_eq!(settle(store, &Random::seeded(3)).await, 10);
    assert_eq!(database.texts(DEAD).await, ["0"]);
    // No row that is left has the transaction of a slip that was spent.
    let together = "select cast(count(*) as text) from slip where xmin in
        (select xmin from receipt union all select xmin from remark union all
         select xmin from batch union all select xmin from inbox)";
    assert_eq!(database.texts(together).await, ["0"]);
    database.close().await;
}

#[tokio::test]
async fn an_open_transaction_delays_the_vacuum_and_does_not_prevent_it() {
    let database = fresh_postgres().await;
    let store = &database.store;
    settle_in(store).await;
    database.run("create extension pageinspect").await;
    store.accept(&new_responses(0..10)).await.unwrap();
    let waiting: Vec<_> = (100..103).map(numbered).collect();
    store.accept(&waiting).await.unwrap();
    let mut reader = sqlx::PgConnection::connect(&database.url).await.unwrap();
    let begin = "begin isolation level repeatable read; select count(*) from inbox";
    sqlx::raw_sql(begin).execute(&mut reader).await.unwrap();
    let random = Random::seeded(3);
    assert_eq!(settle(store, &random).await, 13);
    assert_eq!(database.texts(DEAD).await, ["13"]);
    store.wipe().await.unwrap();
    assert_eq!(database.texts(DEAD).await, ["13"], "the reader still sees them");
    // Answered once the server has ended the transaction; closing the connection would not wait for that.
    sqlx::raw_sql("rollback").execute(&mut reader).await.unwrap();
    store.wipe().await.unwrap();
    assert_eq!(database.texts(DEAD).await, ["0"]);
    reader.close().await.unwrap();
    database.close().await;
}

#[tokio::test]
async fn postgresql_vacuums_the_inbox_by_itself_soon() {
    let database = fresh_postgres().await;
    let options =
        "select array_to_string(reloptions, ' ') from pg_class where oid = 'inbox'::regclass
        union all select array_to_string(t.reloptions, ' ') from pg_class t join pg_class c
        on c.reltoastrelid = t.oid where c.oid = 'inbox'::regclass";
    for options in database.texts(options).await {
        for wanted in ["autovacuum_vacuum_scale_factor=0", "autovacuum_vacuum_threshold=50"] {
            assert!(options.contains(wanted), "{options}");
        }
    }
    database.close().await;
}
